using System.Security.Cryptography;
using System.Text;
using BriefBot.Deliver.Web;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;

namespace BriefBot.Host.Web;

/// <summary>
/// Who may ask: on loopback whoever addresses the host by a name of its own (a page elsewhere whose name was re-bound to
/// 127.0.0.1 does not), and where a token is set, whoever presents it.
/// </summary>
public sealed class AccessControl
{
    const string Cookie = "briefbot";
    const string Bearer = "Bearer ";
    const int ShortestToken = 16;
    static readonly TimeSpan LoginLasts = TimeSpan.FromDays(30);

    readonly byte[]? _token;
    readonly string _session = "";
    readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sets the rules up.</summary>
    /// <exception cref="SettingsException">The token is missing where one is needed, too short, or unreadable.</exception>
    public AccessControl(WebOptions options, ListenAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(addresses);
        foreach (var url in addresses.Urls) _hosts.Add(url.Host);
        if (options.PublicUrl.Length > 0) _hosts.Add(new Uri(options.PublicUrl).Host);
        var token = SecretFile.Read(options.Token, options.TokenFile, "Web:TokenFile");
        if (token.Length == 0)
        {
            if (!addresses.OnlyLoopback)
                throw new SettingsException($"Web:Urls ({options.Urls}) can be reached from other machines, so a token is needed: set Web:Token or Web:TokenFile, or listen on http://127.0.0.1:5080.");
            return;
        }
        if (token.Length < ShortestToken) throw new SettingsException($"Web:Token has fewer than {ShortestToken} characters; make one with: openssl rand -hex 24");
        _token = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        _session = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "briefbot log-in"u8));
    }

    /// <summary>Lets a request through or answers it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (_token is null && !IsOwnName(context.Request.Host.Host))
        {
            await Responses.ProblemAsync(context, StatusCodes.Status400BadRequest, "This host does not go by that name. If it should, set Web:PublicUrl.");
        }
        else if (context.Request.Path.StartsWithSegments(McpHttp.Path) && !IsOwnOrigin(context.Request))
        {
            // A page elsewhere could make a browser send it.
            await Responses.ProblemAsync(context, StatusCodes.Status403Forbidden, "Pages of other hosts may not use this.");
        }
        else if (_token is null || IsOpen(context.Request.Path) || HasToken(context.Request) || HasSession(context.Request)) await next(context);
        else if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(McpHttp.Path))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Responses.ProblemAsync(context, StatusCodes.Status401Unauthorized, "A token is needed: send the header Authorization: Bearer TOKEN.");
        }
        else await Responses.HtmlAsync(context, PageLayout.Login(wrong: false), StatusCodes.Status401Unauthorized);
    }

    /// <summary>Takes the log-in form.</summary>
    public async Task LoginAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        if (_token is null || !IsToken(form?["token"].ToString() ?? ""))
        {
            await Responses.HtmlAsync(context, PageLayout.Login(wrong: true), StatusCodes.Status401Unauthorized);
            return;
        }
        context.Response.Cookies.Append(Cookie, _session, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = LoginLasts, Path = "/", IsEssential = true,
        });
        context.Response.Redirect("/");
    }

    bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && IsOwnName(address.Host));

    static bool IsOpen(PathString path) => path.StartsWithSegments("/health") || path == "/login" || path == PageLayout.StylePath;

    bool IsOwnName(string host) => ListenAddresses.IsLoopbackHost(host) || _hosts.Contains(host);

    bool HasToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && IsToken(header[Bearer.Length..].Trim());
    }

    bool HasSession(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Cookies[Cookie] ?? ""), Encoding.UTF8.GetBytes(_session));

    bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _token);
}
