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

    readonly ILogger _logger = logger;
    SessionStartLimit? _limit;
    int _remaining;
    long _askedAt;

    /// <summary>Time since Discord was asked last.</summary>
    public TimeSpan Age => time.GetElapsedTime(_askedAt);

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
    /// <returns>Null when it is taken, else how long to wait before Discord is asked again.</returns>
    /// <remarks>What <see cref="ISharedLimits"/> throws comes out of this.</remarks>
    public async ValueTask<TimeSpan?> TryTakeAsync(bool isRepeated, CancellationToken cancellation)
    {
        if (_limit is not { } limit)
            return null;
        var keep = isRepeated ? Math.Min(shards, Math.Max(0, limit.Total - 1)) : 0;
        var left = Volatile.Read(ref _remaining);
        if (left <= keep)
            return Refuse(left, keep, ResetIn(limit) - Age);
        if (shared is not null)
        {
            await shared.NoteAllowanceAsync(Name, left, ResetIn(limit) - Age, cancellation);
            var answer = await shared.SpendAsync(Name, keep, cancellation);
            if (!answer.IsTaken)
                return Refuse(left, keep, answer.Wait);
        }

        Interlocked.Decrement(ref _remaining);
        return null;
    }

    /// <summary>Gives one back that wasn't used.</summary>
    public async Task GiveBackAsync()
    {
        Interlocked.Increment(ref _remaining);
        if (shared is null || _limit is null)
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
