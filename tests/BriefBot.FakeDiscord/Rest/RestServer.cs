using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>
/// Takes a REST request through what Discord does with it: token, route, rate limits, effect, answer; and writes it down.
/// </summary>
sealed class RestServer(FakeDiscordOptions options, FakeWorld world, FakeRateLimits limits, RestFaults faults, Router router)
{
    readonly RestSpoiler spoiler = new(options.Time);
    readonly List<Exchange> exchanges = [];
    int number;

    /// <summary>How many requests arrived.</summary>
    public int Requests => Volatile.Read(ref number);

    /// <summary>A copy of all exchanges so far.</summary>
    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (world.Gate)
                return [.. exchanges];
        }
    }

    public void DropRecords()
    {
        lock (world.Gate)
            exchanges.Clear();
    }

    public async Task HandleAsync(HttpContext http)
    {
        var path = WithoutVersion(http.Request.Path.Value ?? "/");
        var found = router.Find(http.Request.Method, path, out var pathExists);
        var record = Arrived(http, path, found?.Route);
        var plan = faults.Take(found?.Route.Key);
        RestAnswer? answer;
        try
        {
            var (body, files) = await RequestBody.ReadAsync(http);
            record = record with { Request = body?.DeepClone(), Files = [.. files.Select(f => f.Field)] };
            answer = plan is { Handled: false } ? await SpoilAsync(http, plan.Fault) : null;
            if (answer is null && found is null)
                throw pathExists ? RestError.WrongMethod() : RestError.NoRoute();
            answer ??= Answer(http, found!.Value.Route, found.Value.Parameters, record.Authorized, body, files);
        }
        catch (RestError error)
        {
            answer = new(error.Status, error.Json());
        }

        if (plan is { Handled: true })
            answer = await SpoilAsync(http, plan.Fault) ?? answer;
        if (answer.Status is 401 or 403 or 429)
            limits.CountInvalid();

        // Written down before it is sent: who has the answer finds it in the record.
        Record(record with { Status = answer.Status, Response = answer.Body?.DeepClone(), Misbehaved = answer.Misbehaved });
        await WriteAsync(http, answer);
    }

    Task<RestAnswer?> SpoilAsync(HttpContext http, RestFault fault)
    {
        if (fault is RestFault.Hold)
        {
            lock (world.Gate)
            {
                faults.Held++;
                world.Changed();
            }
        }
        return spoiler.SpoilAsync(http, fault);
    }

    Exchange Arrived(HttpContext http, string path, Route? route)
    {
        lock (world.Gate)
        {
            number++;
            world.Changed();
            return new(
                number,
                options.Time.GetUtcNow(),
                http.Request.Method,
                path + http.Request.QueryString,
                route?.Template,
                http.Request.Headers.Authorization == $"Bot {options.Token}",
                http.Request.Headers.UserAgent,
                RequestBody.MediaType(http),
                Request: null,
                Files: [],
                Status: 0,
                Response: null,
                Misbehaved: false
            );
        }
    }

    RestAnswer Answer(
        HttpContext http,
        Route route,
        IReadOnlyDictionary<string, string> parameters,
        bool authorized,
        JsonNode? body,
        IReadOnlyList<UploadedFile> files
    )
    {
        if (route.NeedsToken && !authorized)
            throw RestError.Unauthorized();
        var exempt = !route.NeedsToken;
        if (limits.Take(route.Key, Major(parameters), exempt, http.Response.Headers) is var (scope, wait))
            return RestSpoiler.TooMany(http, scope, wait);
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
        if (answer.Status == 0)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        if ((answer.Html ?? answer.Body?.ToJsonString()) is not { } text)
            return;
        http.Response.ContentType = answer.Html is null ? "application/json" : "text/html";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>The part of a path that has its own buckets: a channel, a guild, or a webhook with its token.</summary>
    static string Major(IReadOnlyDictionary<string, string> parameters)
    {
        if (parameters.TryGetValue("webhook_id", out var hook))
            return $"{hook}/{parameters.GetValueOrDefault("webhook_token")}";
        return parameters.GetValueOrDefault("channel_id") ?? parameters.GetValueOrDefault("guild_id") ?? "";
    }

    static string WithoutVersion(string path)
    {
        var rest = path.StartsWith("/api", StringComparison.Ordinal) ? path[4..] : path;
        return rest.StartsWith("/v10/", StringComparison.Ordinal) ? rest[4..] : rest;
    }
}
