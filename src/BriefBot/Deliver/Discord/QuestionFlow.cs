using BriefBot.Deliver.Discord.Format;

namespace BriefBot.Deliver.Discord;

/// <summary>The way of a question asked by a command: limits, a place in the queue, the acknowledgement, and only then the work.</summary>
sealed class QuestionFlow(QuestionDesk desk, AskLimits limits, WorkQueue queue, TimeProvider time, ILogger<QuestionFlow> logger)
{
    // An answer takes milliseconds; one that takes this long is stuck.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Answers a question.</summary>
    public Task AskAsync(InteractionContext context, Asked asked, CancellationToken cancellation) => WorkAsync(context, asked.Place.IsPrivate, stop => AnswerAsync(context, asked, stop), cancellation);

    /// <summary>Acknowledges an interaction and does its work in turn; or says politely why not.</summary>
    /// <param name="work">Sends what it has to say; told to stop when the host does.</param>
    public async Task WorkAsync(InteractionContext context, bool ephemeral, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        var words = Localization.For(context.Locale);
        if (limits.TryTake(context.Person, context.Interaction.GuildId) is { } wait)
        {
            await context.RespondAsync(NoticeMessage.RateLimited(time.GetUtcNow() + wait, context.Locale), ephemeral: true, cancellation);
            return;
        }
        using var slot = queue.TryReserve();
        if (slot is null) await context.RespondAsync(NoticeMessage.Busy(context.Locale), ephemeral: true, cancellation);
        else if (await context.DeferAsync(ephemeral, cancellation)) slot.Start(stop => GuardAsync(context, work, stop));
    }

    async Task GuardAsync(InteractionContext context, Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        var words = Localization.For(context.Locale);
        try
        {
            stop.ThrowIfCancellationRequested();
            await work(either.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await context.SendAsync([NoticeMessage.Of(Term.Stopping, context.Locale)], CancellationToken.None);
        }
        catch (Exception e)
        {
            var reference = ErrorReference.New();
            Log.Failed(logger, reference, e);
            await context.SendAsync([NoticeMessage.Failed(reference, context.Locale)], CancellationToken.None);
        }
    }

    async Task AnswerAsync(InteractionContext context, Asked asked, CancellationToken cancellation)
    {
        var answered = await desk.AnswerAsync(asked, cancellation);
        if (answered is null)
        {
            await context.SendAsync([NoticeMessage.Of(Term.NoSharedServer, context.Locale)], cancellation);
            return;
        }
        var sent = await context.SendAsync(answered.Messages, cancellation);
        await desk.PostedAsync(answered, asked, sent, null, cancellation);
    }
}
