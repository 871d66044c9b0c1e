using BriefBot.Host.Configuration;
using BriefBot.Tests.Host.Web.Administration;
using Microsoft.Playwright;

namespace BriefBot.Tests.Host.Web;

/// <summary>The pages, served and in a window of a real browser: Debian's Chromium. Where it isn't installed, the test is
/// skipped.</summary>
sealed class ShownPage : IAsyncDisposable
{
    static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // No sandbox, because a container gives none; nothing that calls home.
    static readonly string[] Switches =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    readonly List<IAsyncDisposable> _open = [];

    /// <summary>The window.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>What serves the pages.</summary>
    public AdministeredHost Host { get; private set; } = null!;

    /// <summary>What the browser wrote to its console.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens it.</summary>
    /// <param name="width">Of the window, in CSS pixels.</param>
    /// <param name="configure">More of how the browser is set.</param>
    /// <param name="settings">More of how the host is set.</param>
    public static async Task<ShownPage> StartAsync(
        int width,
        Action<BrowserNewPageOptions>? configure = null,
        Action<Settings>? settings = null
    )
    {
        var chromium = Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            chromium is null && Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL") != "1",
            "Chromium is not installed; ./dev setup installs it."
        );
        chromium.ShouldNotBeNull("BRIEFBOT_REQUIRE_ALL is set, and Chromium is not installed");
        var shown = new ShownPage();
        shown.Host = await AdministeredHost.StartAsync(settings);
        shown._open.Add(shown.Host);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Switches });
        shown._open.Add(browser);
        var options = new BrowserNewPageOptions
        {
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = "en-GB",
        };
        configure?.Invoke(options);
        shown.Page = await browser.NewPageAsync(options);
        // A machine that builds beside it is slow; the usual half minute is for idle ones.
        shown.Page.SetDefaultTimeout(120_000);
        shown.Page.Console += (_, message) => shown.Complaints.Add(message.Text);
        shown.Page.PageError += (_, error) => shown.Complaints.Add(error);
        return shown;
    }

    /// <summary>Goes to a page.</summary>
    public Task<IResponse?> GotoAsync(string path) => Page.GotoAsync(Host.Address + path);

    public async ValueTask DisposeAsync()
    {
        foreach (var open in Enumerable.Reverse(_open))
            await open.DisposeAsync();
    }
}
