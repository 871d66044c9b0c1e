using System.Globalization;
using BriefBot.Answer;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/ask</c>: a question, answered with citations.</summary>
sealed class AskCommand(
    QuestionFlow flow,
    QuestionDesk desk,
    Libraries libraries,
    OutletDirectory outlets,
    Threads threads,
    TimeProvider time
) : BotCommand
{
    // What was written for a day, as far as it is repeated in a choice; the day itself follows.
    const int LongestSpan = 50;

    DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.Slash(
            Term.AskName,
            Term.AskUse,
            inDirectMessages: true,
            CommandText.Option(ApplicationCommandOptionType.String, Term.QuestionName, Term.QuestionUse, required: true) with
            {
                MinLength = 1,
                MaxLength = Question.MaximumText,
            },
            CommandText.Option(ApplicationCommandOptionType.String, Term.SourceName, Term.SourceUse) with
            {
                Autocomplete = true,
                MaxLength = DiscordLimits.ChoiceName,
            },
            CommandText.Option(ApplicationCommandOptionType.String, Term.SinceName, Term.SinceUse) with
            {
                Autocomplete = true,
                MaxLength = DiscordLimits.ChoiceName,
            },
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.PrivateName, Term.PrivateUse)
        );

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        var words = Localization.For(context.Locale);
        var text = context.Option("question")?.Text?.Trim() ?? "";
        DateOnly? since = null;
        if (context.Option("since")?.Text is { } written)
        {
            if (!SinceText.TryParse(written, Today, out var day))
            {
                await context.RespondAsync(NoticeMessage.Of(Term.BadDate, context.Locale), ephemeral: true, cancellation);
                return;
            }
            since = day;
        }
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
                Source = context.Option("source")?.Text?.Trim() is { Length: > 0 } source ? source : null,
                Since = since,
                Thread = threads.ParentOf(place.Channel),
            },
            cancellation
        );
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    ) =>
        option switch
        {
            "source" => await SourcesAsync(context, written, cancellation),
            "since" => Days(written),
            _ => [],
        };

    async ValueTask<IReadOnlyList<ApplicationCommandChoice>> SourcesAsync(
        InteractionContext context,
        string written,
        CancellationToken cancellation
    )
    {
        var found = new List<string>();
        foreach (var server in await desk.ReachableAsync(context.Place(isPrivate: true), context.Person, cancellation))
        {
            var library = await libraries.CurrentAsync(server.Workspace, cancellation);
            found.AddRange(await outlets.FindAsync(library, written.Trim(), DiscordLimits.AutocompleteChoices, cancellation));
        }
        // Discord refuses all choices for the sake of one without a name.
        return
        [
            .. found
                .Where(source => source.Length <= DiscordLimits.ChoiceName)
                .Select(source => (Name: Markdown.Plain(source, DiscordLimits.ChoiceName), Value: source))
                .Where(choice => !string.IsNullOrWhiteSpace(choice.Name))
                .DistinctBy(choice => choice.Name, StringComparer.OrdinalIgnoreCase)
                .Take(DiscordLimits.AutocompleteChoices)
                .Select(choice => ApplicationCommandChoice.Of(choice.Name, choice.Value)),
        ];
    }

    List<ApplicationCommandChoice> Days(string written)
    {
        var choices = new List<ApplicationCommandChoice>();
        if (SinceText.TryParse(written, Today, out var day))
            choices.Add(Choice(written.Trim(), day));
        foreach (var offer in SinceText.Offers)
        {
            if (offer.StartsWith(written.Trim(), StringComparison.OrdinalIgnoreCase) && SinceText.TryParse(offer, Today, out var since))
                choices.Add(Choice(offer, since));
        }
        return [.. choices.DistinctBy(choice => choice.Value.GetString())];

        static ApplicationCommandChoice Choice(string name, DateOnly day)
        {
            var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return ApplicationCommandChoice.Of(name == iso ? iso : $"{Markdown.Plain(name, LongestSpan)} ({iso})", iso);
        }
    }
}
