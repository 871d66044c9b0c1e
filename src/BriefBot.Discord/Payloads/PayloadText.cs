using System.Text.Json;

namespace BriefBot.Discord;

/// <summary>Payloads as text, for a process that hands over to another one what Discord sent it.</summary>
public static class PayloadText
{
    /// <summary>An interaction as JSON; its token, a secret, is part of it.</summary>
    public static string Of(Interaction interaction) => JsonSerializer.Serialize(interaction, DiscordJson.Default.Interaction);

    /// <summary>A message as JSON.</summary>
    public static string Of(Message message) => JsonSerializer.Serialize(message, DiscordJson.Default.Message);

    /// <summary>A deletion as JSON.</summary>
    public static string Of(MessageDeletion deletion) => JsonSerializer.Serialize(deletion, DiscordJson.Default.MessageDeletion);

    /// <summary>Choices as JSON.</summary>
    public static string Of(IReadOnlyList<ApplicationCommandChoice> choices) =>
        JsonSerializer.Serialize(choices, DiscordJson.Default.IReadOnlyListApplicationCommandChoice);

    /// <summary>Reads an interaction.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Interaction Interaction(string json) => Read(JsonSerializer.Deserialize(json, DiscordJson.Default.Interaction));

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Message Message(string json) => Read(JsonSerializer.Deserialize(json, DiscordJson.Default.Message));

    /// <summary>Reads a deletion.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static MessageDeletion MessageDeletion(string json) =>
        Read(JsonSerializer.Deserialize(json, DiscordJson.Default.MessageDeletion));

    /// <summary>Reads choices.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static IReadOnlyList<ApplicationCommandChoice> Choices(string json) =>
        Read(JsonSerializer.Deserialize(json, DiscordJson.Default.IReadOnlyListApplicationCommandChoice));

    static T Read<T>(T? payload)
        where T : class => payload ?? throw new JsonException("There is nothing.");
}
