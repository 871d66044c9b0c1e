using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Bits of <c>intents</c> that the fake's events ask for.</summary>
static class Intents
{
    public const int Guilds = 1 << 0,
        GuildMessages = 1 << 9,
        DirectMessages = 1 << 12,
        MessageContent = 1 << 15;
    public const int Privileged = (1 << 1) | (1 << 8) | MessageContent;
    public const int Known = (1 << 26) - 1;
}

/// <summary>An event for the sessions that asked for its kind.</summary>
/// <param name="Name">Such as MESSAGE_CREATE.</param>
/// <param name="Intent">The bit that a session must have; 0 for none.</param>
/// <param name="Guild">Where it happened; decides the shard.</param>
/// <param name="Data">The data for a session with these intents.</param>
sealed record FeedEvent(string Name, int Intent, FakeGuild? Guild, Func<int, JsonObject> Data);

/// <summary>Where events go: to the gateway.</summary>
sealed class EventFeed
{
    public Action<FeedEvent> Publish { get; set; } = _ => { };
}
