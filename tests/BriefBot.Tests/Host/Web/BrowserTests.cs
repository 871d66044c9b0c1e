using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace BriefBot.Tests.Host.Web;

/// <summary>The pages as a person uses them, in a real browser.</summary>
public sealed partial class BrowserTests
{
    const string Asked = "/?q=who+spoke+at+Wuzhen+2020%3F";

    [Fact]
    public async Task A_question_leads_to_its_sentence_to_a_follow_up_and_to_a_link_that_lasts()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;

        await shown.GotoAsync("/");
        await page.GetByLabel("Question").FillAsync("who spoke at Wuzhen 2020?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).First.ClickAsync();
        var marked = await page.Locator("blockquote mark").First.TextContentAsync();
        await page.Locator("blockquote .cite").First.ClickAsync();
        var sentence = page.Locator("#cited");

        (await sentence.IsVisibleAsync()).ShouldBeTrue();
        (await sentence.TextContentAsync()).ShouldNotBeNull().ShouldContain(marked.ShouldNotBeNull());
        (
            await sentence.EvaluateAsync<bool>(
                "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }"
            )
        ).ShouldBeTrue();
        (await sentence.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor")).ShouldNotBe("rgba(0, 0, 0, 0)");

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Link to this answer" }).ClickAsync();
        page.Url.ShouldMatch("/answer/[0-9]+$");
        (await page.Locator("blockquote mark").First.TextContentAsync()).ShouldBe(marked);
        await page.GetByLabel("Ask on").FillAsync("and at Wuzhen 2019?");
        await page.GetByLabel("Ask on").PressAsync("Enter");
        (await page.Locator("h1").TextContentAsync()).ShouldBe("and at Wuzhen 2019?");
        shown.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_shows_its_quote_while_it_is_pointed_at_or_focused_and_Escape_closes_it()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;
        await shown.GotoAsync(Asked);
        var cite = page.Locator(".items .cite").First;
        var snippet = page.Locator(".items .snippet").First;

        (await snippet.IsVisibleAsync()).ShouldBeFalse();
        await cite.HoverAsync();
        (await snippet.IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await snippet.IsVisibleAsync()).ShouldBeFalse();
        await page.Mouse.MoveAsync(0, 0);
        await cite.FocusAsync();
        (await snippet.IsVisibleAsync()).ShouldBeTrue();
        (await cite.GetAttributeAsync("aria-describedby")).ShouldBe(await snippet.GetAttributeAsync("id"));
    }

    [Fact]
    public async Task A_snippet_stays_within_the_window()
    {
        await using var shown = await ShownPage.StartAsync(768);
        var page = shown.Page;
        await shown.GotoAsync(Asked);

        foreach (var cited in await page.Locator(".cited").AllAsync())
        {
            await cited.Locator(".cite").FocusAsync();
            var box = (await cited.Locator(".snippet").BoundingBoxAsync()).ShouldNotBeNull();
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(768);
        }
    }

    [Fact]
    public async Task What_was_asked_stays_in_this_browser_until_it_is_cleared()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;

        await shown.GotoAsync("/");
        (await page.Locator("#history").IsVisibleAsync()).ShouldBeFalse();
        await shown.GotoAsync(Asked);
        await shown.GotoAsync("/");
        var link = page.Locator("#history a");
        (await link.TextContentAsync()).ShouldBe("who spoke at Wuzhen 2020?");
        (await link.GetAttributeAsync("href")).ShouldNotBeNull().ShouldMatch("^/answer/[0-9]+$");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        (await page.Locator("#history").IsVisibleAsync()).ShouldBeFalse();
        await page.ReloadAsync();
        (await page.Locator("#history").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Feedback_is_given_without_leaving_the_page()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;
        await shown.GotoAsync(Asked);
        var yes = page.GetByRole(AriaRole.Button, new() { Name = "Yes" });

        await yes.ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[value=up]').getAttribute('aria-pressed') === 'true'");
        page.Url.ShouldEndWith(Asked);
        await page.GetByRole(AriaRole.Link, new() { Name = "Link to this answer" }).ClickAsync();

        (await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).GetAttributeAsync("aria-pressed")).ShouldBe("true");
    }

    [Fact]
    public async Task Keys_alone_ask_move_and_open()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;
        await shown.GotoAsync("/");

