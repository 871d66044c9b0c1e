using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

public sealed class RobotsFileTests
{
    [Theory]
    [InlineData("Disallow: /", "/a", false)]
    [InlineData("Disallow:", "/a", true)]
    [InlineData("Disallow: /a", "/ab", false)]
    [InlineData("Disallow: /a/", "/ab", true)]
    [InlineData("Disallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("Allow: /a\nDisallow: /a/b", "/a/b/c", false)]
    [InlineData("Disallow: /a\nAllow: /a", "/a", true)]
    [InlineData("Disallow: /*.pdf$", "/x/report.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/x/report.pdf?a=1", true)]
    [InlineData("Disallow: /*/print", "/2024/print/4", false)]
    [InlineData("Disallow: *", "/anything", false)]
    [InlineData("Disallow: /a*b*c", "/a1b2c3", false)]
    [InlineData("Disallow: /a*b*c$", "/a1b2c3", true)]
    [InlineData("Disallow: /search?q=", "/search?q=ferry", false)]
    [InlineData("disallow : /a # not this", "/a", false)]
    [InlineData("Disallow: /%7Eada", "/~ada/", false)]
    [InlineData("Disallow: /caf%c3%a9", "/caf\u00E9", false)]
    [InlineData("Disallow: /café", "/caf%C3%A9", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    public void The_longest_rule_that_matches_decides(string rules, string path, bool allowed)
    {
        RobotsFile.Parse("User-agent: *\n" + rules).Allows(new Uri("http://news.example" + path)).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: BriefBot\nAllow: /", true)]
    [InlineData("User-agent: briefbot/2.0\nDisallow: /", false)]
    [InlineData("User-agent: briefbotnews\nDisallow: /", true)]
    [InlineData("User-agent: other\nUser-agent: BriefBot\nDisallow: /", false)]
    [InlineData("User-agent: BriefBot\n\nUser-agent: other\nDisallow: /", false)]
    [InlineData("User-agent: BriefBot\nDisallow: /x\nUser-agent: other\nDisallow: /a\nUser-agent: BriefBot\nDisallow: /a", false)]
    [InlineData("Disallow: /", true)]
    [InlineData("Sitemap: http://news.example/map\nUser-agent: *\nSitemap: x\nDisallow: /", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /\r\n", false)]
    [InlineData("User-agent: BriefBot\nUser-agent: *\nDisallow: /a", false)]
    [InlineData("<html><title>Not found</title></html>", true)]
    [InlineData("", true)]
    public void The_group_for_BriefBot_counts_or_else_that_for_everyone(string text, bool allowed)
    {
        RobotsFile.Parse(text).Allows(new Uri("http://news.example/a")).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("Crawl-delay: 5", 5.0)]
    [InlineData("Crawl-delay: 0.5\nDisallow:", 0.5)]
    [InlineData("Crawl-delay: soon", null)]
    [InlineData("Crawl-delay: -1", null)]
    [InlineData("Crawl-delay: 999999999999999", 86_400.0)]
    public void A_crawl_delay_is_read(string rule, double? seconds)
    {
        RobotsFile.Parse("User-agent: *\n" + rule).CrawlDelay.ShouldBe(seconds is { } asked ? TimeSpan.FromSeconds(asked) : null);
    }

    [Fact]
    public void Many_stars_take_no_time()
    {
        var file = RobotsFile.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 900))}$");

        file.Allows(new Uri("http://news.example/" + new string('a', 3_000) + "b")).ShouldBeTrue();
    }
}
