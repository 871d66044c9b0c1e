using System.Globalization;
using System.Net.Http.Headers;

namespace BriefBot.Discord.RateLimits;

/// <summary>What a response's headers say of its rate limit. Each part is null where its header is missing or makes no sense.</summary>
/// <param name="Bucket">Hash of the bucket that the route belongs to.</param>
/// <param name="Limit">Requests in a window, at least 1.</param>
/// <param name="Remaining">Requests left in the window; null unless <paramref name="ResetAfter"/> is known too.</param>
/// <param name="ResetAfter">Until the window ends.</param>
/// <param name="RetryAfter">Until a refused request may be sent again.</param>
/// <param name="Scope">Whose limit was met; only with a 429.</param>
/// <remarks>X-RateLimit-Reset, an epoch, is left alone: it needs clocks that agree. Source: Discord API reference, "Rate Limits".</remarks>
sealed record RateLimitReport(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter, TimeSpan? RetryAfter, RateLimitScope? Scope)
{
    /// <summary>Longest wait that is believed.</summary>
    public static readonly TimeSpan MaximumWait = TimeSpan.FromDays(1);

    // Hashes are 32 hexadecimal digits as of 2026; longer ones are taken for junk.
    const int MaximumHash = 128;

    /// <summary>Nothing said.</summary>
    public static RateLimitReport None { get; } = new(null, null, null, null, null, null);

    /// <summary>Reads a response's headers.</summary>
    public static RateLimitReport Parse(HttpResponseHeaders headers)
    {
        var resetAfter = Seconds(First(headers, "X-RateLimit-Reset-After"));
        return new(
            First(headers, "X-RateLimit-Bucket") is { Length: > 0 and <= MaximumHash } hash ? hash : null,
            Whole(First(headers, "X-RateLimit-Limit")) is { } limit and > 0 ? limit : null,
            resetAfter is null ? null : Whole(First(headers, "X-RateLimit-Remaining")),
            resetAfter,
            Seconds(First(headers, "Retry-After")),
            ScopeOf(headers)
        );
    }

    /// <summary>A wait from a number of seconds, at most <see cref="MaximumWait"/>; null when it is negative or no number.</summary>
    public static TimeSpan? Wait(double seconds) =>
        double.IsNaN(seconds) || seconds < 0 ? null : TimeSpan.FromSeconds(Math.Min(seconds, MaximumWait.TotalSeconds));

    static RateLimitScope? ScopeOf(HttpResponseHeaders headers) =>
        First(headers, "X-RateLimit-Scope") switch
        {
            "user" => RateLimitScope.User,
            "global" => RateLimitScope.Global,
            "shared" => RateLimitScope.Shared,
            _ => bool.TryParse(First(headers, "X-RateLimit-Global"), out var global) && global ? RateLimitScope.Global : null,
        };

    static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? Wait(seconds) : null;

    static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static string? First(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
