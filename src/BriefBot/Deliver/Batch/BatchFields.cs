using System.Text.Json;
using BriefBot.Ingest.Readers;

namespace BriefBot.Deliver.Batch;

/// <summary>Reads the members of input lines; what cannot be used is a <see cref="FormatException"/> whose message says why.</summary>
static class BatchFields
{
    /// <summary>Reads a line that holds one JSON object.</summary>
    /// <exception cref="FormatException">It isn't one, or <paramref name="read"/> says so.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutBom(line));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? read(json.RootElement)
                : throw new FormatException("not a JSON object");
        }
        catch (JsonException e)
        {
            throw new FormatException(JsonText.Describe(e), e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("not valid Unicode", e);
        }
    }

    /// <summary>A text, or a number as it is written.</summary>
    /// <exception cref="FormatException">It is missing, empty, or something else.</exception>
    public static string Required(JsonElement line, string name) =>
        Optional(line, name) is { } text && text.AsSpan().Trim().Length > 0
            ? text
            : throw new FormatException($"\"{name}\" is missing or empty");

    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    public static string? Optional(JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };

    static ReadOnlyMemory<byte> WithoutBom(ReadOnlyMemory<byte> line) => line.Span.StartsWith("\ufeff"u8) ? line[3..] : line;
}
