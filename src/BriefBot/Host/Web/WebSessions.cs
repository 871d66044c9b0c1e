using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Host.Web;

/// <summary>
/// Log-ins at the web page: each has a random id of its own, ends by itself after a time, and can be ended. They outlive a restart where
/// the database can be written, but not another token.
/// </summary>
sealed class WebSessions
{
    /// <summary>Log-ins at the same time; beyond that, the oldest ends.</summary>
    public const int Most = 1_000;

    const int IdBytes = 32;

    readonly ConcurrentDictionary<string, WebSession> _live = new(StringComparer.Ordinal);
    readonly WebSessionStore? _store;
    readonly byte[] _tokenTag;
    readonly TimeSpan _lasts;
    readonly TimeProvider _time;
    readonly ILogger _log;

    WebSessions(WebSessionStore? store, byte[] tokenTag, TimeSpan lasts, TimeProvider time, ILogger log) =>
        (_store, _tokenTag, _lasts, _time, _log) = (store, tokenTag, lasts, time, log);

    /// <summary>Takes up the log-ins that were kept.</summary>
    /// <param name="store">Where they are kept; null to keep them until the process ends.</param>
    /// <param name="token">The token that opens them.</param>
    /// <param name="lasts">How long each lasts.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of what can't be kept.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<WebSessions> OpenAsync(
        WebSessionStore? store,
        string token,
        TimeSpan lasts,
        TimeProvider time,
        ILogger log,
        CancellationToken cancellation
    )
    {
        var tag = HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "briefbot sessions"u8);
        var sessions = new WebSessions(store, tag, lasts, time, log);
        if (store is null)
            return sessions;
        await sessions.TryAsync(async () =>
        {
            foreach (var kept in await store.LiveAsync(tag, time.GetUtcNow(), cancellation))
                sessions._live[Key(kept.IdHash.Span)] = kept;
        });
        return sessions;
    }

    /// <summary>Longest time of one that opens a single workspace: whether its holder may still see that isn't asked again.</summary>
    public static readonly TimeSpan LongestLimited = TimeSpan.FromHours(8);

    /// <summary>Begins one.</summary>
    /// <param name="workspace">Name of the only workspace that it opens; null for the whole host.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the browser's cookie is to hold, and the log-in.</returns>
    public async Task<(string Id, WebSession Session)> StartAsync(string? workspace, CancellationToken cancellation)
    {
        var bytes = RandomNumberGenerator.GetBytes(IdBytes);
        var now = _time.GetUtcNow();
        var lasts = workspace is not null && _lasts > LongestLimited ? LongestLimited : _lasts;
        var session = new WebSession(SHA256.HashData(bytes), now, now + lasts) { Workspace = workspace };
        await MakeRoomAsync(now, cancellation);
        if (_store is not null)
            await TryAsync(async () => await _store.AddAsync(session, _tokenTag, cancellation));
        _live[Key(session.IdHash.Span)] = session;
        return (Base64Url.EncodeToString(bytes), session);
    }

    /// <summary>The log-in that a cookie holds; null when it is none, has ended, or expired.</summary>
    public WebSession? Find(string? id) =>
        Hash(id) is { } hash && _live.TryGetValue(Key(hash), out var session) && session.ExpiresAt > _time.GetUtcNow() ? session : null;

    /// <summary>Ends the log-in that a cookie holds, if there is one.</summary>
    public async Task EndAsync(string? id, CancellationToken cancellation)
    {
        if (Hash(id) is { } hash)
            await EndAsync(hash, cancellation);
    }

    /// <summary>Ends all of them.</summary>
    public async Task EndAllAsync(CancellationToken cancellation)
    {
        _live.Clear();
        if (_store is not null)
            await _store.RemoveAllAsync(cancellation);
    }

    async Task MakeRoomAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var expired in _live.Values.Where(session => session.ExpiresAt <= now))
            await EndAsync(expired.IdHash, cancellation);
        while (_live.Count >= Most && _live.Values.MinBy(session => session.StartedAt) is { } oldest)
            await EndAsync(oldest.IdHash, cancellation);
    }

    async Task EndAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellation)
    {
        _live.TryRemove(Key(hash.Span), out _);
        if (_store is not null)
            await _store.RemoveAsync(hash, cancellation);
    }

    // A disk that is full keeps nobody out: what can't be kept ends with the process.
    async Task TryAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (CorpusException e)
        {
            WebSessionLog.NotKept(_log, e);
        }
    }

    static byte[]? Hash(string? id)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        if (id is null || id.Length != Base64Url.GetEncodedLength(IdBytes))
            return null;
        return Base64Url.TryDecodeFromChars(id, bytes, out var written) && written == IdBytes ? SHA256.HashData(bytes) : null;
    }

    static string Key(ReadOnlySpan<byte> hash) => Convert.ToHexString(hash);
}

static partial class WebSessionLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Log-ins can't be kept for now; this one ends when the process does.")]
    public static partial void NotKept(ILogger logger, Exception exception);
}
