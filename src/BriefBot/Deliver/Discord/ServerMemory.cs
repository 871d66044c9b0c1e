using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Keeps which servers the bot is in, their names and languages, beyond the end of the process: a session that is taken up doesn't tell
/// them again. Written beside the events, many at once, since a new session tells of thousands within seconds.
/// </summary>
sealed class ServerMemory(ChatSessions store, ServerWorkspaces servers, TimeProvider time, ILogger<ServerMemory> logger) : IDisposable
{
    static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(2);

    readonly Lock _lock = new();
    readonly SemaphoreSlim _writing = new(1);
    readonly Dictionary<Snowflake, ChatServer> _kept = [];
    Dictionary<Snowflake, ChatServer?> _changed = [];

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    /// <summary>Tells <see cref="ServerWorkspaces"/> what was kept. Before anything comes from the gateway.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var kept in await store.ServersAsync(ChatStore.Platform, cancellation))
            {
                if (!Snowflake.TryParse(kept.Id, out var id))
                    continue;
                lock (_lock)
                    _kept[id] = kept;
                servers.Add(
                    new Guild
                    {
                        Id = id,
                        Name = kept.Name,
                        PreferredLocale = kept.Locale,
                    }
                );
            }
        }
        catch (CorpusException e)
        {
            Log.ServersNotKept(logger, e);
        }
    }

    /// <summary>The bot is in a server that looks like this.</summary>
    public void Add(Guild server)
    {
        var now = new ChatServer(server.Id.ToString(), server.Name, server.PreferredLocale);
        lock (_lock)
        {
            if (_kept.GetValueOrDefault(server.Id) == now)
                _changed.Remove(server.Id);
            else
                _changed[server.Id] = now;
        }
    }

    /// <summary>The bot left a server.</summary>
    public void Remove(Snowflake server)
    {
        lock (_lock)
            _changed[server] = null;
    }

    /// <summary>A new session began: what the bot left meanwhile isn't among its servers.</summary>
    public void Keep(ReadyEvent ready)
    {
        var there = ready.GuildIds.ToHashSet();
        List<Snowflake> left;
        lock (_lock)
            left = [.. _kept.Keys.Where(id => ready.Holds(id) && !there.Contains(id))];
        foreach (var server in left)
        {
            Remove(server);
            servers.Remove(server);
        }
    }

    /// <summary>Writes what changes until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(WriteEvery, time, cancellation);
                await TryWriteAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>Writes what has changed up to now, or says in the log that it can't be.</summary>
    public async Task TryWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await WriteAsync(cancellation);
        }
        catch (CorpusException e)
        {
            Log.ServersNotKept(logger, e);
        }
    }

    /// <summary>Writes what has changed up to now.</summary>
    /// <exception cref="CorpusException">It can't be; the next time tries again.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        Dictionary<Snowflake, ChatServer?> changed = [];
        try
        {
            lock (_lock)
                (changed, _changed) = (_changed, []);
            if (changed.Count == 0)
                return;
            await store.KeepServersAsync(
                ChatStore.Platform,
                [.. changed.Values.OfType<ChatServer>()],
                [.. changed.Where(one => one.Value is null).Select(one => one.Key.ToString())],
                cancellation
            );
            lock (_lock)
            {
                foreach (var (id, server) in changed)
                {
                    if (server is null)
                        _kept.Remove(id);
                    else
                        _kept[id] = server;
                }
            }
        }
        catch
        {
            lock (_lock)
            {
                foreach (var (id, server) in changed)
                    _changed.TryAdd(id, server);
            }
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }
}
