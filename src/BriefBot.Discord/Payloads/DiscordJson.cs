using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Discord;

/// <summary>How payloads are read and written: names in snake case, nulls left out, numbers taken from strings as well.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    MaxDepth = 64
)]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommandChoice>))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(DirectChannelProperties))]
[JsonSerializable(typeof(BotGateway))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(GuildMember))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionCallback))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(MessageDeletion))]
[JsonSerializable(typeof(MessageProperties))]
[JsonSerializable(typeof(IReadOnlyList<Role>))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(ThreadProperties))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(IReadOnlyList<UserGuild>))]
[JsonSerializable(typeof(JsonElement))]
sealed partial class DiscordJson : JsonSerializerContext;
