namespace BriefBot.Discord;

using System.Text.Json;

/// <summary>The events of one shard, on their way to the client's handlers. Used by one reader at a time.</summary>
sealed class ShardEvents(int shard, EventRouter router)
{
    readonly GuildRoster _guilds = new();

    /// <summary>Hands an event over. Never waits, never throws.</summary>
    public void HandOver(string name, JsonElement data) => router.Route(name, data, shard, _guilds);
}
