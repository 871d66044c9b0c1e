namespace BriefBot.Discord;

/// <summary>Whose limit was met.</summary>
/// <remarks>
/// Source: Discord API reference, "Rate Limits", header X-RateLimit-Scope; the last two are met before Discord's API is reached.
/// </remarks>
public enum RateLimitScope
{
    /// <summary>This bot's, on a route.</summary>
    User,

    /// <summary>This bot's, over all routes.</summary>
    Global,

    /// <summary>A resource's, which others use up too; not counted against the bot.</summary>
    Shared,

    /// <summary>This address's, at the proxy in front of Discord.</summary>
    Address,

    /// <summary>This client's own: too many 401, 403 and 429 within 10 minutes, of which Discord bans an address at 10,000.</summary>
    InvalidRequests,
}
