using System.Buffers;
using System.Text.Json;

namespace BriefBot.Discord;

/// <summary>What the client says to the gateway.</summary>
static class GatewayMessages
{
    /// <summary>Largest message that Discord takes, in bytes; it closes with 4002 beyond.</summary>
    public const int MaxBytes = 4_096;

    // Discord's activity type "custom": its text stands in the field "state".
    const int CustomStatus = 4;

    public static ReadOnlyMemory<byte> Heartbeat(long? sequence) =>
        Message(
            GatewayOpcode.Heartbeat,
            writer =>
            {
                if (sequence is { } number)
                    writer.WriteNumberValue(number);
                else
                    writer.WriteNullValue();
            }
        );

    public static ReadOnlyMemory<byte> Identify(DiscordSocketConfig options, int shard, int shards, string? status) =>
        Message(GatewayOpcode.Identify, writer => WriteIdentify(writer, options, shard, shards, status));

    public static ReadOnlyMemory<byte> Resume(string token, string session, long? sequence) =>
        Message(
            GatewayOpcode.Resume,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token", token);
                writer.WriteString("session_id", session);
                writer.WriteNumber("seq", sequence ?? 0);
                writer.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> Presence(string? status) =>
        Message(GatewayOpcode.PresenceUpdate, writer => WritePresence(writer, status));

    static void WriteIdentify(Utf8JsonWriter writer, DiscordSocketConfig options, int shard, int shards, string? status)
    {
        writer.WriteStartObject();
        writer.WriteString("token", options.Token);
        writer.WriteNumber("intents", (int)options.GatewayIntents);
        writer.WriteStartObject("properties");
        writer.WriteString(
            "os",
            OperatingSystem.IsWindows() ? "windows"
                : OperatingSystem.IsMacOS() ? "macos"
                : "linux"
        );
        writer.WriteString("browser", "BriefBot");
        writer.WriteString("device", "BriefBot");
        writer.WriteEndObject();
        writer.WriteStartArray("shard");
        writer.WriteNumberValue(shard);
        writer.WriteNumberValue(shards);
        writer.WriteEndArray();
        if (status is not null)
        {
            writer.WritePropertyName("presence");
            WritePresence(writer, status);
        }

        writer.WriteEndObject();
    }

    static void WritePresence(Utf8JsonWriter writer, string? status)
    {
        writer.WriteStartObject();
        writer.WriteNull("since");
        writer.WriteStartArray("activities");
        if (status is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("name", "Custom Status");
            writer.WriteNumber("type", CustomStatus);
            writer.WriteString("state", status);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("status", "online");
        writer.WriteBoolean("afk", value: false);
        writer.WriteEndObject();
    }

    static ReadOnlyMemory<byte> Message(GatewayOpcode opcode, Action<Utf8JsonWriter> writeData)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op", (int)opcode);
            writer.WritePropertyName("d");
            writeData(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
