using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>The sessions that Discord allows a day: how many are left, counted here, and over all processes where they share it.</summary>
/// <param name="shards">How many shards the bot has over all processes: as many are kept for a restart of all of them.</param>
/// <param name="time">The clock.</param>
/// <param name="shared">What processes share; null where there is one.</param>
/// <param name="logger">Log.</param>
/// <remarks>
/// Whoever goes over the day's number finds the token reset. Of several processes each learns what Discord has counted, but not what the
/// others are about to use, so they also count together; the smaller number holds.
/// </remarks>
sealed partial class SessionBudget(int shards, TimeProvider time, ISharedLimits? shared, ILogger logger)
{
    const string Name = "discord.sessions";
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);

    // What is sent right before Discord counts anew may come right after it; and when that is, is known as well as it answered quickly.
    static readonly TimeSpan ToSpare = TimeSpan.FromSeconds(3);

    readonly ILogger _logger = logger;
    SessionStartLimit? _limit;
    int _remaining;
    long _askedAt;

    // A session that was taken so long ago is counted by Discord, or never begun: hosts go by that (SharedTurns). To connect and hear HELLO
    // takes at most 50 s.
    static readonly TimeSpan Use = TimeSpan.FromSeconds(55);

    /// <summary>Time for which what Discord said is told to other processes.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Time since Discord was asked last.</summary>
    public TimeSpan Age => time.GetElapsedTime(_askedAt);

    /// <summary>Whether Discord counts anew by now, or is about to.</summary>
    public bool IsOver => _limit is { } limit && EndsIn(limit) <= ToSpare;

    /// <summary>Takes in what Discord said.</summary>
    public void Take(SessionStartLimit? limit)
    {
        _limit = limit;
        _askedAt = time.GetTimestamp();
        Volatile.Write(ref _remaining, limit?.Remaining ?? 0);
    }

    /// <summary>Tells other processes what Discord said, then takes one session if enough are left.</summary>
    /// <param name="isRepeated">Whether the session before it didn't stand: then as many are left alone as a restart needs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What is taken, for as long as it may be used; else null, and how long to wait before Discord is asked again.</returns>
    /// <remarks>What <see cref="ISharedLimits"/> throws comes out of this.</remarks>
    public async ValueTask<(Grant? Taken, TimeSpan Wait)> TryTakeAsync(bool isRepeated, CancellationToken cancellation)
    {
        if (_limit is not { } limit)
            return (new(time, length: null), TimeSpan.Zero);
        var counts = EndsIn(limit) - ToSpare;
        var taken = new Grant(time, counts < Use ? counts : Use);
        if (!taken.Holds)
            return (null, ShortestWait);
        var keep = isRepeated ? Math.Min(shards, Math.Max(0, limit.Total - 1)) : 0;
        var left = Volatile.Read(ref _remaining);
        if (left <= keep)
            return (null, Refuse(left, keep, EndsIn(limit)));
        if (shared is not null)
        {
            // Where Discord can't be asked, what is kept of others is newer.
            if (Age <= Fresh)
                await shared.NoteAllowanceAsync(Name, left, EndsIn(limit), cancellation);
            var answer = await shared.SpendAsync(Name, keep, cancellation);
            if (!answer.IsTaken)
                return (null, Refuse(left, keep, answer.Wait));
        }

        Interlocked.Decrement(ref _remaining);
        return (taken, TimeSpan.Zero);
    }

    /// <summary>Gives one back that wasn't used, unless Discord counts anew by now.</summary>
    public async Task GiveBackAsync(Grant taken)
    {
        if (_limit is null || !taken.Holds)
            return;
        Interlocked.Increment(ref _remaining);
        if (shared is null)
            return;
        try
        {
            await shared.GiveBackAsync(Name, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotGivenBack(exception);
        }
    }

    TimeSpan EndsIn(SessionStartLimit limit) => ResetIn(limit) - Age;

    static TimeSpan ResetIn(SessionStartLimit limit) =>
        TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter, 0, LongestWait.TotalMilliseconds));

    TimeSpan Refuse(int left, int keep, TimeSpan wait)
    {
        wait = wait < ShortestWait ? ShortestWait : wait;
        var until = time.GetUtcNow() + wait;
        if (keep == 0 || left <= 0)
            LogUsedUp(_limit!.Total, wait, until);
        else
            LogFewLeft(keep, wait, until);
        return wait;
    }

    [LoggerMessage(LogLevel.Warning, "The {Total} sessions that Discord allows a day are used up; waiting {Wait} until {Until:u}")]
    partial void LogUsedUp(int total, TimeSpan wait, DateTimeOffset until);

    [LoggerMessage(
        LogLevel.Warning,
        "A session ended soon after it began, and of those that Discord allows a day only as many are left as a restart of all shards "
            + "needs ({Kept}) or fewer; waiting {Wait} until {Until:u}"
    )]
    partial void LogFewLeft(int kept, TimeSpan wait, DateTimeOffset until);

    [LoggerMessage(LogLevel.Warning, "A session that was not begun could not be given back; it counts as used")]
    partial void LogNotGivenBack(Exception exception);
}