        await page.Keyboard.PressAsync("?");
        (await page.GetByRole(AriaRole.Dialog).IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#keys").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("who spoke at Wuzhen 2020?");
        await page.Keyboard.PressAsync("Enter");
        await IsAtAsync(page, QuestionAddress());
        await page.Locator(".answer").WaitForAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        (await page.EvaluateAsync<bool>("document.activeElement === document.querySelector('main blockquote a.cite')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("o");
        await IsAtAsync(page, ArticleAddress());
        await page.GoBackAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("skip", "the first stop is the way to the content");
    }

    [Fact]
    public async Task Without_script_everything_but_comfort_works()
    {
        await using var shown = await ShownPage.StartAsync(1280, options => options.JavaScriptEnabled = false);
        var page = shown.Page;

        await shown.GotoAsync("/");
        await page.GetByLabel("Question").FillAsync("who spoke at Wuzhen 2020?");
        await page.GetByLabel("Question").PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        page.Url.ShouldMatch("/answer/[0-9]+$");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).GetAttributeAsync("aria-pressed")).ShouldBe("true");
        await page.GetByText("Why", new() { Exact = true }).ClickAsync();
        (await page.GetByText("Looked for:").IsVisibleAsync()).ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        page.Url.ShouldMatch("/answer/[0-9]+$");
        (await page.GetByText("Weiterfragen").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(3840)]
    public async Task Nothing_is_wider_than_the_page_and_the_name_stands_on_one_line(int width)
    {
        await using var shown = await ShownPage.StartAsync(width);
        var page = shown.Page;

        foreach (var address in Addresses)
        {
            await shown.GotoAsync(address);
            var name = await page.Locator("header .name").BoundingBoxAsync();
            name.ShouldNotBeNull().Height.ShouldBeLessThan(50, address);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, address);
            (await page.Locator("#q").BoundingBoxAsync()).ShouldNotBeNull().Width.ShouldBeGreaterThan(120, address);
        }
    }

    [Fact]
    public async Task On_paper_only_what_is_told_remains()
    {
        await using var shown = await ShownPage.StartAsync(1280, options => options.ColorScheme = ColorScheme.Dark);
        var page = shown.Page;
        await shown.GotoAsync(Asked);
        var dark = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        dark.ShouldBe("rgb(26, 27, 30)");
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe("rgb(255, 255, 255)");
        (await page.Locator("#q").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".followup").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".answer").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".sources").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_feed_is_looked_at_and_followed_and_an_articles_date_is_mended()
    {
        await using var shown = await ShownPage.StartAsync(1280);
        var page = shown.Page;
        shown.Host.Pages["quay.example/feed"] =
            "<rss version='2.0'><channel><title>Quay News</title><item><title>The lock opens</title><link>http://quay.example/1</link>"
            + "<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item></channel></rss>";
        await shown.Host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said.");

        await shown.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Administration" }).ClickAsync();
        await page.Locator("nav.admin").GetByRole(AriaRole.Link, new() { Name = "Feeds", Exact = true }).ClickAsync();
        await page.Locator("main input[name=address]").FillAsync("http://quay.example/feed");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("The lock opens").WaitForAsync();
        await page.Locator("main form button").First.ClickAsync();
        await page.GetByText("Quay News").First.WaitForAsync();

        await shown.GotoAsync("/admin/articles/1");
        await page.Locator("input[name=published]").FillAsync("2021-05-02");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".done").WaitForAsync();
        await shown.GotoAsync("/article/1");
        (await page.Locator(".byline").TextContentAsync()).ShouldNotBeNull().ShouldContain("2 May 2021 (set by hand)");
        shown.Complaints.ShouldBeEmpty();
    }

    // Every page, in an order in which those that are needed are made before.
    static readonly string[] Addresses =
    [
        "/",
        Asked,
        "/answer/1",
        "/answer/1/card",
        "/brief?q=Wuzhen",
        "/article/1",
        "/stories",
        "/story/1",
        "/topics",
        "/people",
        "/person?name=Osama+Rabie",
        "/feeds",
        "/session",
        "/admin",
        "/admin/feeds",
        "/admin/articles",
        "/admin/topics",
        "/admin/schedules",
        "/admin/questions",
        "/admin/missed",
        "/admin/settings",
    ];

    // WaitForURL may miss a page that comes between its first look and its listening, and then waits for another one.
    static async Task IsAtAsync(IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = 60_000 });
        await page.WaitForLoadStateAsync();
    }

    [GeneratedRegex(@"/\?q=", RegexOptions.None, 1_000)]
    private static partial Regex QuestionAddress();

    [GeneratedRegex("/article/", RegexOptions.None, 1_000)]
    private static partial Regex ArticleAddress();
}
