using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>What in an IDENTIFY ends the connection for good.</summary>
static class IdentifyRules
{
    public static (int Code, string Reason)? Fatal(FakeDiscordOptions options, JsonObject data, int shard, int shards)
    {
        if ((string?)data["token"] != options.Token)
            return (4004, "Authentication failed.");
        if (data["properties"] is not JsonObject)
            return (4002, "Error while decoding payload.");
        if (shard < 0 || shard >= shards)
            return (4010, "Invalid shard.");
        if (data["intents"] is not JsonValue value || !value.TryGetValue<int>(out var intents) || (intents & ~Intents.Known) != 0)
            return (4013, "Invalid intent(s).");
        return (intents & Intents.Privileged & ~options.PrivilegedIntents) != 0 ? (4014, "Disallowed intent(s).") : null;
    }
}
