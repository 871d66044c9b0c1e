using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Keeps the sessions of a client's shards in its store: as soon as one began, then each few seconds while events come.</summary>
/// <remarks>
/// An event counts as handled once its handler has ended and what that began is done (<see cref="GatewayHandlers.SettleAsync"/>). So after
/// a crash everything is replayed that may not have been handled, and with it some that was.
/// </remarks>
sealed partial class SessionKeeper(GatewayContext context, IGatewaySessionStore store, GatewayHandlers handlers)
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Time between two times that a session is kept while events come.</summary>
    public static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(5);

    /// <summary>The same while none come: so its age tells whether it still lives.</summary>
    public static readonly TimeSpan ConfirmEvery = TimeSpan.FromMinutes(1);

    readonly ILogger _logger = context.Logger;
    readonly Dictionary<int, Kept> _kept = [];
    long? _failedAt;

    /// <summary>The session kept for a shard, if it can be taken up; null otherwise.</summary>
    public async Task<StoredGatewaySession?> FindAsync(int shard, int shards, CancellationToken cancellation)
    {
        try
        {
            if (await store.FindAsync(shard, cancellation) is not { } stored)
                return null;
            var age = context.Time.GetUtcNow() - stored.At;
            var fits = stored.Shards == shards && stored.Intents == context.Options.GatewayIntents && age <= context.Options.ResumeWithin;
            if (fits && stored.SessionId.Length > 0)
            {
                LogFound(shard, stored.Sequence, age);
                return stored;
            }

            LogNotUsed(shard, age);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotFound(exception, shard);
        }

        return null;
    }

    /// <summary>Keeps what changes until cancelled.</summary>
    public async Task RunAsync(IReadOnlyList<SnapshotOf> shards, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookEvery, context.Time, cancellation);
                await KeepAsync([.. Snapshots(shards, ended: false).Where(IsDue)], isLast: false, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The client stops.
        }
    }

    /// <summary>Keeps the sessions of shards that have ended, when what their events began is done.</summary>
    public Task EndAsync(IReadOnlyList<SnapshotOf> shards, CancellationToken cancellation) =>
        KeepAsync([.. Snapshots(shards, ended: true)], isLast: true, cancellation);

    static IEnumerable<StoredGatewaySession> Snapshots(IReadOnlyList<SnapshotOf> shards, bool ended) =>
        shards.Select(shard => shard(ended)).OfType<StoredGatewaySession>();

    bool IsDue(StoredGatewaySession session)
    {
        if (_failedAt is { } failed && context.Time.GetElapsedTime(failed) < KeepEvery)
            return false;
        if (!_kept.TryGetValue(session.Shard, out var kept) || kept.SessionId != session.SessionId)
            return true;
        var since = context.Time.GetElapsedTime(kept.At);
        return since >= ConfirmEvery || (since >= KeepEvery && kept.Sequence != session.Sequence);
    }

    async Task KeepAsync(IReadOnlyList<StoredGatewaySession> sessions, bool isLast, CancellationToken cancellation)
    {
        if (sessions.Count == 0)
            return;
        try
        {
            // At the end the caller has seen to that.
            if (!isLast && handlers.SettleAsync is { } settle)
                await settle(cancellation);
            await store.SaveAsync(sessions, cancellation);
            foreach (var session in sessions)
                _kept[session.Shard] = new(session.SessionId, session.Sequence, context.Time.GetTimestamp());
            _failedAt = null;
        }
        catch (Exception exception) when (isLast || !cancellation.IsCancellationRequested)
        {
            // Said once until it works again.
            if (_failedAt is null)
                LogNotKept(exception, sessions.Count);
            _failedAt = context.Time.GetTimestamp();
        }
    }

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: takes the kept session up behind event {Sequence}; it was kept {Age} ago")]
    partial void LogFound(int shard, long sequence, TimeSpan age);

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: the kept session is too old ({Age}) or of other settings; a new one begins")]
    partial void LogNotUsed(int shard, TimeSpan age);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard}: the kept session can't be read; a new one begins")]
    partial void LogNotFound(Exception exception, int shard);

    [LoggerMessage(LogLevel.Warning, "{Count} sessions could not be kept; a restart would begin with what was kept before")]
    partial void LogNotKept(Exception exception, int count);

    /// <summary>What is to be kept of a shard's session; null for nothing.</summary>
    /// <param name="ended">Whether the shard has ended.</param>
    public delegate StoredGatewaySession? SnapshotOf(bool ended);

    readonly record struct Kept(string SessionId, long Sequence, long At);
}
