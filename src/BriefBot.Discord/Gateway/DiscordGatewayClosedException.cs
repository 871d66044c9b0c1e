namespace BriefBot.Discord;

/// <summary>The gateway closed the connection for a reason that trying again can't mend. The message says what to do.</summary>
public sealed class DiscordGatewayClosedException(int closeCode, string advice) : Exception(advice)
{
    /// <summary>Discord's close code: 4004 or 4010–4014.</summary>
    public int CloseCode { get; } = closeCode;
}
