using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Discord;

/// <summary>Permissions in a guild or channel; a set of bits, of which unknown ones are kept. On the wire a decimal string.</summary>
/// <remarks>Source: Discord API reference, "Permissions". Only those that a bot of this kind asks for or checks have names.</remarks>
[Flags]
[JsonConverter(typeof(GuildPermissionsConverter))]
public enum GuildPermissions : ulong
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>All, and no channel overrides it.</summary>
    Administrator = 1ul << 3,

    /// <summary>Manage channels.</summary>
    ManageChannels = 1ul << 4,

    /// <summary>Manage Server.</summary>
    ManageGuild = 1ul << 5,

    /// <summary>See a channel.</summary>
    ViewChannel = 1ul << 10,

    /// <summary>Write in a channel.</summary>
    SendMessages = 1ul << 11,

    /// <summary>Delete and pin others' messages.</summary>
    ManageMessages = 1ul << 13,

    /// <summary>Show embeds.</summary>
    EmbedLinks = 1ul << 14,

    /// <summary>Attach files.</summary>
    AttachFiles = 1ul << 15,

    /// <summary>Read what was written before.</summary>
    ReadMessageHistory = 1ul << 16,

    /// <summary>Ping everyone; never asked for.</summary>
    MentionEveryone = 1ul << 17,

    /// <summary>Manage threads.</summary>
    ManageThreads = 1ul << 34,

    /// <summary>Start public threads.</summary>
    CreatePublicThreads = 1ul << 35,

    /// <summary>Write in threads.</summary>
    SendMessagesInThreads = 1ul << 38,

    /// <summary>Use application commands.</summary>
    UseApplicationCommands = 1ul << 31,
}

sealed class GuildPermissionsConverter : JsonConverter<GuildPermissions>
{
    public override GuildPermissions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String when ulong.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) =>
                (GuildPermissions)bits,
            JsonTokenType.Number when reader.TryGetUInt64(out var bits) => (GuildPermissions)bits,
            _ => throw new JsonException("Permissions must be a decimal string."),
        };

    public override void Write(Utf8JsonWriter writer, GuildPermissions value, JsonSerializerOptions options) =>
        writer.WriteStringValue(((ulong)value).ToString(CultureInfo.InvariantCulture));
}
