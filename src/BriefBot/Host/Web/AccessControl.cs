using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Administration;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;
using BriefBot.Host.Telemetry;

namespace BriefBot.Host.Web;

/// <summary>
/// Who may ask: on loopback whoever addresses the host by a name of its own (a page elsewhere whose name was re-bound to
/// 127.0.0.1 does not), and where a token is set, whoever presents it or has logged in with it.
/// </summary>
sealed class AccessControl
{
    const string Cookie = "briefbot";
    const string Bearer = "Bearer ";
    const int ShortestToken = 16;

    readonly byte[]? _token;
    readonly WebSessions? _sessions;
    readonly LoginGuard _guard;
    readonly bool _withDiscord;
    readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);

    AccessControl(WebOptions options, ListenAddresses addresses, string token, WebSessions? sessions, bool withDiscord, TimeProvider time)
    {
        foreach (var url in addresses.Urls)
            _hosts.Add(url.Host);
        if (options.PublicUrl.Length > 0)
            _hosts.Add(new Uri(options.PublicUrl).Host);
        _token = token.Length == 0 ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));
        (_sessions, _withDiscord) = (sessions, withDiscord);
        _guard = new(time);
    }

    /// <summary>Sets the rules up.</summary>
    /// <param name="options">Token, names, and how long a log-in lasts.</param>
    /// <param name="addresses">Where the host listens.</param>
    /// <param name="store">Where log-ins are kept; null to keep them until the process ends.</param>
    /// <param name="withDiscord">Whether managers of servers can sign in through Discord.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Told of log-ins that can't be kept.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SettingsException">The token is missing where one is needed, too short, or unreadable.</exception>
    public static async Task<AccessControl> OpenAsync(
        WebOptions options,
        ListenAddresses addresses,
        WebSessionStore? store,
        bool withDiscord,
        TimeProvider time,
        ILogger log,
        CancellationToken cancellation
    )
    {
        var token = Token(options, addresses);
        var sessions = token.Length == 0 ? null : await WebSessions.OpenAsync(store, token, options.SessionLasts, time, log, cancellation);
        return new(options, addresses, token, sessions, withDiscord, time);
    }

    /// <summary>The token that requests must present; empty where none is needed.</summary>
    /// <exception cref="SettingsException">It is missing where one is needed, too short, or unreadable.</exception>
    public static string Token(WebOptions options, ListenAddresses addresses)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(addresses);
        var token = SecretFile.Read(options.Token, options.TokenFile, "Web:TokenFile");
        if (token.Length == 0 && !addresses.OnlyLoopback)
        {
            throw new SettingsException(
                $"Web:Urls ({options.Urls}) can be reached from other machines, so a token is needed: set Web:Token or Web:TokenFile, "
                    + "or listen on http://127.0.0.1:5080."
            );
        }
        return token.Length is > 0 and < ShortestToken
            ? throw new SettingsException($"Web:Token has fewer than {ShortestToken} characters; make one with: openssl rand -hex 24")
            : token;
    }

    /// <summary>Lets a request through or answers it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (_token is null && !IsOwnName(context.Request.Host.Host))
        {
            await PageResponses.ProblemAsync(
                context,
                StatusCodes.Status400BadRequest,
                "This host does not go by that name. If it should, set Web:PublicUrl."
            );
        }
        else if (context.Request.Path.StartsWithSegments(McpHttp.Path) && !IsOwnOrigin(context.Request))
        {
            // A page elsewhere could make a browser send it.
            await PageResponses.ProblemAsync(context, StatusCodes.Status403Forbidden, "Pages of other hosts may not use this.");
        }
        else if (_token is null || IsOpen(context.Request.Path))
            await next(context);
        else if (_sessions?.Find(context.Request.Cookies[Cookie]) is { } session)
            await LetInAsync(context, session, next);
        else if (BearerToken(context.Request) is { } given)
            await JudgeAsync(context, given, next);
        else if (IsForPrograms(context.Request.Path))
            await AskForTokenAsync(context);
        else
            await AskToLogInAsync(context, null, StatusCodes.Status401Unauthorized);
    }

    // A server's managers see what is their server's, and nothing of the host.
    static Task LetInAsync(HttpContext context, WebSession session, RequestDelegate next)
    {
        if (session.Workspace is null)
            return next(context);
        context.LimitTo(session.Workspace);
        return IsOfHost(context.Request.Path)
            ? PageResponses.ProblemAsync(
                context,
                StatusCodes.Status403Forbidden,
                PageResponses.WordsOf(context.Request)[PageTerm.OnlyForHost]
            )
            : next(context);
    }

    /// <summary>Begins a log-in that opens one workspace, in place of the one that the browser has.</summary>
    public Task OpenAsync(HttpContext context, string workspace) => BeginAsync(context, workspace);

    async Task BeginAsync(HttpContext context, string? workspace)
    {
        // What the browser had before opens nothing any more, whoever else knows it.
        await _sessions!.EndAsync(context.Request.Cookies[Cookie], context.RequestAborted);
        var (id, session) = await _sessions.StartAsync(workspace, context.RequestAborted);
        context.Response.Cookies.Append(Cookie, id, CookieOptions(context, session.ExpiresAt - session.StartedAt));
    }

    /// <summary>Takes the log-in form.</summary>
    public async Task LoginAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_sessions is null)
        {
            context.Response.Redirect("/");
            return;
        }
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var outcome = Try(context, form?["token"].ToString() ?? "");
        if (!outcome.IsRight)
        {
            var status = Refuse(context, outcome);
            var words = PageResponses.WordsOf(context.Request);
            await AskToLogInAsync(
                context,
                outcome.WasLookedAt ? words[PageTerm.WrongToken] : words.With(PageTerm.TooManyTokens, Minutes(outcome)),
                status
            );
            return;
        }
        await BeginAsync(context, null);
        context.Response.Redirect("/");
    }

    /// <summary>Ends this log-in, or every one when the form says so.</summary>
    public async Task LogoutAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_sessions is not null)
        {
            var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
            var isOfHost = _sessions.Find(context.Request.Cookies[Cookie]) is { Workspace: null };
            if (isOfHost && form?.ContainsKey(SessionView.Everywhere) == true)
                await _sessions.EndAllAsync(context.RequestAborted);
            else
                await _sessions.EndAsync(context.Request.Cookies[Cookie], context.RequestAborted);
            context.Response.Cookies.Delete(Cookie, CookieOptions(context, null));
        }
        context.Response.Redirect("/");
    }

    /// <summary>Shows the log-in, and how to end it.</summary>
    public Task ShowSessionAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PageResponses.PageAsync<SessionPage, SessionView>(
            context,
            new(_sessions?.Find(context.Request.Cookies[Cookie]), IsOpen: _token is null)
        );
    }

    async Task JudgeAsync(HttpContext context, string given, RequestDelegate next)
    {
        var outcome = Try(context, given);
        if (outcome.IsRight)
            await next(context);
        else if (outcome.WasLookedAt)
            await AskForTokenAsync(context);
        else
            await PageResponses.ProblemAsync(context, Refuse(context, outcome), TooMany(outcome));
    }

    LoginOutcome Try(HttpContext context, string given)
    {
        var sender = context.Connection.RemoteIpAddress;
        var outcome = _guard.Try(sender, () => IsToken(given));
        if (!outcome.IsRight && outcome.WasLookedAt)
            Tell(context.RequestServices.GetRequiredService<ILogger<AccessControl>>(), sender?.ToString(), outcome);
        return outcome;
    }

    static void Tell(ILogger logger, string? sender, LoginOutcome outcome)
    {
        if (outcome.Wait == TimeSpan.Zero)
            LoginLog.WrongToken(logger, sender, outcome.Wrong);
        else
            LoginLog.LockedOut(logger, sender, outcome.Wrong, outcome.Wait, outcome.Refused);
    }

    static int Refuse(HttpContext context, LoginOutcome outcome)
    {
        if (outcome.WasLookedAt)
            return StatusCodes.Status401Unauthorized;
        context.Response.Headers.RetryAfter = Math.Ceiling(outcome.Wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status429TooManyRequests;
    }

    static string TooMany(LoginOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"Too many wrong tokens came from this address. Try again in {Minutes(outcome)} min.");

    static double Minutes(LoginOutcome outcome) => Math.Ceiling(outcome.Wait.TotalMinutes);

    // Whoever isn't logged in sees nothing else, not even what there is.
    async Task AskToLogInAsync(HttpContext context, string? problem, int status)
    {
        var frame = PageResponses.Frame(context) with { IsAlone = true };
        await Responses.HtmlAsync(context, await PageRenderer.RenderAsync<LoginPage, LoginView>(frame, new(problem, _withDiscord)), status);
    }

    static Task AskForTokenAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return PageResponses.ProblemAsync(
            context,
            StatusCodes.Status401Unauthorized,
            "A token is needed: send the header Authorization: Bearer TOKEN."
        );
    }

    bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin
        || (Uri.TryCreate(origin, UriKind.Absolute, out var address) && IsOwnName(address.Host));

    /// <summary>Whether whoever asks is shown this without being known.</summary>
    public static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments(PagePaths.Login) || IsAsset(path);

    static bool IsOfHost(PathString path) =>
        path.StartsWithSegments(AdministrationPaths.State)
        || path.StartsWithSegments(McpHttp.Path)
        || path.StartsWithSegments(HostTelemetry.MetricsPath);

    static bool IsAsset(PathString path) => PageAssets.All.Any(asset => path == asset.Path);

    static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments(McpHttp.Path) || path.StartsWithSegments(HostTelemetry.MetricsPath);

    bool IsOwnName(string host) => ListenAddresses.IsLoopbackHost(host) || _hosts.Contains(host);

    static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
    }

    static CookieOptions CookieOptions(HttpContext context, TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = lasts,
            Path = "/",
            IsEssential = true,
        };

    bool IsToken(string given) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), _token);
}

static partial class LoginLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A wrong token for the web page came from {Sender}, {Wrong} in a row.")]
    public static partial void WrongToken(ILogger logger, string? sender, int wrong);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A wrong token for the web page came from {Sender}, {Wrong} in a row: none from there is looked at for {Wait}. Unread "
            + "since the last: {Refused}."
    )]
    public static partial void LockedOut(ILogger logger, string? sender, int wrong, TimeSpan wait, long refused);
}
