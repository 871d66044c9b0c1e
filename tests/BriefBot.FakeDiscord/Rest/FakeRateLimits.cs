using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>How many requests a bucket takes in a window.</summary>
/// <param name="Bucket">Name shared by the routes that count together; clients see its hash.</param>
/// <param name="Limit">Requests in a window.</param>
/// <param name="Window">Length of a window; it starts with its first request.</param>
public sealed record RateLimit(string Bucket, int Limit, TimeSpan Window);

/// <summary>Who is meant by a 429.</summary>
public enum LimitScope
{
    /// <summary>This bot, on this bucket.</summary>
    User,

    /// <summary>This bot, everywhere.</summary>
    Global,

    /// <summary>Everybody on this resource: not the bot's fault.</summary>
    Shared,
}

/// <summary>Rate limits, counted and enforced by the fake's clock.</summary>
public sealed class FakeRateLimits
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly TimeProvider time;
    readonly Lock gate = new();
    readonly Dictionary<string, RateLimit> rules = new(StringComparer.Ordinal);
    readonly Dictionary<string, (DateTimeOffset Ends, int Used)> windows = new(StringComparer.Ordinal);

    internal FakeRateLimits(TimeProvider time)
    {
        this.time = time;
        Set("POST /channels/{channel_id}/messages", 5, TimeSpan.FromSeconds(5));
        Set("PATCH /channels/{channel_id}/messages/{message_id}", 5, TimeSpan.FromSeconds(5));
        Set("DELETE /channels/{channel_id}/messages/{message_id}", 5, Second);
        Set("POST /channels/{channel_id}/threads", 50, TimeSpan.FromSeconds(300), "threads");
        Set("POST /channels/{channel_id}/messages/{message_id}/threads", 50, TimeSpan.FromSeconds(300), "threads");
        Set("POST /webhooks/{webhook_id}/{webhook_token}", 5, TimeSpan.FromSeconds(2), "webhook");
        Set("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", 5, TimeSpan.FromSeconds(2), "webhook");
        Set("PUT /applications/{application_id}/commands", 60, TimeSpan.FromSeconds(60), "commands");
        Set("PUT /applications/{application_id}/guilds/{guild_id}/commands", 60, TimeSpan.FromSeconds(60), "guild commands");
        Set("GET /gateway/bot", 2, TimeSpan.FromSeconds(5));
    }

    /// <summary>Requests a second over all routes but interactions' callbacks and webhooks.</summary>
    public int Global { get; set; } = 50;

    /// <summary>Whether going over is answered with 429. The headers are sent either way.</summary>
    public bool Enforced { get; set; } = true;

    /// <summary>How many requests were refused because a limit was really reached.</summary>
    public int Refusals { get; private set; }

    /// <summary>How many answers had status 401, 403 or 429: 10,000 in 10 minutes ban an address.</summary>
    public int InvalidRequests { get; private set; }

    /// <summary>Sets the limit of a route, such as <c>POST /channels/{channel_id}/messages</c>.</summary>
    /// <param name="route">Method and path of the OpenAPI description.</param>
    /// <param name="limit">Requests in a window.</param>
    /// <param name="window">Length of the window.</param>
    /// <param name="bucket">Name shared with other routes; by itself, if none.</param>
    public void Set(string route, int limit, TimeSpan window, string? bucket = null)
    {
        lock (gate)
            rules[route] = new(bucket ?? route, limit, window);
    }

    /// <summary>Takes a route's limit away: its answers have no rate-limit headers then.</summary>
    public void Remove(string route)
    {
        lock (gate)
            rules.Remove(route);
    }

    internal void CountInvalid()
    {
        lock (gate)
            InvalidRequests++;
    }

    /// <summary>Counts a request and writes the headers. Answers how long to wait if it went over.</summary>
    internal (LimitScope Scope, TimeSpan Wait)? Take(string route, string major, bool exempt, IHeaderDictionary headers)
    {
        lock (gate)
        {
            if (!exempt && Window("global", Second) is var (all, left) && Count("global", all.Used, all.Ends) > Global && Enforced)
            {
                Refusals++;
                headers["X-RateLimit-Global"] = "true";
                headers["X-RateLimit-Scope"] = "global";
                return (LimitScope.Global, left);
            }

            if (!rules.TryGetValue(route, out var rule))
                return null;
            var key = $"{rule.Bucket}|{major}";
            var (window, wait) = Window(key, rule.Window);
            var over = window.Used >= rule.Limit && Enforced;
            var used = over ? rule.Limit : Count(key, window.Used, window.Ends);
            Headers(headers, rule, Math.Max(0, rule.Limit - used), window.Ends, wait);
            if (!over)
                return null;
            Refusals++;
            headers["X-RateLimit-Scope"] = "user";
            return (LimitScope.User, wait);
        }
    }

    ((DateTimeOffset Ends, int Used) Window, TimeSpan Left) Window(string key, TimeSpan length)
    {
        var now = time.GetUtcNow();
        if (!windows.TryGetValue(key, out var window) || window.Ends <= now)
            window = (now + length, 0);
        return (window, window.Ends - now);
    }

    int Count(string key, int used, DateTimeOffset ends)
    {
        windows[key] = (ends, used + 1);
        return used + 1;
    }

    static void Headers(IHeaderDictionary headers, RateLimit rule, int remaining, DateTimeOffset ends, TimeSpan wait)
    {
        headers["X-RateLimit-Limit"] = rule.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = (ends.ToUnixTimeMilliseconds() / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset-After"] = wait.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = Hash(rule.Bucket);
    }

    internal static string Hash(string bucket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket)))[..32];
}
