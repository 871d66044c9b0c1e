using BriefBot.Deliver.Discord.Format;
using BriefBot.Deliver.Discord.Relays;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver.Discord;

/// <summary>The way of a question asked by a command: a place in the queue, limits, the acknowledgement, and only then the work.</summary>
/// <param name="direct">Takes what is asked outside of servers to other hosts; null where there are none.</param>
sealed class QuestionFlow(
    QuestionDesk desk,
    AskLimits limits,
    WorkQueue queue,
    Turns turns,
    TimeProvider time,
    ILogger<QuestionFlow> logger,
    DirectMessages? direct = null
)
{
    // An answer takes milliseconds; one that takes this long is stuck.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Answers a question, after those that the person asked there before.</summary>
    public Task AskAsync(InteractionContext context, Asked asked, CancellationToken cancellation)
    {
        var question = asked with { Id = context.Interaction.Id, IsCommand = true };
        Func<CancellationToken, Task<double?>> rank = stop => desk.RankAsync(question, stop);
        if (context.IsRanked)
            return RankAsync(context, rank);
        return TakeAsync(
            context,
            asked.Place.IsPrivate,
            slot =>
                turns.Take(
                    question,
                    turn =>
                        slot.Start(stop =>
                            GuardAsync(
                                context,
                                async any =>
                                {
                                    using (turn)
                                    {
                                        await turn.Before.WaitAsync(any);
                                        any.ThrowIfCancellationRequested();
                                        await PlacedAsync(context, here => AnswerAsync(context, question, here), rank, isKept: true, any);
                                    }
                                },
                                stop
                            )
                        )
                ),
            cancellation
        );
    }

    /// <summary>Acknowledges an interaction and does its work in turn; or says politely why not.</summary>
    /// <param name="work">Sends what it has to say; told to stop when the host does.</param>
    /// <param name="rank">How good that would be, as <see cref="Ranks"/> has it; null where the person reaches no articles here.</param>
    public Task WorkAsync(
        InteractionContext context,
        bool ephemeral,
        Func<CancellationToken, Task> work,
        Func<CancellationToken, Task<double?>> rank,
        CancellationToken cancellation
    ) =>
        context.IsRanked
            ? RankAsync(context, rank)
            : TakeAsync(
                context,
                ephemeral,
                slot => slot.Start(stop => GuardAsync(context, any => PlacedAsync(context, work, rank, isKept: false, any), stop)),
                cancellation
            );

    /// <summary>Acknowledges an interaction of a server and does its work in turn; or says politely why not.</summary>
    /// <param name="work">Sends what it has to say; told to stop when the host does.</param>
    public Task WorkAsync(InteractionContext context, bool ephemeral, Func<CancellationToken, Task> work, CancellationToken cancellation) =>
        TakeAsync(context, ephemeral, slot => slot.Start(stop => GuardAsync(context, work, stop)), cancellation);

    async Task TakeAsync(InteractionContext context, bool ephemeral, Action<WorkQueue.Slot> start, CancellationToken cancellation)
    {
        using var slot = (IsPlaced(context) ? direct!.Queue : queue).TryReserve();
        if (slot is null)
            await context.RespondAsync(NoticeMessage.Busy(context.Locale), ephemeral: true, cancellation);
        else if (!context.IsRelayed && limits.TryTake(context.Person, context.Interaction.GuildId) is { } wait)
            await context.RespondAsync(NoticeMessage.Of(wait, time.GetUtcNow(), context.Locale), ephemeral: true, cancellation);
        else if (await context.DeferAsync(ephemeral, cancellation))
        {
            context.BeginWork();
            start(slot);
        }
    }

    /// <summary>Whether it is still to be found out whose articles are asked.</summary>
    bool IsPlaced(InteractionContext context) => direct is not null && DirectMessages.Concerns(context);

    /// <summary>Does work here, or has it done where it belongs.</summary>
    async Task PlacedAsync(
        InteractionContext context,
        Func<CancellationToken, Task> work,
        Func<CancellationToken, Task<double?>> rank,
        bool isKept,
        CancellationToken cancellation
    )
    {
        if (!IsPlaced(context))
        {
            await work(cancellation);
            return;
        }
        var content = DirectMessages.Content(context);
        var slice = await direct!.ChooseAsync(
            context.Person,
            RelayKind.RankInteraction,
            content,
            any => InTurnAsync(rank, any),
            cancellation
        );
        if (slice is not { } place)
            await context.ExplainAsync(NoticeMessage.Of(Term.NotServedNow, context.Locale), cancellation);
        else if (place != direct.Slice)
            await direct.ForwardAsync(context, place, isKept, cancellation);
        else if (!await queue.TryRunAsync(_ => work(cancellation)))
            await context.ExplainAsync(NoticeMessage.Busy(context.Locale), cancellation);
    }

    async Task RankAsync(InteractionContext context, Func<CancellationToken, Task<double?>> rank)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        context.Rank = await InTurnAsync(rank, limit.Token);
    }

    async Task<double?> InTurnAsync(Func<CancellationToken, Task<double?>> rank, CancellationToken cancellation)
    {
        double? found = null;
        await queue.TryRunAsync(async _ => found = await rank(cancellation));
        return found;
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
        finally
        {
            context.EndWork();
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

    async Task AnswerAsync(InteractionContext context, Asked asked, CancellationToken cancellation)
    {
        var growing = new GrowingAnswer(context.ShowDraftAsync, time);
        if (await desk.AnswerAsync(asked, growing.ShowAsync, cancellation) is { } answered)
        {
            await desk.PostedAsync(answered, asked, await context.SendAsync(answered.Messages, cancellation), null);
            await IllustrateAsync(context, answered, cancellation);
        }
        else
            await context.SendAsync([NoticeMessage.Of(Term.NoSharedServer, context.Locale)], cancellation);
    }
}
