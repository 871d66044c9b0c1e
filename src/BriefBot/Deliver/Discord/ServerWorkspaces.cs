using System.Collections.Concurrent;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>A server that the bot is in, and its workspace.</summary>
/// <param name="Name">Null until Discord has told it.</param>
sealed record ServerWorkspace(Snowflake Id, string? Name, string Workspace);

/// <summary>Which workspace each server has, and which of them a person reaches in direct messages.</summary>
sealed class ServerWorkspaces(
    BotOptions options,
    DiscordRestClient rest,
    Libraries libraries,
    WorkspaceSettings settings,
    TimeProvider time,
    ILogger<ServerWorkspaces> logger
)
{
    const int ManyMemberships = 10_000;
    static readonly TimeSpan AskWithin = TimeSpan.FromSeconds(2);
    static readonly TimeSpan MembershipLifetime = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<Snowflake, Guild> _servers = [];
    readonly ConcurrentDictionary<(Snowflake Server, Snowflake Person), (bool Member, long At)> _memberships = [];

    /// <summary>Servers known.</summary>
    public int Count => _servers.Count;

    /// <summary>Takes note of a server.</summary>
    public void Add(Guild server) => _servers[server.Id] = server;

    /// <summary>Forgets a server that the bot was removed from. What it has stays for
    /// <see cref="BotOptions.KeepServersAfterRemoval"/>.</summary>
    public void Remove(Snowflake server) => _servers.TryRemove(server, out _);

    /// <summary>The language that a server prefers; null when it isn't known.</summary>
    public string? LocaleOf(Snowflake server) => _servers.TryGetValue(server, out var known) ? known.PreferredLocale : null;

    /// <summary>A server's workspace.</summary>
    public ServerWorkspace Of(Snowflake server)
    {
        var isHome = server.Value == options.HomeServer;
        var name = _servers.TryGetValue(server, out var known) ? known.Name : null;
        return new ServerWorkspace(server, name, isHome ? Libraries.DefaultWorkspace : DiscordWorkspaces.Of(server));
    }

    /// <summary>Servers shared with a person whose administrators opened them to direct messages.</summary>
    public async ValueTask<IReadOnlyList<ServerWorkspace>> ReachedByAsync(Snowflake person, CancellationToken cancellation)
    {
        var open = (await settings.ListAllowingDirectMessagesAsync("", cancellation))
            .Select(workspace => workspace.Name)
            .ToHashSet(StringComparer.Ordinal);
        var reached = new List<ServerWorkspace>();
        foreach (var server in _servers.Keys.Order().Select(Of))
            if (open.Contains(server.Workspace) && await IsMemberAsync(server.Id, person, cancellation))
                reached.Add(server);
        return reached;
    }

    /// <summary>
    /// Whether what a workspace's articles answered may be shown to a person at a place: in a server only its own, in direct messages only
    /// that of a server which is open to them now.
    /// </summary>
    public async ValueTask<bool> ReachesAsync(Place place, Snowflake person, WorkspaceId workspace, CancellationToken cancellation)
    {
        var reached = place.Server is { } own ? [Of(own)] : await ReachedByAsync(person, cancellation);
        foreach (var server in reached)
            if ((await libraries.OwnAsync(server.Workspace, cancellation)).Workspace == workspace)
                return true;
        return false;
    }

    /// <summary>Whether a server's administrators opened it to direct messages.</summary>
    public async ValueTask<bool> IsOpenAsync(ServerWorkspace server, CancellationToken cancellation)
    {
        var own = await libraries.OwnAsync(server.Workspace, cancellation);
        return await settings.AllowsDirectMessagesAsync(own.Workspace, cancellation);
    }

    /// <summary>Opens a server to direct messages of its members, or closes it.</summary>
    public async ValueTask OpenAsync(ServerWorkspace server, bool open, CancellationToken cancellation)
    {
        var own = await libraries.OwnAsync(server.Workspace, cancellation);
        await settings.AllowDirectMessagesAsync(own.Workspace, open, cancellation);
    }

    /// <summary>Forgets what is known of a person's memberships.</summary>
    public void ForgetPerson(Snowflake person)
    {
        foreach (var key in _memberships.Keys.Where(key => key.Person == person))
            _memberships.TryRemove(key, out _);
    }

    /// <summary>Whether a person is in a server of the bot, whichever host has it; no where Discord doesn't say.</summary>
    public async ValueTask<bool> IsMemberAsync(Snowflake server, Snowflake person, CancellationToken cancellation)
    {
        if (_memberships.TryGetValue((server, person), out var known) && time.GetElapsedTime(known.At) < MembershipLifetime)
            return known.Member;
        // What couldn't be learned is asked again the next time.
        if (await AskAsync(server, person, cancellation) is not { } member)
            return false;
        if (_memberships.Count >= ManyMemberships)
            _memberships.Clear();
        _memberships[(server, person)] = (member, time.GetTimestamp());
        return member;
    }

    /// <summary>Asks Discord; null when it can't be learned, or not in time.</summary>
    async ValueTask<bool?> AskAsync(Snowflake server, Snowflake person, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(AskWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await rest.GetGuildMemberAsync(server, person, either.Token) is not null;
        }
        catch (DiscordException e)
        {
            Log.MembershipUnknown(logger, server, e);
            return null;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            Log.MembershipUnknown(logger, server, e);
            return null;
        }
    }
}
