namespace BriefBot.Discord;

/// <summary>What Discord's close codes ask of a client.</summary>
/// <remarks>Source: Discord gateway reference, "Gateway Close Event Codes".</remarks>
static class GatewayCloseCodes
{
    /// <summary>Ours: the connection is given up, the session kept. Discord ends a session at 1000 and 1001 only.</summary>
    public const int ToResume = 4000;

    /// <summary>Ours: nobody comes back for the session.</summary>
    public const int Final = 1000;

    /// <summary>Whether the session is gone with the connection: not authenticated, no such session, invalid sequence, timed out.</summary>
    /// <remarks>4006 left the reference, yet the gateway was seen to send it for a session that it no longer knew.</remarks>
    public static bool EndsSession(int? code) => code is 4003 or 4006 or 4007 or 4009;

    /// <summary>Exception for a code that must not be retried; null for any other.</summary>
    public static DiscordGatewayClosedException? Fatal(int? code, GatewayIntents intents)
    {
        var advice = code switch
        {
            4004 => "Discord refused the bot's token. Take a new one from the developer portal (Bot → Reset Token) and configure it.",
            4010 => "Discord refused the shard's number. It must be below the number of shards: check the configured shards.",
            4011 => "The bot is in too many guilds for so few shards. Leave their number unset, and Discord's recommendation is used.",
            4012 => "Discord no longer speaks version 10 of its gateway. Update this program.",
            4013 => $"Discord doesn't know these intents: {intents} ({(int)intents}). Remove the unknown ones from the configuration.",
            4014 => PrivilegedAdvice(intents & GatewayIntents.Privileged),
            _ => null,
        };
        return advice is null ? null : new DiscordGatewayClosedException(code!.Value, $"{advice} (gateway close code {code})");
    }

    static string PrivilegedAdvice(GatewayIntents asked) =>
        asked == GatewayIntents.None
            ? "Discord refused the intents as privileged, although none that we know as such was asked for. Ask for fewer intents."
            : $"Discord refused privileged intents: {asked}. Switch them on in the developer portal (Bot → Privileged Gateway Intents), "
                + "or ask for none of them.";
}
