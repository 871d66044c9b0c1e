using BriefBot.Answer;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/brief</c>: what a topic comes to, every line cited.</summary>
sealed class BriefCommand(QuestionFlow flow, QuestionDesk desk, Libraries libraries, TopicStore topics, Threads threads) : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.Slash(
            Term.BriefName,
            Term.BriefUse,
            inDirectMessages: true,
            CommandText.Option(ApplicationCommandOptionType.String, Term.BriefTopicName, Term.BriefTopicUse, required: true) with
            {
                MinLength = 1,
                MaxLength = Question.MaximumText,
                Autocomplete = true,
            },
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.PrivateName, Term.PrivateUse)
        );

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        var text = context.Option("topic")?.Text?.Trim() ?? "";
        if (text.Length == 0)
        {
            await context.RespondAsync(NoticeMessage.Of(Term.NothingAsked, context.Locale), ephemeral: true, cancellation);
            return;
        }
        var place = context.Place(isPrivate: context.Option("private")?.Flag == true);
        await flow.AskAsync(
            context,
            new Asked(text, place, context.Person, context.Locale)
            {
                IsTopic = true,
                StandsAlone = true,
                Thread = threads.ParentOf(place.Channel),
            },
            cancellation
        );
    }

    /// <summary>The topics that are saved where the person may ask.</summary>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    )
    {
        if (option != "topic")
            return [];
        var names = new List<string>();
        foreach (var server in await desk.ReachableAsync(context.Place(isPrivate: true), context.Person, cancellation))
        {
            var library = await libraries.OwnAsync(server.Workspace, cancellation);
            names.AddRange((await topics.ListAsync(library.Workspace, cancellation)).Select(topic => topic.Name));
        }
        return
        [
            .. names
                .Where(name => name.Contains(written.Trim(), StringComparison.OrdinalIgnoreCase) && name.Length <= DiscordLimits.ChoiceName)
                .Select(name => (Shown: Markdown.Plain(name, DiscordLimits.ChoiceName), Value: name))
                .Where(choice => !string.IsNullOrWhiteSpace(choice.Shown))
                .DistinctBy(choice => choice.Shown, StringComparer.OrdinalIgnoreCase)
                .Take(DiscordLimits.AutocompleteChoices)
                .Select(choice => ApplicationCommandChoice.Of(choice.Shown, choice.Value)),
        ];
    }
}
