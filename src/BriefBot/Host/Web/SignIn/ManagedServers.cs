using System.Globalization;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord;

namespace BriefBot.Host.Web.SignIn;

/// <summary>A server whose articles are here.</summary>
/// <param name="Name">As its people named it.</param>
/// <param name="Workspace">Name of the workspace that holds them.</param>
sealed record ManagedServer(string Id, string Name, string Workspace);

/// <summary>Tells which of the servers that somebody manages have articles here.</summary>
/// <param name="workspaces">Which workspaces there are.</param>
/// <param name="homeServer">Id of the server whose articles are those of the terminal and the web page; empty for none.</param>
sealed class ManagedServers(WorkspaceSettings workspaces, string homeServer)
{
    /// <summary>Those of them, by name. None is made by being asked for.</summary>
    /// <exception cref="Corpus.CorpusException">The corpus can't be read.</exception>
    public async ValueTask<IReadOnlyList<ManagedServer>> OfAsync(IReadOnlyList<ManagedGuild> guilds, CancellationToken cancellation)
    {
        var known = (await workspaces.ListAsync(DiscordWorkspaces.Prefix, cancellation))
            .Select(workspace => workspace.Name)
            .ToHashSet(StringComparer.Ordinal);
        var servers = new List<ManagedServer>();
        foreach (var guild in guilds)
        {
            var id = guild.Id.ToString(CultureInfo.InvariantCulture);
            if (id == homeServer)
                servers.Add(new(id, guild.Name, Libraries.DefaultWorkspace));
            else if (known.Contains(DiscordWorkspaces.Prefix + id))
                servers.Add(new(id, guild.Name, DiscordWorkspaces.Prefix + id));
        }
        return [.. servers.OrderBy(server => server.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
