using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord;

/// <summary>The way of a question asked by a command: a place in the queue, limits, the acknowledgement, and only then the work.</summary>
sealed class QuestionFlow(
    QuestionDesk desk,
    AskLimits limits,
    WorkQueue queue,
    Turns turns,
    TimeProvider time,
    ILogger<QuestionFlow> logger
)
{
    // An answer takes milliseconds; one that takes this long is stuck.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Answers a question, after those that the person asked there before.</summary>
    public Task AskAsync(InteractionContext context, Asked asked, CancellationToken cancellation)
    {
        var question = asked with { Id = context.Interaction.Id, IsCommand = true };
        return TakeAsync(
            context,
            asked.Place.IsPrivate,
            slot =>
                turns.Take(
                    question,
                    turn => slot.Start(stop => GuardAsync(context, any => AnswerAsync(context, question, turn, any), stop))
                ),
            cancellation
        );
    }

    /// <summary>Acknowledges an interaction and does its work in turn; or says politely why not.</summary>
    /// <param name="work">Sends what it has to say; told to stop when the host does.</param>
    public Task WorkAsync(InteractionContext context, bool ephemeral, Func<CancellationToken, Task> work, CancellationToken cancellation) =>
        TakeAsync(context, ephemeral, slot => slot.Start(stop => GuardAsync(context, work, stop)), cancellation);

    async Task TakeAsync(InteractionContext context, bool ephemeral, Action<WorkQueue.Slot> start, CancellationToken cancellation)
    {
        using var slot = queue.TryReserve();
        if (slot is null)
            await context.RespondAsync(NoticeMessage.Busy(context.Locale), ephemeral: true, cancellation);
        else if (limits.TryTake(context.Person, context.Interaction.GuildId) is { } wait)
            await context.RespondAsync(NoticeMessage.Of(wait, time.GetUtcNow(), context.Locale), ephemeral: true, cancellation);
        else if (await context.DeferAsync(ephemeral, cancellation))
            start(slot);
    }

    async Task GuardAsync(InteractionContext context, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await context.ExplainAsync(NoticeMessage.Of(Term.Stopping, context.Locale), CancellationToken.None);
        }
        catch (Exception e)
        {
            var reference = ErrorReference.New();
            Log.Failed(logger, reference, e);
            await context.ExplainAsync(NoticeMessage.Failed(reference, context.Locale), CancellationToken.None);
        }
    }

    // The answer stands already: whatever goes wrong with its picture is no reason to say that something did.
    async Task IllustrateAsync(InteractionContext context, Answered answered, CancellationToken cancellation)
    {
        if (!context.MayAttach)
            return;
        try
        {
            if (await desk.PictureAsync(answered, cancellation) is { } picture)
                await context.AttachAsync(picture, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.NoPicture(logger, context.Interaction.Id, e);
        }
    }

    async Task AnswerAsync(InteractionContext context, Asked asked, Turns.Turn turn, CancellationToken cancellation)
    {
        using (turn)
        {
            await turn.Before.WaitAsync(cancellation);
            cancellation.ThrowIfCancellationRequested();
            var growing = new GrowingAnswer(context.ShowDraftAsync, time);
            if (await desk.AnswerAsync(asked, growing.ShowAsync, cancellation) is { } answered)
            {
                await desk.PostedAsync(answered, asked, await context.SendAsync(answered.Messages, cancellation), null);
                await IllustrateAsync(context, answered, cancellation);
            }
            else
                await context.SendAsync([NoticeMessage.Of(desk.NothingReached, context.Locale)], cancellation);
        }
    }
}
