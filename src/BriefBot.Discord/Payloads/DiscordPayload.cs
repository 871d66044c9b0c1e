using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Discord;

/// <summary>A JSON object of Discord's API. Fields that this library doesn't know are kept and written back.</summary>
public abstract record DiscordPayload
{
    /// <summary>Fields without a property of their own, by name as on the wire; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalFields { get; set; }
}
