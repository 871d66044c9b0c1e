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
        var chromium = Places.FirstOrDefault(File.Exists);
        Assert.SkipWhen(
            chromium is null && Environment.GetEnvironmentVariable("BRIEFBOT_REQUIRE_ALL") != "1",
            "Chromium is not installed; ./dev setup installs it."
        );
        chromium.ShouldNotBeNull("BRIEFBOT_REQUIRE_ALL is set, and Chromium is not installed");
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var settings = new Settings { Data = folder.Path };
        settings.Web.Urls = "http://127.0.0.1:0";
        await using var libraries = (await LibraryParts.OpenAllAsync(settings, null, TimeProvider.System, stop)).Libraries;
        await using var host = await WebHost.StartAsync(settings.Web, libraries, null, null, null, TimeProvider.System, stop);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Switches });
        var page = await browser.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await page.GotoAsync(host.Addresses.Single());
        await page.GetByLabel("Question").FillAsync("who spoke at Wuzhen 2020?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        var marked = await page.Locator("blockquote mark").First.TextContentAsync();
        await page.Locator("blockquote .cite").First.ClickAsync();
        var sentence = page.Locator("#cited");

        (await sentence.IsVisibleAsync()).ShouldBeTrue();
        (await sentence.TextContentAsync()).ShouldNotBeNull().ShouldContain(marked.ShouldNotBeNull());
        (await sentence.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor")).ShouldNotBe("rgba(0, 0, 0, 0)");
        complaints.ShouldBeEmpty();
    }
}
