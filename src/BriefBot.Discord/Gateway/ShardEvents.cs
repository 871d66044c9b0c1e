namespace BriefBot.Discord;

using System.Text.Json;

/// <summary>The events of one shard, on their way to the client's handlers. Used by one reader at a time.</summary>
sealed class ShardEvents(int shard, EventRouter router)
{
    readonly GuildRoster _guilds = new();

    /// <summary>Hands an event over. Never waits, never throws.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="data">Its data.</param>
    /// <param name="handled">Keeps what is handled of the session.</param>
    /// <param name="sequence">The event's number there.</param>
    /// <param name="mayBeHandled">Whether an earlier process may have handled it.</param>
    public void HandOver(string name, JsonElement data, HandledEvents handled, long sequence, bool mayBeHandled)
    {
        var delivery = handled.Open(sequence, mayBeHandled);
        router.Route(name, data, shard, _guilds, delivery);
        delivery.End();
    }
}
