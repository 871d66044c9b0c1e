using BriefBot.Answer;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>"Ask about this" in the menu of a message: its text is the question. Only the asker sees the answer, and may share
/// it.</summary>
sealed class AskAboutThisCommand(QuestionFlow flow, Threads threads) : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } = CommandText.Menu(Term.AskAboutThis);

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (MessageText.OfTarget(context.Data) is not { } text)
            await context.RespondAsync(NoticeMessage.Of(Term.NoText, context.Locale), ephemeral: true, cancellation);
        else if (text.Length > Question.MaximumText)
            await context.RespondAsync(NoticeMessage.TooLong(Question.MaximumText, context.Locale), ephemeral: true, cancellation);
        else
        {
            var place = context.Place(isPrivate: true);
            await flow.AskAsync(
                context,
                new Asked(text, place, context.Person, context.Locale)
                {
                    Thread = threads.ParentOf(place.Channel),
                    StandsAlone = true,
                    WordsOf = MessageText.AuthorOfTarget(context.Data),
                },
                cancellation
            );
        }
    }
}

/// <summary>"Check this claim" in the menu of a message: the passages that bear it out, contradict it or touch on it. Only the asker sees
/// them.</summary>
sealed class CheckClaimCommand(QuestionFlow flow, QuestionDesk desk, Libraries libraries, BotOptions options, TimeProvider time)
    : BotCommand
{
    /// <inheritdoc/>
    public override ApplicationCommand Definition { get; } = CommandText.Menu(Term.CheckThisClaim);

    /// <inheritdoc/>
    public override Need Need => Need.Nothing;

    /// <inheritdoc/>
    public override async Task HandleAsync(InteractionContext context, CancellationToken cancellation)
    {
        if (MessageText.OfTarget(context.Data) is not { } text)
            await context.RespondAsync(NoticeMessage.Of(Term.NoText, context.Locale), ephemeral: true, cancellation);
        else
            await flow.WorkAsync(
                context,
                ephemeral: true,
                stop => CheckAsync(context, text, stop),
                async stop => (await BestAsync(context, text, stop))?.Report.Sources.Count,
                cancellation
            );
    }

    async Task<(ClaimReport Report, Library Library)?> BestAsync(InteractionContext context, string text, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        (ClaimReport Report, Library Library)? best = null;
        foreach (var server in await desk.ReachableAsync(context.Place(isPrivate: true), context.Person, cancellation))
        {
            var library = await libraries.CurrentAsync(server.Workspace, cancellation);
            var claim = new ClaimToCheck(text, new SearchScope(library.Workspace), today);
            var report = await libraries.Threads.RunAsync(
                Surface.Discord,
                () => library.CheckAsync(claim, cancellation).AsTask(),
                cancellation
            );
            if (best is null || report.Sources.Count > best.Value.Report.Sources.Count)
                best = (report, library);
        }
        return best;
    }

    async Task CheckAsync(InteractionContext context, string text, CancellationToken cancellation)
    {
        if (await BestAsync(context, text, cancellation) is not { } found)
        {
            await context.SendAsync([NoticeMessage.Of(Term.NoSharedServer, context.Locale)], cancellation);
            return;
        }
        var view = new AnswerView(await found.Library.StatisticsAsync(cancellation), context.Locale)
        {
            ReaderLinks = found.Report.FromSamples ? null : options.ReaderLinks,
        };
        await context.SendAsync(ClaimReportMessage.Of(found.Report, view), cancellation);
    }
}
