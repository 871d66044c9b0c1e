using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace BriefBot.Tests.Host.Web.SignIn;

/// <summary>
/// Discord as far as a sign-in sees it, over real sockets: it checks what an authorization server checks (client, redirect, code, proof
/// key), and fails on command. Its servers have the properties that the OpenAPI description of MyGuildResponse requires.
/// </summary>
sealed class FakeOAuth : IAsyncDisposable
{
    public const string ClientId = "1150000000000000042";
    public const string Secret = "a-client-secret-of-the-test";

    readonly WebApplication _application;
    readonly ConcurrentDictionary<string, (string Challenge, string Redirect, string Person)> _codes = new();
    readonly ConcurrentDictionary<string, string> _tokens = new();

    FakeOAuth(WebApplication application) => _application = application;

    /// <summary>The servers of each person.</summary>
    public ConcurrentDictionary<string, JsonArray> Guilds { get; } = new();

    /// <summary>Answers in place of the usual one, by path.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> Instead { get; } = new();

    /// <summary>Paths asked, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Tokens that are still good.</summary>
    public int LiveTokens => _tokens.Count;

    public string Api => _application.Urls.Single() + "/api/v10";

    public static async Task<FakeOAuth> StartAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var fake = new FakeOAuth(builder.Build());
        fake._application.UseRouting();
        fake._application.MapPost("/api/v10/oauth2/token", context => fake.AnswerAsync(context, fake.TokenAsync));
        fake._application.MapPost("/api/v10/oauth2/token/revoke", context => fake.AnswerAsync(context, fake.RevokeAsync));
        fake._application.MapGet("/api/v10/users/@me/guilds", context => fake.AnswerAsync(context, fake.GuildsAsync));
        await fake._application.StartAsync(stop);
        return fake;
    }

    /// <summary>A server of somebody's.</summary>
    public static JsonObject Guild(string id, string name, ulong permissions = 0, bool owner = false) =>
        new()
        {
            ["id"] = id,
            ["name"] = name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = owner,
            ["permissions"] = permissions.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["features"] = new JsonArray(),
        };

    /// <summary>What Discord does when somebody agrees on its page: gives the address that the browser is sent back to.</summary>
    public Uri Agree(Uri authorize, string person)
    {
        authorize.GetLeftPart(UriPartial.Path).ShouldBe("https://discord.com/oauth2/authorize");
        var query = QueryHelpers.ParseQuery(authorize.Query);
        query["response_type"].ToString().ShouldBe("code");
        query["client_id"].ToString().ShouldBe(ClientId);
        query["scope"].ToString().ShouldBe("identify guilds");
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["state"].ToString().Length.ShouldBeGreaterThanOrEqualTo(43);
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (query["code_challenge"].ToString(), query["redirect_uri"].ToString(), person);
        return new(
            QueryHelpers.AddQueryString(
                query["redirect_uri"].ToString(),
                new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }
            )
        );
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> usual)
    {
        var path = context.Request.Path.Value!["/api/v10".Length..];
        Asked.Enqueue(path);
        if (!Instead.TryGetValue(path, out var answer))
        {
            await usual(context);
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsClient(context))
            await JsonAsync(context, 401, new JsonObject { ["error"] = "invalid_client" });
        else if (
            form["grant_type"] != "authorization_code"
            || !_codes.TryRemove(form["code"].ToString(), out var given)
            || given.Redirect != form["redirect_uri"]
            || given.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())))
        )
            await JsonAsync(context, 400, new JsonObject { ["error"] = "invalid_grant" });
        else
        {
            var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(15));
            _tokens[token] = given.Person;
            await JsonAsync(
                context,
                200,
                new JsonObject
                {
                    ["access_token"] = token,
                    ["token_type"] = "Bearer",
                    ["expires_in"] = 604_800,
                    ["refresh_token"] = "refresh",
                    ["scope"] = "identify guilds",
                }
            );
        }
    }

    async Task RevokeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (IsClient(context))
            _tokens.TryRemove(form["token"].ToString(), out _);
        await JsonAsync(context, IsClient(context) ? 200 : 401, new JsonObject());
    }

    Task GuildsAsync(HttpContext context)
    {
        var token = context.Request.Headers.Authorization.ToString();
        return token.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(token["Bearer ".Length..], out var person)
            ? JsonAsync(context, 200, Guilds.GetValueOrDefault(person)?.DeepClone() ?? new JsonArray())
            : JsonAsync(context, 401, new JsonObject { ["message"] = "401: Unauthorized", ["code"] = 0 });
    }

    static bool IsClient(HttpContext context) =>
        context.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}"));

    static Task JsonAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
