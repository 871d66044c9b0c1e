namespace BriefBot.Discord;

/// <summary>Groups of events to ask the gateway for.</summary>
/// <remarks>Source: Discord gateway reference, "Gateway Intents".</remarks>
[Flags]
public enum GatewayIntents
{
    /// <summary>Interactions only: they need no intent.</summary>
    None = 0,

    /// <summary>Guilds, roles, channels and threads.</summary>
    Guilds = 1 << 0,

    /// <summary>People who join or leave. Privileged.</summary>
    GuildMembers = 1 << 1,

    /// <summary>Who is online. Privileged.</summary>
    GuildPresences = 1 << 8,

    /// <summary>
    /// Messages in guilds. Without <see cref="MessageContent"/> they carry text only where the bot is mentioned or wrote them itself.
    /// </summary>
    GuildMessages = 1 << 9,

    /// <summary>Direct messages, with their text.</summary>
    DirectMessages = 1 << 12,

    /// <summary>The text of every message. Privileged.</summary>
    MessageContent = 1 << 15,

    /// <summary>Those that must be switched on in the developer portal first.</summary>
    Privileged = GuildMembers | GuildPresences | MessageContent,

    /// <summary>What a bot needs that answers when it is addressed. Asks for nothing privileged.</summary>
    Addressed = Guilds | GuildMessages | DirectMessages,
}
