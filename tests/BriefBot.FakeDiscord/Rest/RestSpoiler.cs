using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>Makes the answers that nobody wants.</summary>
sealed class RestSpoiler(TimeProvider time)
{
    const string Banned = "<html><head><title>Access denied</title></head><body>You are being rate limited</body></html>";

    /// <summary>The answer that a plan has in mind; none when it was only late.</summary>
    public async Task<RestAnswer?> SpoilAsync(HttpContext http, RestFault fault)
    {
        var answer = fault switch
        {
            RestFault.Hold hold => await HoldAsync(http, hold),
            RestFault.Abort => RestAnswer.Cut,
            RestFault.TooMany { Html: true } page => Page(http, page.RetryAfter),
            RestFault.TooMany json => TooMany(http, json.Scope, json.RetryAfter ?? TimeSpan.FromSeconds(1)),
            RestFault.Refusal refusal => new(refusal.Status, new RestError(refusal.Status, refusal.Code, refusal.Message).Json()),
            RestFault.Page page => new(page.Status, null) { Html = page.Html },
            _ => throw new InvalidOperationException($"No such fault: {fault}."),
        };
        return answer is null ? null : answer with { Misbehaved = true };
    }

    /// <summary>A 429 of Discord's own.</summary>
    public static RestAnswer TooMany(HttpContext http, LimitScope scope, TimeSpan wait)
    {
        var seconds = Math.Round(Math.Max(wait.TotalSeconds, 0.001), 3);
        http.Response.Headers.RetryAfter = WholeSeconds(wait);
        http.Response.Headers["X-RateLimit-Scope"] = scope.ToString().ToLowerInvariant();
        if (scope == LimitScope.Global)
            http.Response.Headers["X-RateLimit-Global"] = "true";
        return new(
            429,
            new JsonObject
            {
                ["message"] = scope == LimitScope.Shared ? "The resource is being rate limited." : "You are being rate limited.",
                ["code"] = 0,
                ["retry_after"] = seconds,
                ["global"] = scope == LimitScope.Global,
            }
        );
    }

    static RestAnswer Page(HttpContext http, TimeSpan? retryAfter)
    {
        if (retryAfter is { } after)
            http.Response.Headers.RetryAfter = WholeSeconds(after);
        return new(429, null) { Html = Banned };
    }

    /// <summary>None once it is over; cut when the client gave up waiting.</summary>
    async Task<RestAnswer?> HoldAsync(HttpContext http, RestFault.Hold hold)
    {
        try
        {
            await hold.Released.WaitAsync(http.RequestAborted);
            if (hold.Delay is { } delay)
                await Task.Delay(delay, time, http.RequestAborted);
            return null;
        }
        catch (OperationCanceledException)
        {
            return RestAnswer.Cut;
        }
    }

    static string WholeSeconds(TimeSpan wait) => Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
