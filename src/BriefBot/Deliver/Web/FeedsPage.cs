using System.Globalization;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Web;

/// <summary>The feeds that are followed, and how they are doing.</summary>
public static class FeedsPage
{
    /// <summary>The page; feeds in trouble stand first.</summary>
    public static string Of(IReadOnlyList<Feed> feeds)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        return PageLayout.Page(
            "Feeds — BriefBot",
            "",
            html =>
            {
                html.Raw("<h1>Feeds</h1>\n");
                if (feeds.Count == 0)
                {
                    html.Raw(
                        "<p class=\"faint\">No feed is followed yet. Add one in the terminal with <code>briefbot feeds add "
                            + "ADDRESS</code>, or on Discord with <code>/feed add</code>.</p>\n"
                    );
                    return;
                }
                html.Raw(
                    "<table class=\"feeds\"><thead><tr><th scope=\"col\">Feed</th><th scope=\"col\">State</th><th "
                        + "scope=\"col\">Last read</th><th scope=\"col\">Next</th></tr></thead>\n<tbody>\n"
                );
                foreach (var feed in feeds.OrderByDescending(Rank).ThenBy(feed => feed.Title, StringComparer.OrdinalIgnoreCase))
                    Write(html, feed);
                html.Raw("</tbody></table>\n");
            }
        );
    }

    static void Write(HtmlWriter html, Feed feed)
    {
        html.Raw("<tr><td><strong dir=\"auto\">").Text(feed.Title).Raw("</strong>");
        if (feed.Topic is { } topic)
            html.Raw(" <span class=\"faint\" dir=\"auto\">").Text(topic).Raw("</span>");
        html.Raw("<br><a class=\"live\" rel=\"noopener noreferrer nofollow\" href=\"")
            .Text(feed.Address)
            .Raw("\">")
            .Text(feed.Address)
            .Raw("</a></td><td>")
            .Text(FeedWords.State(feed.State));
        if (feed.State is FeedState.Failing or FeedState.Dead)
            html.Raw("<br><span class=\"problem\">").Text(FeedWords.Health(feed)).Raw("</span>");
        html.Raw("</td><td>")
            .Text(feed.LastSuccess is { } last ? FeedWords.Instant(last) : "not yet")
            .Raw("</td><td>")
            .Text(feed.IsPaused ? "paused" : FeedWords.Instant(feed.NextPoll))
            .Raw("</td></tr>\n");
    }

    static int Rank(Feed feed) =>
        feed.State switch
        {
            FeedState.Dead => 2,
            FeedState.Failing => 1,
            _ => 0,
        };

    /// <summary>The line of the main page that leads here.</summary>
    public static void Link(HtmlWriter html, FeedsHealth feeds)
    {
        ArgumentNullException.ThrowIfNull(html);
        html.Raw("<p class=\"faint\"><a href=\"" + PageLayout.FeedsPath + "\">")
            .Text(string.Create(CultureInfo.InvariantCulture, $"{feeds.Followed:N0} {(feeds.Followed == 1 ? "feed" : "feeds")}"))
            .Raw("</a>");
        if (FeedWords.Trouble(feeds) is { } trouble)
            html.Raw(": ").Text(trouble);
        html.Raw("</p>\n");
    }
}
