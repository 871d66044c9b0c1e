using BriefBot.Answer;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Reader;

namespace BriefBot.Deliver.Digests;

/// <summary>
/// Puts a digest of a schedule together as of an instant, of so many stories at most; null for as many as configured. The model that tells
/// them is named as configured; null for all in their order, "extractive" for none.
/// </summary>
public delegate ValueTask<Digest> ComposeDigest(
    DigestSchedule schedule,
    DateTimeOffset at,
    int? most,
    string? model,
    CancellationToken cancellation
);

/// <summary>Takes one due digest after the other from the outbox and brings each to its end.</summary>
/// <param name="compose">Puts a digest together.</param>
/// <param name="corpus">What its quotes are compared with before they are posted.</param>
/// <param name="holder">Tells this process from others.</param>
/// <param name="aloneSince">From when on no other process can be at work on the database, by what measures time passed: what another one
/// holds, it held when it ended. Null where others may be.</param>
/// <param name="reader">Judges what a model wrote; null where rules decide alone.</param>
public sealed class DigestWorker(
    DigestStore store,
    ComposeDigest compose,
    ICorpus corpus,
    IDigestChannel channel,
    DigestOptions options,
    string holder,
    TimeProvider time,
    ILogger<DigestWorker> logger,
    long? aloneSince = null,
    QuestionReader? reader = null
)
{
    /// <summary>How long nobody else works on a digest; longer than composing it and every attempt at one request take together.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    /// <summary>How long a digest is left alone that a process had noted as about to be posted when it ended: what it sent right before
    /// that may still be on its way. What was not noted by then was not sent, and is taken up at once.</summary>
    public static readonly TimeSpan LeaseOfTheDead = TimeSpan.FromSeconds(10);

    // A model may take most of a minute for a digest; when many are due at once, those behind it must not come ever later.
    static readonly TimeSpan PatientFor = TimeSpan.FromMinutes(2);

    // What a request takes at most, and some time more for clocks that differ.
    static readonly TimeSpan PostWithin = TimeSpan.FromMinutes(2);
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    // What may stand in a channel is looked for beyond the grace time too, but not for ever.
    static readonly TimeSpan SettleWithin = TimeSpan.FromDays(1);

    readonly LeaseWatch _leases = new(
        held =>
            aloneSince is null ? Lease
            : held.MayBePosted ? LeaseOfTheDead
            : TimeSpan.Zero,
        aloneSince,
        time
    );

    /// <summary>How long it takes until a digest can be worked on that another process holds, or this one gave up; null when there is
    /// none.</summary>
    public TimeSpan? NextRelease => _leases.Next();

    /// <summary>Works on the next digest. False when none is to be worked on.</summary>
    public async Task<bool> WorkAsync(CancellationToken cancellation)
    {
        await ReleaseAsync(cancellation);
        var taken = time.GetTimestamp();
        if (await store.Outbox.TakeAsync(holder, time.GetUtcNow(), Lease, cancellation) is not { } run)
            return false;
        if (await store.Schedules.FindAsync(run.Schedule, cancellation) is not { } schedule)
            return true;
        var task = new Work(run, schedule, new DigestLease(run.Id, holder), taken);
        if (run.State == DigestState.Posting)
            await SettleAsync(task, cancellation);
        else
            await BeginAsync(task, cancellation);
        return true;
    }

    /// <summary>Tells of what keeps schedules from being posted, each once.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        foreach (var schedule in await store.Schedules.TakeTroubledAsync(cancellation))
            await channel.TellAsync(schedule, cancellation);
    }

    /// <summary>Ends the leases of processes that were killed, or that gave up half-way as this one may have.</summary>
    async Task ReleaseAsync(CancellationToken cancellation)
    {
        foreach (var held in _leases.Over(await store.Outbox.HeldAsync(cancellation)))
            await store.Outbox.ReleaseAsync(held, cancellation);
    }

    async Task BeginAsync(Work task, CancellationToken cancellation)
    {
        if (IsLate(task.Run))
        {
            var why = task.Run.Reason;
            await EndAsync(
                task,
                new(DigestState.Missed, time.GetUtcNow())
                {
                    Reason = why ?? "Its grace time went by.",
                    Trouble = why is null ? null : TroubleKind.Unreachable,
                },
                cancellation
            );
            return;
        }
        if (await ComposeAsync(task, null, cancellation) is { } digest)
            await PostAsync(task, digest, cancellation);
    }

    /// <summary>The digest, of no more stories than a message has room for; null when it can't be put together now, and is laid
    /// aside.</summary>
    async Task<Digest?> ComposeAsync(Work task, int? most, CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            var model = now - task.Run.DueAt > PatientFor ? ExtractiveWriter.Name : null;
            var digest = await compose(task.Schedule, now, most, model, cancellation);
            var room = channel.Room(task.Schedule, await VerifyAsync(task, digest, cancellation));
            return room >= digest.Stories.Count ? digest : await compose(task.Schedule, digest.At, room, model, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            DigestLog.NotComposed(logger, task.Run.Id, e);
            await AgainAsync(task, surelyNotPosted: true, e.Message, FirstDelay, cancellation);
            return null;
        }
    }

    ValueTask<VerifiedDigest> VerifyAsync(Work task, Digest digest, CancellationToken cancellation) =>
        VerifiedDigest.OfAsync(digest, corpus, task.Schedule.What.Workspace, reader, cancellation);

    async Task PostAsync(Work task, Digest digest, CancellationToken cancellation)
    {
        var verified = await VerifyAsync(task, digest, cancellation);
        var wantsLine = task.Schedule.What.QuietLine ?? options.QuietLine;
        if (verified.Digest.IsEmpty && !wantsLine && !task.Run.IsOnRequest && task.Run.State != DigestState.Posting)
        {
            await EndAsync(
                task,
                new(DigestState.Nothing, time.GetUtcNow())
                {
                    Covered = digest.Covered,
                    CoveredTo = digest.At,
                    Reason = "There was nothing new.",
                },
                cancellation
            );
            return;
        }
        var posting = new DigestPosting(task.Schedule, task.Run, verified);
        await AfterAsync(task, posting, await SendAsync(task, posting, cancellation), cancellation);
    }

    /// <summary>Hands a digest over, after that was noted; null when it must not be.</summary>
    async Task<PostOutcome?> SendAsync(Work task, DigestPosting posting, CancellationToken cancellation)
    {
        var look = await TryAsync(
            () => channel.LookAsync(task.Schedule, cancellation),
            e => new LookOutcome.Failed(new PostOutcome.NotYet(e.Message)),
            cancellation
        );
        if (look is LookOutcome.Failed { Outcome: PostOutcome.NotYet notYet })
        {
            await NotYetAsync(task, notYet, isTry: true, cancellation);
            return null;
        }
        if (look is LookOutcome.Failed failed)
            return failed.Outcome;
        var seen = (LookOutcome.Seen)look;
        // Between here and the request nothing waits: a process that slept through its lease must not post.
        var isNoted = await store.Outbox.PostingAsync(task.Lease, posting.Digest.Digest.Write(), seen.Last, time.GetUtcNow(), cancellation);
        if (isNoted && time.GetElapsedTime(task.Taken) + PostWithin <= Lease)
            return await TryAsync(
                () => channel.PostAsync(posting, seen, cancellation),
                e => new PostOutcome.Uncertain(e.Message),
                cancellation
            );
        DigestLog.LeaseLost(logger, task.Run.Id);
        return null;
    }

    async Task AfterAsync(Work task, DigestPosting posting, PostOutcome? outcome, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case PostOutcome.Posted posted:
                await PostedAsync(task, posting, posted.Message, cancellation);
                break;
            case PostOutcome.Refused refused:
                await EndAsync(
                    task,
                    new(DigestState.Failed, time.GetUtcNow()) { Reason = refused.Reason, Trouble = refused.Kind },
                    cancellation
                );
                break;
            case PostOutcome.TooLong tooLong when posting.Digest.Digest.Stories.Count > 1:
                if (await ComposeAsync(task, posting.Digest.Digest.Stories.Count / 2, cancellation) is { } shorter)
                    await PostAsync(task, shorter, cancellation);
                break;
            case PostOutcome.TooLong tooLong:
                await EndAsync(
                    task,
                    new(DigestState.Failed, time.GetUtcNow()) { Reason = tooLong.Reason, Trouble = TroubleKind.Refused },
                    cancellation
                );
                break;
            case PostOutcome.NotYet notYet:
                await NotYetAsync(task, notYet, isTry: false, cancellation);
                break;
            case PostOutcome.Uncertain uncertain:
                await AgainAsync(task, surelyNotPosted: false, uncertain.Reason, FirstDelay, cancellation);
                break;
        }
    }

    // An attempt before this one may have been the one that arrived.
    Task NotYetAsync(Work task, PostOutcome.NotYet notYet, bool isTry, CancellationToken cancellation) =>
        AgainAsync(task, task.Run.State != DigestState.Posting, notYet.Reason, Longer(notYet.After, Delay(task.Run)), cancellation, isTry);

    /// <summary>Finds out whether a digest stands in its channel, and posts it, as it was, when it doesn't.</summary>
    async Task SettleAsync(Work task, CancellationToken cancellation)
    {
        var digest = Digest.Read(task.Run.Content);
        var verified = digest is null ? null : await VerifyAsync(task, digest, cancellation);
        var posting = new DigestPosting(task.Schedule, task.Run, verified ?? new(Empty, [], [], 0));
        switch (await TryAsync(() => channel.FindAsync(posting, cancellation), e => new FindOutcome.NotNow(e.Message), cancellation))
        {
            case FindOutcome.Found found:
                await PostedAsync(
                    task,
                    posting with
                    {
                        Digest = posting.Digest with { Digest = digest ?? Empty },
                    },
                    found.Message,
                    cancellation
                );
                break;
            case FindOutcome.Unreadable unreadable:
                await EndAsync(
                    task,
                    new(DigestState.Failed, time.GetUtcNow())
                    {
                        Reason = unreadable.Reason,
                        Trouble = unreadable.Kind,
                        Covered = MaybeTold(task, digest),
                    },
                    cancellation
                );
                break;
            case FindOutcome.NotNow notNow:
                await NotNowAsync(task, digest, notNow.Reason, cancellation);
                break;
            case FindOutcome.Absent when IsLate(task.Run) || digest is null:
                var reason = task.Run.Reason ?? "It was not posted within its grace time.";
                await EndAsync(
                    task,
                    new(DigestState.Missed, time.GetUtcNow()) { Reason = reason, Trouble = TroubleKind.Unreachable },
                    cancellation
                );
                break;
            case FindOutcome.Absent:
                await PostAsync(task, digest, cancellation);
                break;
        }
    }

    async Task NotNowAsync(Work task, Digest? digest, string reason, CancellationToken cancellation)
    {
        if (time.GetUtcNow() - task.Run.DueAt <= options.Grace + SettleWithin)
            await AgainAsync(task, surelyNotPosted: false, reason, Delay(task.Run), cancellation);
        else
            await EndAsync(
                task,
                new(DigestState.Failed, time.GetUtcNow())
                {
                    Reason = $"It may have been posted: {reason}",
                    Trouble = TroubleKind.Uncertain,
                    Covered = MaybeTold(task, digest),
                },
                cancellation
            );
    }

    // An alert that may stand in the channel is not told again: the next digest tells what this one may not have, the next alert would
    // only repeat it.
    static IReadOnlyList<CoveredArticle> MaybeTold(Work task, Digest? digest) =>
        task.Schedule.What.IsAlert && digest is not null ? digest.Covered : [];

    async Task PostedAsync(Work task, DigestPosting posting, ChatMessage message, CancellationToken cancellation)
    {
        var digest = posting.Digest.Digest;
        var end = new DigestEnd(DigestState.Posted, time.GetUtcNow())
        {
            Message = message,
            Covered = digest.Covered,
            CoveredTo = digest.At,
        };
        if (!await store.Outbox.EndAsync(task.Lease, end, cancellation))
            DigestLog.LeaseLost(logger, task.Run.Id);
        else
        {
            DigestMeter.Count(DigestState.Posted);
            await channel.FollowAsync(posting, message, cancellation);
        }
    }

    async Task EndAsync(Work task, DigestEnd end, CancellationToken cancellation)
    {
        if (!await store.Outbox.EndAsync(task.Lease, end, cancellation))
        {
            DigestLog.LeaseLost(logger, task.Run.Id);
            return;
        }
        DigestMeter.Count(end.State);
        if (end.State != DigestState.Nothing)
            DigestLog.Ended(logger, task.Run.Id, task.Run.Schedule, end.State, end.Reason ?? "");
    }

    async Task AgainAsync(
        Work task,
        bool surelyNotPosted,
        string reason,
        TimeSpan delay,
        CancellationToken cancellation,
        bool isTry = false
    )
    {
        var now = time.GetUtcNow();
        DigestLog.Later(logger, task.Run.Id, task.Run.Schedule, now + delay, reason);
        var isNoted = await store.Outbox.AgainAsync(task.Lease, surelyNotPosted, isTry, now + delay, reason, cancellation);
        if (!isNoted)
            DigestLog.LeaseLost(logger, task.Run.Id);
    }

    /// <summary>A platform that fails in a way that nobody foresaw must not keep the other digests from being posted.</summary>
    static async ValueTask<T> TryAsync<T>(Func<ValueTask<T>> ask, Func<Exception, T> otherwise, CancellationToken cancellation)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return otherwise(e);
        }
    }

    bool IsLate(DigestRun run) => time.GetUtcNow() - run.DueAt > options.Grace;

    static TimeSpan Delay(DigestRun run)
    {
        var doubled = FirstDelay * Math.Pow(2, Math.Min(run.Attempts, 10));
        return doubled < LongestDelay ? doubled : LongestDelay;
    }

    static TimeSpan Longer(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;

    static Digest Empty { get; } = new(null, DateTimeOffset.MinValue, [], [], [], 0, [], []);

    /// <summary>A digest that this process works on since an instant, by the measure of time passed.</summary>
    readonly record struct Work(DigestRun Run, DigestSchedule Schedule, DigestLease Lease, long Taken);
}
