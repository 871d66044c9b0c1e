using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BriefBot.Discord;

/// <summary>Operation of a gateway message.</summary>
/// <remarks>Source: Discord gateway reference, "Gateway Opcodes". Others exist, and are ignored.</remarks>
enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAcknowledged = 11,
}

/// <summary>One message of the gateway, its envelope opened.</summary>
sealed class GatewayFrame : IDisposable
{
    const int Unknown = -1;

    readonly JsonDocument _document;

    GatewayFrame(JsonDocument document, int opcode)
    {
        _document = document;
        Opcode = (GatewayOpcode)opcode;
    }

    /// <summary>What it is about; may be one that we don't know.</summary>
    public GatewayOpcode Opcode { get; }

    /// <summary>Number of an event within its session; null for other messages.</summary>
    public long? Sequence { get; private init; }

    /// <summary>Name of an event; null for other messages.</summary>
    public string? EventName { get; private init; }

    /// <summary>Content; undefined when missing. Valid until the frame is disposed of.</summary>
    public JsonElement Data { get; private init; }

    /// <summary>Opens an envelope. False when it is none: not JSON, or a field of it has the wrong type.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out GatewayFrame? frame)
    {
        frame = null;
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(utf8);
            frame = Open(document);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that isn't UTF-8. The caller reports what couldn't be read.
            frame = null;
        }

        if (frame is null)
            document?.Dispose();
        return frame is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    static GatewayFrame? Open(JsonDocument document)
    {
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !TryGetNumber(root, "op", out var op))
            return null;

        var data = root.TryGetProperty("d", out var content) ? content : default;
        var opcode = op is >= 0 and <= byte.MaxValue ? (int)op : Unknown;
        if (opcode != (int)GatewayOpcode.Dispatch)
            return new GatewayFrame(document, opcode) { Data = data };
        if (!TryGetNumber(root, "s", out var sequence) || sequence < 0)
            return null;
        if (!root.TryGetProperty("t", out var name) || name.ValueKind != JsonValueKind.String)
            return null;

        return new GatewayFrame(document, opcode)
        {
            Sequence = sequence,
            EventName = name.GetString(),
            Data = data,
        };
    }

    static bool TryGetNumber(JsonElement element, string field, out long number)
    {
        number = 0;
        return element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out number);
    }
}
