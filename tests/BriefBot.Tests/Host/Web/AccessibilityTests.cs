using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Tests.Host.Web.Administration;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BriefBot.Tests.Host.Web;

/// <summary>What axe-core finds against WCAG 2.2 AA on every page, by day and by night: nothing.</summary>
public sealed class AccessibilityTests
{
    const string Missing = "/nowhere";

    /// <summary>Every page of the samples, in an order in which those that are needed are made before.</summary>
    static readonly string[] Pages =
    [
        "/",
        "/?q=who+spoke+at+Wuzhen+2020%3F",
        "/?q=who+is+the+king+of+the+moon+base%3F",
        "/answer/1",
        "/answer/1/card",
        "/brief?q=Wuzhen",
        "/article/19?version=1&start=836&end=916&also=388-594",
        "/feeds",
        "/stories",
        "/story/1",
        "/topics",
        "/people",
        "/person?name=Osama+Rabie",
        "/admin",
        "/admin/feeds",
        "/admin/articles",
        "/admin/topics",
        "/admin/schedules",
        "/admin/questions",
        "/admin/missed",
        "/admin/settings",
        "/session",
        Missing,
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_shuts_anybody_out(ColorScheme scheme, int width)
    {
        // axe-core is put into the page, which the page's own rules would forbid.
        await using var shown = await ShownPage.StartAsync(width, options => (options.ColorScheme, options.BypassCSP) = (scheme, true));
        await ShouldShutNobodyOutAsync(shown, scheme, Pages);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_of_what_is_kept_shuts_anybody_out(ColorScheme scheme, int width)
    {
        await using var shown = await ShownPage.StartAsync(width, options => (options.ColorScheme, options.BypassCSP) = (scheme, true));
        var (host, stop) = (shown.Host, AdministeredHost.Stop);
        await host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said.");
        await host.Stores.Topics.AddAsync(host.Home, new("Ferries") { Include = ["ferry"] }, stop);
        var at = TimeProvider.System.GetUtcNow();
        await host.Stores.Schedules.AddAsync(
            new(host.Home, "Ferries", new ChatPlace("discord", "1150000000000000001"), new TimeOnly(8, 0), Weekdays.All, "Europe/Berlin"),
            at,
            at,
            stop
        );
        host.Pages["quay.example/feed"] = "<rss version='2.0'><channel><title>Quay News</title></channel></rss>";
        await shown.GotoAsync("/admin/feeds");
        await shown.Page.Locator("main input[name=address]").FillAsync("http://quay.example/feed");
        await shown.Page.Keyboard.PressAsync("Enter");
        await shown.Page.Locator("main form button").First.ClickAsync();
        await shown.Page.GetByText("Quay News").First.WaitForAsync();
        await shown.GotoAsync("/?q=Who+said+the+ferry+line+returns%3F");
        await shown.GotoAsync("/?q=Who+sells+potatoes+on+the+moon%3F");

        await ShouldShutNobodyOutAsync(
            shown,
            scheme,
            [
                "/people",
                "/topic?name=Ferries",
                "/article/1?version=1&start=0&end=20&changes=1",
                "/admin/articles/1",
                "/admin/articles/1/remove",
                "/admin/feeds",
                "/admin/feeds/1/remove",
                "/admin/topics/edit?name=Ferries",
                "/admin/topics/remove?name=Ferries",
                "/admin/schedules/1",
                "/admin/schedules/1/remove",
                "/admin/questions/1",
                "/admin/questions/down",
                "/admin/questions/gaps",
            ]
        );
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_log_in_shuts_nobody_out(ColorScheme scheme, int width)
    {
        await using var shown = await ShownPage.StartAsync(
            width,
            options => (options.ColorScheme, options.BypassCSP) = (scheme, true),
            settings => settings.Web.Token = "0123456789abcdef"
        );

        await ShouldShutNobodyOutAsync(shown, scheme, ["/"], [401]);
    }

    static async Task ShouldShutNobodyOutAsync(
        ShownPage shown,
        ColorScheme scheme,
        IReadOnlyList<string> pages,
        IReadOnlyList<int>? statuses = null
    )
    {
        var found = new List<string>();
        foreach (var address in pages)
        {
            var response = await shown.GotoAsync(address);
            if (address != Missing)
                (statuses ?? [200]).ShouldContain(response.ShouldNotBeNull().Status, address);
            // By night only colours differ.
            var result =
                scheme is ColorScheme.Light
                    ? await shown.Page.RunAxe()
                    : await shown.Page.RunAxe(
                        new() { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block", "target-size") }
                    );
            found.AddRange(
                result.Violations.Select(rule => $"{address}: {rule.Id}: {string.Join(" | ", rule.Nodes.Select(node => node.Html))}")
            );
        }
        found.ShouldBeEmpty();
    }
}
