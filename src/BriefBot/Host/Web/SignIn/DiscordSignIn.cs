using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefBot.Deliver.Web;
using BriefBot.Deliver.Web.Pages;
using BriefBot.Deliver.Wording;

namespace BriefBot.Host.Web.SignIn;

/// <summary>Begins a log-in that opens one workspace, in place of the one that the browser has.</summary>
delegate Task OpenWorkspace(HttpContext context, string workspace);

/// <summary>
/// Signs managers of servers in through Discord. A sign-in belongs to the browser that began it: what Discord sends back counts once,
/// within ten minutes, with the cookie of that browser and the state that goes with it.
/// </summary>
/// <param name="discord">Asks Discord.</param>
/// <param name="servers">Which servers have articles here.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of sign-ins that fail.</param>
sealed class DiscordSignIn(DiscordOAuth discord, ManagedServers servers, TimeProvider time, ILogger<DiscordSignIn> log)
{
    /// <summary>Name of the cookie that binds a sign-in to its browser.</summary>
    public const string Cookie = "briefbot-sign-in";

    /// <summary>How long a sign-in may take.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    const int MostAtOnce = 1_000;
    const int LongestCode = 512;

    readonly OneTime<Started> _started = new(Lasts, MostAtOnce, time);
    readonly OneTime<IReadOnlyList<ManagedServer>> _choices = new(Lasts, MostAtOnce, time);
    readonly LoginGuard _guard = new(time);

    /// <summary>Adds it.</summary>
    /// <param name="open">Begins the log-in.</param>
    public void Map(IEndpointRouteBuilder routes, OpenWorkspace open)
    {
        routes.MapGet(PagePaths.DiscordLogin, BeginAsync);
        routes.MapGet(SignInSettings.CallbackPath, context => ComeBackAsync(context, open));
        routes.MapPost(PagePaths.DiscordServer, context => ChooseAsync(context, open));
    }

    Task BeginAsync(HttpContext context)
    {
        if (_guard.Wait(context.Connection.RemoteIpAddress) is { Ticks: > 0 } wait)
            return WaitAsync(context, wait);
        var started = new Started(OneTime<Started>.Random(), OneTime<Started>.Random());
        Bind(context, _started.Add(started));
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = discord.AuthorizeAddress(started.State, started.Verifier);
        return Task.CompletedTask;
    }

    async Task ComeBackAsync(HttpContext context, OpenWorkspace open)
    {
        var (query, words) = (context.Request.Query, PageResponses.WordsOf(context.Request));
        var sender = context.Connection.RemoteIpAddress;
        if (_guard.Wait(sender) is { Ticks: > 0 } wait)
        {
            await WaitAsync(context, wait);
            return;
        }
        var started = _started.Take(context.Request.Cookies[Cookie]);
        Unbind(context);
        if (started is null || !IsSame(started.State, query["state"].ToString()))
        {
            _guard.Try(sender, () => false);
            await SayAsync(context, words[PageTerm.SignInAgain], StatusCodes.Status400BadRequest);
            return;
        }
        if (query["code"].ToString() is not { Length: > 0 and <= LongestCode } code)
        {
            // Most likely it was called off there.
            await SayAsync(context, words[PageTerm.SignInCalledOff], StatusCodes.Status403Forbidden);
            return;
        }
        try
        {
            var managed = await discord.ManagedAsync(code, started.Verifier, context.RequestAborted);
            await OfferAsync(context, await servers.OfAsync(managed, context.RequestAborted), open);
        }
        catch (SignInException e)
        {
            OAuthLog.Failed(log, sender?.ToString(), e);
            if (e.IsRefusal)
                _guard.Try(sender, () => false);
            await SayAsync(
                context,
                words[e.IsRefusal ? PageTerm.SignInAgain : PageTerm.SignInUnavailable],
                e.IsRefusal ? StatusCodes.Status400BadRequest : StatusCodes.Status502BadGateway
            );
        }
    }

    async Task OfferAsync(HttpContext context, IReadOnlyList<ManagedServer> managed, OpenWorkspace open)
    {
        if (managed is [var only])
            await EnterAsync(context, only, open);
        else if (managed.Count == 0)
            await SayAsync(context, PageResponses.WordsOf(context.Request)[PageTerm.ManagesNoServer], StatusCodes.Status403Forbidden);
        else
        {
            Bind(context, _choices.Add(managed));
            await ShowAsync(context, new([.. managed.Select(server => (server.Id, server.Name))]), StatusCodes.Status200OK);
        }
    }

    async Task ChooseAsync(HttpContext context, OpenWorkspace open)
    {
        var form = await PageResponses.FormAsync(context);
        var offered = _choices.Take(context.Request.Cookies[Cookie]);
        Unbind(context);
        if (offered?.FirstOrDefault(server => server.Id == form?["server"].ToString()) is { } chosen)
            await EnterAsync(context, chosen, open);
        else
            await SayAsync(context, PageResponses.WordsOf(context.Request)[PageTerm.SignInAgain], StatusCodes.Status400BadRequest);
    }

    // A redirect would still be Discord's doing, and the browser would not send a cookie that is for our own pages only.
    static async Task EnterAsync(HttpContext context, ManagedServer server, OpenWorkspace open)
    {
        await open(context, server.Workspace);
        await ShowAsync(context, new([]) { Entered = server.Name }, StatusCodes.Status200OK);
    }

    static Task WaitAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var words = PageResponses.WordsOf(context.Request);
        return SayAsync(
            context,
            words.With(PageTerm.SignInTooOften, words.Number((long)Math.Ceiling(wait.TotalMinutes))),
            StatusCodes.Status429TooManyRequests
        );
    }

    static Task SayAsync(HttpContext context, string problem, int status) => ShowAsync(context, new([]) { Problem = problem }, status);

    static async Task ShowAsync(HttpContext context, SignInView view, int status)
    {
        var frame = PageResponses.Frame(context) with { IsAlone = true };
        await Responses.HtmlAsync(context, await PageRenderer.RenderAsync<SignInPage, SignInView>(frame, view), status);
    }

    void Bind(HttpContext context, string key) => context.Response.Cookies.Append(Cookie, key, Options(Lasts));

    void Unbind(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(null));

    // Lax, as the browser comes back from another site.
    CookieOptions Options(TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = discord.Redirect.Scheme == Uri.UriSchemeHttps,
            MaxAge = lasts,
            Path = PagePaths.DiscordLogin,
            IsEssential = true,
        };

    static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    sealed record Started(string State, string Verifier);
}
