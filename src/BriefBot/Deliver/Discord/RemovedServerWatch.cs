using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>
/// Notes which servers removed the bot, and which have it again. An outage is no removal: Discord lists an unavailable server as one of the
/// bot's all the same.
/// </summary>
sealed class RemovedServerWatch(
    RemovedServers removed,
    ServerWorkspaces servers,
    WorkspaceSettings workspaces,
    BotOptions options,
    TimeProvider time,
    ILogger<RemovedServerWatch> logger
)
{
    /// <summary>The bot was removed.</summary>
    public Task LeftAsync(Snowflake server, CancellationToken cancellation) =>
        TryAsync(async () =>
        {
            if (await removed.RemovedAsync(servers.Of(server).Workspace, time.GetUtcNow(), cancellation))
                Log.ServerLeft(logger, server, (int)options.KeepServersAfterRemoval.TotalDays);
        });

    /// <summary>The bot is there.</summary>
    public Task JoinedAsync(Snowflake server, CancellationToken cancellation) =>
        TryAsync(async () =>
        {
            if (await removed.ReturnedAsync(servers.Of(server).Workspace, cancellation))
                Log.ServerBack(logger, server);
        });

    /// <summary>A session began: what has a workspace and isn't among the shard's servers was left while the bot was away.</summary>
    public Task ReadyAsync(ReadyEvent ready, CancellationToken cancellation) =>
        TryAsync(async () =>
        {
            var there = ready.GuildIds.ToHashSet();
            foreach (var server in await KnownAsync(cancellation))
            {
                if (there.Contains(server))
                    await JoinedAsync(server, cancellation);
                else if (ready.Holds(server))
                    await LeftAsync(server, cancellation);
            }
        });

    async ValueTask<IEnumerable<Snowflake>> KnownAsync(CancellationToken cancellation)
    {
        var known = (await workspaces.ListAsync(DiscordWorkspaces.Prefix, cancellation))
            .Select(workspace => DiscordWorkspaces.ServerOf(workspace.Name))
            .OfType<string>()
            .Select(Snowflake.Parse);
        return options.HomeServer is { } home ? known.Append(new Snowflake(home)) : known;
    }

    async Task TryAsync(Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (CorpusException e)
        {
            // The next start compares again.
            Log.NotNoted(logger, e);
        }
    }
}
