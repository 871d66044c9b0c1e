using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Host.Web.SignIn;

/// <summary>A server that somebody manages, as Discord tells it.</summary>
/// <param name="Name">As its people named it.</param>
sealed record ManagedGuild(ulong Id, string Name);

/// <summary>Discord didn't let somebody in, or could not be asked.</summary>
/// <param name="isRefusal">True when Discord refused what it was given; false when it failed, or said what nobody understands.</param>
sealed class SignInException(string message, bool isRefusal, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when Discord refused what it was given.</summary>
    public bool IsRefusal => isRefusal;
}

/// <summary>
/// Asks Discord which servers somebody manages who signed in there: the authorization code flow with a proof key. What Discord lets us in
/// with is given back at once, and kept nowhere.
/// </summary>
/// <param name="http">Follows no redirects, and bounds time and size.</param>
/// <param name="api">Base address of Discord's API, with a slash at the end.</param>
/// <param name="clientId">Number of the application.</param>
/// <param name="secret">Its client secret.</param>
/// <param name="redirect">Where Discord sends the browser back to, exactly as it is entered there.</param>
/// <param name="log">Told what could not be given back.</param>
/// <remarks>Source: RFC 6749, section 4.1; RFC 7636; RFC 7009; Discord API reference, "OAuth2" and "Get Current User Guilds".</remarks>
sealed class DiscordOAuth(HttpClient http, Uri api, string clientId, string secret, Uri redirect, ILogger<DiscordOAuth> log) : IDisposable
{
    /// <summary>Most bytes that an answer may have: 200 servers take a third of it.</summary>
    public const int LongestAnswer = 1024 * 1024;

    // Nobody is in more.
    const int MostGuilds = 200;
    const ulong Administrator = 1 << 3;
    const ulong ManageGuild = 1 << 5;
    const string AuthorizeAt = "https://discord.com/oauth2/authorize";

    /// <summary>How long each request may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Where Discord sends the browser back to.</summary>
    public Uri Redirect => redirect;

    /// <summary>A client as this needs it.</summary>
    public static HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LongestAnswer,
        };

    /// <summary>Where a browser is sent to sign in.</summary>
    /// <param name="state">Comes back with the browser.</param>
    /// <param name="verifier">The proof key, which only its hash leaves for now.</param>
    public string AuthorizeAddress(string state, string verifier)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return $"{AuthorizeAt}?response_type=code&client_id={clientId}&scope=identify%20guilds&state={state}"
            + $"&redirect_uri={Uri.EscapeDataString(redirect.AbsoluteUri)}&code_challenge={challenge}&code_challenge_method=S256";
    }

    /// <summary>The servers that somebody manages.</summary>
    /// <param name="code">What Discord sent the browser back with.</param>
    /// <exception cref="SignInException">Discord refuses, or can't be asked.</exception>
    public async Task<IReadOnlyList<ManagedGuild>> ManagedAsync(string code, string verifier, CancellationToken cancellation)
    {
        var given = await SendAsync(
            Form(
                "oauth2/token",
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", redirect.AbsoluteUri),
                ("code_verifier", verifier)
            ),
            OAuthJson.Default.OAuthToken,
            cancellation
        );
        if (given is not { AccessToken.Length: > 0 } || !"Bearer".Equals(given.TokenType, StringComparison.OrdinalIgnoreCase))
            throw new SignInException("Discord gave no token.", isRefusal: false);
        try
        {
            var request = new HttpRequestMessage(
                HttpMethod.Get,
                new Uri(api, string.Create(CultureInfo.InvariantCulture, $"users/@me/guilds?limit={MostGuilds}"))
            );
            request.Headers.Authorization = new("Bearer", given.AccessToken);
            var guilds = await SendAsync(request, OAuthJson.Default.IReadOnlyListOAuthGuild, cancellation);
            return
            [
                .. (guilds ?? [])
                    .Where(IsManaged)
                    .Select(guild => new ManagedGuild(ulong.Parse(guild!.Id, CultureInfo.InvariantCulture), guild.Name ?? guild.Id)),
            ];
        }
        finally
        {
            await GiveBackAsync(given.AccessToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    static bool IsManaged(OAuthGuild? guild) =>
        guild is not null
        && ulong.TryParse(guild.Id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && (
            guild.Owner
            || (
                ulong.TryParse(guild.Permissions, NumberStyles.None, CultureInfo.InvariantCulture, out var may)
                && (may & (Administrator | ManageGuild)) != 0
            )
        );

    // It ends by itself some days later, too; whoever signed in isn't kept waiting, nor turned away, for that.
    async Task GiveBackAsync(string token)
    {
        try
        {
            using var response = await http.SendAsync(
                Form("oauth2/token/revoke", ("token", token), ("token_type_hint", "access_token")),
                CancellationToken.None
            );
            if (!response.IsSuccessStatusCode)
                OAuthLog.NotGivenBack(log, (int)response.StatusCode, null);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            OAuthLog.NotGivenBack(log, 0, e);
        }
    }

    HttpRequestMessage Form(string path, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, path))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        // The id is a number, and the secret's letters need no escape.
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));
        return request;
    }

    async Task<T?> SendAsync<T>(
        HttpRequestMessage request,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> form,
        CancellationToken cancellation
    )
        where T : class
    {
        using var sent = request;
        sent.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await http.SendAsync(sent, cancellation);
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new SignInException(Answered(sent, response), isRefusal: true);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new SignInException(Answered(sent, response), isRefusal: false);
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), form);
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new SignInException("Discord could not be asked.", isRefusal: false, e);
        }
    }

    static string Answered(HttpRequestMessage request, HttpResponseMessage response) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Discord answered {request.RequestUri!.AbsolutePath} with {(int)response.StatusCode}."
        );
}

/// <summary>What Discord lets us in with.</summary>
sealed record OAuthToken(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("token_type")] string? TokenType
);

/// <summary>A server of somebody's.</summary>
/// <remarks>Source: OpenAPI description, MyGuildResponse.</remarks>
sealed record OAuthGuild(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("owner")] bool Owner,
    [property: JsonPropertyName("permissions")] string? Permissions
);

[JsonSourceGenerationOptions(MaxDepth = 16)]
[JsonSerializable(typeof(OAuthToken))]
[JsonSerializable(typeof(IReadOnlyList<OAuthGuild>))]
sealed partial class OAuthJson : JsonSerializerContext;

static partial class OAuthLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The token of somebody who signed in through Discord could not be given back (status {Status}); it ends by itself."
    )]
    public static partial void NotGivenBack(ILogger logger, int status, Exception? exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in through Discord from {Sender} failed.")]
    public static partial void Failed(ILogger logger, string? sender, Exception exception);
}
