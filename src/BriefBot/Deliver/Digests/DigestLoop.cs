using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>
/// Sees to it that each digest is posted once, at its local time. Nothing is held in memory from one round to the next: what is due, how
/// far it is and who works on it stands in the database, so that any number of these may run on it, and be killed at any point.
/// </summary>
/// <param name="nonce">Makes a text of 1 to 25 characters that no other run has.</param>
/// <param name="alerts">Says when a topic has something to tell at once; null where none does.</param>
/// <param name="hosts">How many hosts post, each its part; 1 and up.</param>
public sealed class DigestLoop(
    DigestStore store,
    DigestWorker worker,
    DigestOptions options,
    Func<string> nonce,
    TimeProvider time,
    ILogger<DigestLoop> logger,
    AlertDesk? alerts = null,
    int hosts = 1
)
{
    /// <summary>How long it waits after a round that failed, as when the database was away for a moment.</summary>
    public static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(3);

    static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(12);

    volatile TaskCompletionSource _nudged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTimeOffset _forgetAt = DateTimeOffset.MinValue;

    /// <summary>Goes round until it is told to stop. What fails is logged and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var wait = LookEvery;
            try
            {
                wait = await RoundAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                DigestLog.RoundFailed(logger, e);
                wait = AfterTrouble;
            }
            await WaitAsync(wait, cancellation);
        }
    }

    /// <summary>Has the loop look at once, as after a digest was asked for.</summary>
    public void Nudge() => _nudged.TrySetResult();

    /// <summary>Notes what is due and posts it.</summary>
    /// <returns>How long to wait before the next round.</returns>
    public async Task<TimeSpan> RoundAsync(CancellationToken cancellation)
    {
        var next = await PlanAsync(cancellation);
        while (await worker.WorkAsync(cancellation))
            cancellation.ThrowIfCancellationRequested();
        await worker.TellAsync(cancellation);
        if (await store.Outbox.SoonestAsync(time.GetUtcNow(), cancellation) is { } soonest && soonest < next)
            next = soonest;
        if (time.GetUtcNow() >= _forgetAt)
        {
            _forgetAt = time.GetUtcNow() + ForgetEvery;
            await store.Outbox.ForgetBeforeAsync(time.GetUtcNow() - options.Remember, cancellation);
        }
        var until = next - time.GetUtcNow();
        if (worker.NextRelease < until)
            until = worker.NextRelease.Value;
        return until < AtLeast ? AtLeast
            : until > LookEvery ? LookEvery
            : until;
    }

    async Task<DateTimeOffset> PlanAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = now + LookEvery;
        var due = new List<(DigestSchedule Schedule, List<Due> Days)>();
        foreach (var schedule in await store.Schedules.ActiveAsync(cancellation))
        {
            if (LocalTimes.Zone(schedule.What.Zone) is not { } zone)
            {
                DigestLog.NoZone(logger, schedule.Id, schedule.What.Zone);
                continue;
            }
            if (schedule.PlannedTo - now > options.Grace)
            {
                DigestLog.ClockWentBack(logger, schedule.Id, schedule.PlannedTo, now);
                await store.Outbox.BackToAsync(schedule.Id, schedule.PlannedTo, now, now - options.Grace, cancellation);
                continue;
            }
            if (schedule.What.IsAlert)
            {
                if (await PlanAsync(schedule, now, cancellation))
                    next = now;
                continue;
            }
            var days = LocalTimes.Between(schedule.PlannedTo, now, schedule.What.At, schedule.What.Days, zone).ToList();
            // Nothing is written while nothing is due, and not every round while something is.
            if (days.Count > 0)
                due.Add((schedule, days));
            var then = LocalTimes.Next(now, schedule.What.At, schedule.What.Days, zone).At;
            if (then < next)
                next = then;
        }
        await PlanAsync(due, now, cancellation);
        return next;
    }

    /// <summary>
    /// Plans what is due, so many a second where many are: Discord takes 50 requests a second of the bot in all, and questions want theirs.
    /// Their order comes from their numbers, so that a schedule has about the same place every day, and is another one than that in which
    /// they were made: neighbours are often one server's.
    /// </summary>
    async Task PlanAsync(List<(DigestSchedule Schedule, List<Due> Days)> due, DateTimeOffset now, CancellationToken cancellation)
    {
        var perSecond = options.PostsPerSecond / Math.Max(1, hosts);
        foreach (var (place, (schedule, days)) in due.OrderBy(one => Scattered(one.Schedule.Id)).Index())
        {
            var after = TimeSpan.FromSeconds(Math.Floor(place / perSecond));
            var runs = days.ConvertAll(one => Planned(one, now, after));
            await store.Outbox.PlanAsync(schedule.Id, schedule.PlannedTo, now, runs, cancellation);
        }
    }

    // Fibonacci hashing (D. Knuth, The Art of Computer Programming, vol. 3, 6.4): neighbours end up far apart.
    static ulong Scattered(ScheduleId schedule) => unchecked((ulong)schedule.Value * 0x9E37_79B9_7F4A_7C15);

    /// <summary>Plans an alert when there is something to tell. True when more waits, so that the next round should not.</summary>
    async Task<bool> PlanAsync(DigestSchedule alert, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alerts is null || await alerts.DueAsync(alert, now, cancellation) is not (> 0 and var waiting))
            return false;
        await store.Outbox.RequestAsync(alert.Id, new(PlannedRun.AlertSlot(now), now, nonce(), DigestState.Planned), cancellation);
        return waiting > 1;
    }

    PlannedRun Planned(Due due, DateTimeOffset now, TimeSpan after)
    {
        // Half of what is left of the grace time stays for what fails.
        var most = (due.At + options.Grace - now) / 2;
        var wait = after < most ? after : most;
        var slot = due.Day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return new(slot, due.At, nonce(), now - due.At > options.Grace ? DigestState.Missed : DigestState.Planned)
        {
            NotBefore = wait > TimeSpan.Zero ? now + wait : null,
        };
    }

    async Task WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_nudged.Task, Task.Delay(wait, time, stop.Token));
        await stop.CancelAsync();
        if (_nudged.Task.IsCompleted)
            _nudged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
