using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Web;
using Microsoft.Playwright;

namespace BriefBot.Tests.Host.Web;

/// <summary>The page in a real browser: Debian's Chromium.</summary>
public sealed class BrowserTests
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

    [Fact]
    public async Task A_question_is_asked_and_its_citation_shows_the_sentence_highlighted()
    {
        await using var shown = await ShownAsync(1280);
        var page = shown.Page;

        await page.GotoAsync(shown.Address);
        await page.GetByLabel("Question").FillAsync("who spoke at Wuzhen 2020?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        var marked = await page.Locator("blockquote mark").First.TextContentAsync();
        await page.Locator("blockquote .cite").First.ClickAsync();
        var sentence = page.Locator("#cited");

        (await sentence.IsVisibleAsync()).ShouldBeTrue();
        (await sentence.TextContentAsync()).ShouldNotBeNull().ShouldContain(marked.ShouldNotBeNull());
        (await sentence.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor")).ShouldNotBe("rgba(0, 0, 0, 0)");
        shown.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    public async Task On_a_phone_the_name_stands_on_one_line_and_nothing_is_wider_than_the_page(int width)
    {
        await using var shown = await ShownAsync(width);
        var page = shown.Page;

        foreach (var address in (string[])["/", "/?q=who+spoke+at+Wuzhen+2020%3F", "/brief?q=Wuzhen", "/feeds"])
        {
            await page.GotoAsync(shown.Address + address);
            var name = await page.Locator("header .name").BoundingBoxAsync();
            name.ShouldNotBeNull().Height.ShouldBeLessThan(40, address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, address);
            (await page.Locator("#q").BoundingBoxAsync()).ShouldNotBeNull().Width.ShouldBeGreaterThan(120, address);
        }
    }

    static async Task<Shown> ShownAsync(int width)
    {
        var chromium = Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            chromium is null && Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL") != "1",
            "Chromium is not installed; ./dev setup installs it."
        );
        chromium.ShouldNotBeNull("BRIEFBOT_REQUIRE_ALL is set, and Chromium is not installed");
        return await Shown.StartAsync(chromium, width);
    }

    /// <summary>The page, served and in a browser's window.</summary>
    sealed class Shown : IAsyncDisposable
    {
        readonly List<IAsyncDisposable> _open = [];
        readonly TemporaryFolder _folder = new();

        /// <summary>Where the home page is, without the last slash.</summary>
        public string Address { get; private set; } = "";

        /// <summary>The window.</summary>
        public IPage Page { get; private set; } = null!;

        /// <summary>What the browser wrote to its console.</summary>
        public List<string> Complaints { get; } = [];

        public static async Task<Shown> StartAsync(string chromium, int width)
        {
            var stop = TestContext.Current.CancellationToken;
            var shown = new Shown();
            var settings = new Settings { Data = shown._folder.Path };
            settings.Web.Urls = "http://127.0.0.1:0";
            var (stores, libraries) = await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, stop);
            shown._open.Add(libraries);
            var host = await WebHost.StartAsync(settings.Web, libraries, new WebParts { Feeds = stores.Feeds }, TimeProvider.System, stop);
            shown._open.Add(host);
            shown.Address = host.Addresses.Single();
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Switches });
            shown._open.Add(browser);
            shown.Page = await browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = 800 },
                }
            );
            shown.Page.Console += (_, message) => shown.Complaints.Add(message.Text);
            return shown;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var open in Enumerable.Reverse(_open))
                await open.DisposeAsync();
            _folder.Dispose();
        }
    }
}
