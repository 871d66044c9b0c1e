using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord;

namespace BriefBot.Host.Cluster;

/// <summary>Which part of a corpus belongs to which slice: a server's workspace to the slice that is its shard on Discord, all else to the
/// first.</summary>
/// <param name="slices">How many there are; 1 and up.</param>
/// <param name="home">Id of the server that asks the host's own articles; null for none.</param>
sealed class SlicePart(int slices, ulong? home)
{
    // Source: https://docs.discord.com/developers/events/gateway#sharding-sharding-formula.
    const int ShardShift = 22;

    /// <summary>The slice of a workspace.</summary>
    /// <param name="workspace">Its name.</param>
    public int Of(string workspace) => Server(workspace) is { } server ? (int)((server >> ShardShift) % (ulong)slices) : 0;

    /// <summary>Makes a file with the workspaces of a slice only.</summary>
    /// <param name="file">The whole corpus.</param>
    /// <param name="part">What is made, in the place of what is there.</param>
    /// <param name="slice">Which.</param>
    /// <param name="cancellation">Ends it; the part is of no use then.</param>
    /// <exception cref="CorpusException">One of the files can't be used.</exception>
    public async Task MakeAsync(string file, string part, int slice, CancellationToken cancellation)
    {
        await using (var whole = await SqliteStores.OpenAsync(file, null, cancellation))
            await whole.BackupAsync(part, overwrite: true, cancellation);
        await using var stores = await SqliteStores.OpenAsync(part, null, cancellation);
        foreach (var workspace in await stores.Settings.ListAsync("", cancellation))
        {
            if (Of(workspace.Name) != slice)
                await stores.Servers.DeleteAsync(workspace.Id, DiscordWorkspaces.ServerOf(workspace.Name) ?? "", cancellation);
        }
    }

    ulong? Server(string workspace)
    {
        if (workspace == Libraries.DefaultWorkspace)
            return home;
        return DiscordWorkspaces.ServerOf(workspace) is { } id ? ulong.Parse(id, CultureInfo.InvariantCulture) : null;
    }
}
