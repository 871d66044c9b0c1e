using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>
/// Takes a REST request through what Discord does with it: token, route, rate limits, effect, answer; and writes it down.
/// </summary>
sealed class RestServer(FakeDiscordOptions options, FakeWorld world, FakeRateLimits limits, RestFaults faults, Router router)
{
    const int LargestBody = 26 * 1024 * 1024;
    readonly List<Exchange> exchanges = [];
    int number;

    /// <summary>How many requests arrived.</summary>
    public int Requests => Volatile.Read(ref number);

    /// <summary>A copy of all exchanges so far.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (world.Gate) return [.. exchanges];
        }
    }

    public void DropRecords()
    {
        lock (world.Gate) exchanges.Clear();
    }

    public async Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        path = WithoutVersion(path);
        var method = http.Request.Method;
        var found = router.Find(method, path, out var pathExists);
        var route = found?.Route;
        var record = new Exchange(
            Arrived(), options.Time.GetUtcNow(), method, path + http.Request.QueryString, route?.Template,
            http.Request.Headers.Authorization == $"Bot {options.Token}", http.Request.Headers.UserAgent,
            MediaType(http.Request.ContentType),
            null, [], 0, null, Misbehaved: false);
        var plan = faults.Take(route?.Key);
        var answer = new RestAnswer(500, null);
        try
        {
            var (body, files) = await BodyAsync(http);
            record = record with { Request = body?.DeepClone(), Files = [.. files.Select(f => f.Field)] };
            if (plan is { Handled: false } && !await SpoilAsync(http, plan.Fault))
            {
                Record(record with { Status = plan.Fault is RestFault.Abort or RestFault.Hold ? 0 : http.Response.StatusCode, Misbehaved = true });
                return;
            }

            if (route is null) throw pathExists ? RestError.WrongMethod() : RestError.NoRoute();
            answer = Answer(http, route, found!.Value.Parameters, record.Authorized, body, files);
        }
        catch (RestError error)
        {
            answer = new(error.Status, error.Json());
        }

        if (plan is { Handled: true } && !await SpoilAsync(http, plan.Fault))
        {
            Record(
                record with { Status = plan.Fault is RestFault.Abort or RestFault.Hold ? 0 : http.Response.StatusCode, Misbehaved = true });
            return;
        }

        if (answer.Status is 401 or 403 or 429) limits.CountInvalid();
        Record(record with { Status = answer.Status, Response = answer.Body?.DeepClone() });
        await WriteAsync(http, answer);
    }

    int Arrived()
    {
        lock (world.Gate)
        {
            number++;
            world.Changed();
            return number;
        }
    }

    RestAnswer Answer(
        HttpContext http, Route route, IReadOnlyDictionary<string, string> parameters, bool authorized,
        JsonNode? body, IReadOnlyList<UploadedFile> files)
    {
        if (route.NeedsToken && !authorized) throw RestError.Unauthorized();
        var exempt = !route.NeedsToken;
        if (limits.Take(route.Key, Major(parameters), exempt, http.Response.Headers) is var (scope, wait))
            return TooMany(http, scope, wait);
        var call = new RestCall(route.Method, route.Template, parameters, http.Request.Query, authorized) { Body = body, Files = files };
        lock (world.Gate)
        {
            try
            {
                return route.Handle(call);
            }
            catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or InvalidCastException)
            {
                // A number where a text is due, or the like: the node that was asked for it says so.
                throw RestError.InvalidForm(new Problems().Add("", "BASE_TYPE_CONVERT", wrong.Message).Tree());
            }
            finally
            {
                world.Changed();
            }
        }
    }

    static RestAnswer TooMany(HttpContext http, LimitScope scope, TimeSpan wait)
    {
        var seconds = Math.Round(Math.Max(wait.TotalSeconds, 0.001), 3);
        http.Response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Scope"] = scope.ToString().ToLowerInvariant();
        if (scope == LimitScope.Global) http.Response.Headers["X-RateLimit-Global"] = "true";
        return new(429, new JsonObject
        {
            ["message"] = scope == LimitScope.Shared ? "The resource is being rate limited." : "You are being rate limited.",
            ["code"] = 0,
            ["retry_after"] = seconds,
            ["global"] = scope == LimitScope.Global,
        });
    }

    /// <summary>True when the request goes on as usual after all: it was only late.</summary>
    async Task<bool> SpoilAsync(HttpContext http, RestFault fault)
    {
        switch (fault)
        {
            case RestFault.Hold hold:
                return await HeldAsync(http, hold);
            case RestFault.Abort:
                http.Abort();
                return false;
            case RestFault.TooMany { Html: true } page:
                if (page.RetryAfter is { } after)
                    http.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await PageAsync(http, 429, "<html><head><title>Access denied</title></head><body>You are being rate limited</body></html>");
                return false;
            case RestFault.TooMany json:
                await WriteAsync(http, TooMany(http, json.Scope, json.RetryAfter ?? TimeSpan.FromSeconds(1)));
                return false;
            case RestFault.Refusal refusal:
                await WriteAsync(http, new(refusal.Status, new RestError(refusal.Status, refusal.Code, refusal.Message).Json()));
                return false;
            case RestFault.Page page:
                await PageAsync(http, page.Status, page.Html);
                return false;
            default:
                throw new InvalidOperationException($"No such fault: {fault}.");
        }
    }

    /// <summary>False when the client gave up waiting.</summary>
    async Task<bool> HeldAsync(HttpContext http, RestFault.Hold hold)
    {
        try
        {
            await hold.Released.WaitAsync(http.RequestAborted);
            if (hold.Delay is { } delay) await Task.Delay(delay, options.Time, http.RequestAborted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    static async Task<(JsonNode? Body, IReadOnlyList<UploadedFile> Files)> BodyAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var files = new List<UploadedFile>();
            foreach (var file in form.Files)
            {
                using var copy = new MemoryStream();
                await file.CopyToAsync(copy, http.RequestAborted);
                files.Add(new(file.Name, file.FileName, file.ContentType, copy.ToArray()));
            }

            return (Parse(form["payload_json"].ToString()), files);
        }

        if (http.Request.ContentLength > LargestBody) throw new RestError(413, 40005, "Request entity too large");
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        return (Parse(await reader.ReadToEndAsync(http.RequestAborted)), []);
    }

    static JsonNode? Parse(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw RestError.BadJson();
        }
    }

    void Record(Exchange exchange)
    {
        lock (world.Gate)
        {
            exchanges.Add(exchange);
            world.Changed();
        }
    }

    static async Task WriteAsync(HttpContext http, RestAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        if (answer.Body is null) return;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body.ToJsonString(), http.RequestAborted);
    }

    static Task PageAsync(HttpContext http, int status, string html)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync(html, http.RequestAborted);
    }

    /// <summary>The part of a path that has its own buckets: a channel, a guild, or a webhook with its token.</summary>
    static string Major(IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.TryGetValue("webhook_id", out var hook)) return $"{hook}/{parameters.GetValueOrDefault("webhook_token")}";
        return parameters.GetValueOrDefault("channel_id") ?? parameters.GetValueOrDefault("guild_id") ?? "";
    }

    static string WithoutVersion(string path)
    {
        var rest = path.StartsWith("/api", StringComparison.Ordinal) ? path[4..] : path;
        return rest.StartsWith("/v10/", StringComparison.Ordinal) ? rest[4..] : rest;
    }

    static string? MediaType(string? contentType) => contentType?.Split(';')[0].Trim();
}
