using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>Payloads as they are sent, for golden files and for checks.</summary>
static class Payload
{
    static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>JSON with an ending line break, as golden files have it.</summary>
    public static string Json(IReadOnlyList<MessageProperties> messages) => JsonSerializer.Serialize(messages, Readable) + "\n";

    /// <summary>All descriptions below each other.</summary>
    public static string Text(IEnumerable<MessageProperties> messages) =>
        string.Join("\n\n", messages.SelectMany(message => message.Embeds ?? []).Select(Text));

    static string Text(Embed embed) => $"{embed.Title}\n{embed.Description}\n{embed.Footer?.Text}";
}
