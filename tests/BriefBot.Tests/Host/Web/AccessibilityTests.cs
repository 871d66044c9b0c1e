using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BriefBot.Tests.Host.Web;

/// <summary>What axe-core finds against WCAG 2.2 AA on every page, by day and by night: nothing.</summary>
public sealed class AccessibilityTests
{
    /// <summary>Every page, in an order in which those that are needed are made before.</summary>
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
        "/nowhere",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_shuts_anybody_out(ColorScheme scheme, int width)
    {
        // axe-core is put into the page, which the page's own rules would forbid.
        await using var shown = await ShownPage.StartAsync(width, options => (options.ColorScheme, options.BypassCSP) = (scheme, true));
        var found = new List<string>();

        foreach (var address in Pages)
        {
            await shown.GotoAsync(address);
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
