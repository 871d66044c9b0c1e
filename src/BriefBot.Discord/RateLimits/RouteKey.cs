namespace BriefBot.Discord.RateLimits;

/// <summary>
/// Requests that count against the same limit until Discord says more: a method and a template, for one channel, guild or webhook.
/// </summary>
readonly record struct RouteKey(string Method, string Template, string Major);
