using BriefBot.Answer;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary><c>/said</c>: what a person or organisation said, word for word or as reported.</summary>
sealed class SaidCommand(QuestionFlow flow, Threads threads) : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } =
        CommandText.Slash(
            Term.SaidName,
            Term.SaidUse,
            inDirectMessages: true,
            CommandText.Option(ApplicationCommandOptionType.String, Term.PersonName, Term.PersonUse, required: true) with
            {
                MinLength = 1,
                MaxLength = Question.MaximumText,
            },
            CommandText.Option(ApplicationCommandOptionType.String, Term.BriefTopicName, Term.BriefTopicUse) with
            {
                MaxLength = Question.MaximumText,
            },
            CommandText.Option(ApplicationCommandOptionType.Boolean, Term.PrivateName, Term.PrivateUse)
        );

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        var text = context.Option("person")?.Text?.Trim() ?? "";
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
                IsSpeaker = true,
                About = context.Option("topic")?.Text?.Trim() is { Length: > 0 } about ? about : null,
                StandsAlone = true,
                Thread = threads.ParentOf(place.Channel),
            },
            cancellation
        );
    }
}
