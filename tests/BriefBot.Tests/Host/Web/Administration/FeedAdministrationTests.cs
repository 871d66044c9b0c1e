using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Tests.Host.Web.Administration;

/// <summary>The state at a glance and feeds in the browser, over real sockets.</summary>
public class FeedAdministrationTests
{
    const string Feed = """
        <rss version="2.0"><channel><title>Quay &lt;b&gt;News&lt;/b&gt;</title><language>en</language>
        <item><title>Older</title><link>http://quay.example/1</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item>
        <item><title>&lt;script&gt;alert(1)&lt;/script&gt; newer</title><link>http://quay.example/2</link><pubDate>Sat, 04 May 2024 10:00:00 GMT</pubDate></item>
        </channel></rss>
        """;

    [Fact]
    public async Task The_state_is_told_at_a_glance_and_names_what_is_wrong()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.StoreAsync("Ferry line returns", "The ferry line between Sund and Orra returns in June, operator Nina Falk said.");
        await host.FollowAsync("http://quay.example/feed");

        var page = await host.PageAsync("/admin");
        var home = await host.PageAsync("/");

        page.ShouldContain("1 article</a>, the newest of 30 April 2021");
        page.ShouldContain("<dt>Discord</dt><dd>off: no token is set</dd>");
        page.ShouldContain("free</dd>");
        home.ShouldContain("<a href=\"/admin\">Administration</a>");
    }

    [Fact]
    public async Task How_feeds_did_and_how_old_each_outlets_newest_article_is_are_drawn()
    {
        await using var host = await AdministeredHost.StartAsync();
        await host.FollowAsync("http://quay.example/feed", AdministeredHost.Hostile);
        await host.StoreAsync(
            "Older",
            "The ferry line between Sund and Orra returns in June.",
            draft => draft with { Source = "Elm Courier" }
        );
        await host.StoreAsync(
            "Newer",
            "The bus line between Sund and Orra returns in May.",
            draft => draft with { Source = "Elm Courier", Published = PublicationDate.Stated(new DateOnly(2021, 5, 3)) }
        );
        await host.StoreAsync(
            "Undated",
            "A tram line opens in Orra, the mayor said.",
            draft => draft with { Source = AdministeredHost.Hostile, Published = PublicationDate.Unknown }
        );

        var feeds = await host.PageAsync("/feeds");
        var state = await host.PageAsync("/admin");

        feeds.ShouldContain("1 feed at ");
        feeds.ShouldContain("not read yet");
        state.ShouldContain("Elm Courier: 3 May 2021.");
        state.ShouldContain("no day known");
    }

    [Fact]
    public async Task Nobody_administrates_without_the_token_and_nothing_leads_there()
    {
        const string token = "correct-horse-battery-staple";
        await using var host = await AdministeredHost.StartAsync(settings => settings.Web.Token = token);
        var feed = await host.FollowAsync("http://quay.example/feed");

        foreach (var path in new[] { "/admin", "/admin/feeds", "/admin/feeds.opml", "/admin/export/articles.jsonl", "/admin/settings" })
            (await host.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        (await host.PostAsync($"/admin/feeds/{feed.Id}/remove")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await (await host.GetAsync("/health/nowhere")).Content.ReadAsStringAsync(AdministeredHost.Stop)).ShouldNotContain("/admin");
        (await host.Stores.Feeds.ListAsync(host.Home, AdministeredHost.Stop)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_is_looked_at_before_it_is_followed()
    {
        await using var host = await AdministeredHost.StartAsync();
        host.Pages["quay.example/"] =
            "<!doctype html><html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"><title>x</title></html>";
        host.Pages["quay.example/feed"] = Feed;

        var preview = await (await host.PostAsync("/admin/feeds/look", ("address", " http://quay.example/ "))).Content.ReadAsStringAsync(
            AdministeredHost.Stop
        );
        var before = await host.Stores.Feeds.ListAsync(host.Home, AdministeredHost.Stop);
        var list = await host.DoneAsync("/admin/feeds", ("address", "http://quay.example/feed"), ("title", "Quay"), ("topic", "Ports"));
        var again = await host.DoneAsync("/admin/feeds", ("address", "http://quay.example/feed"));
        var after = await host.Stores.Feeds.ListAsync(host.Home, AdministeredHost.Stop);

        AdministeredHost.ShouldBeHarmless(preview);
        preview.ShouldContain("It holds 2 entries; its language: en.");
        preview.IndexOf("newer", StringComparison.Ordinal).ShouldBeLessThan(preview.IndexOf("Older", StringComparison.Ordinal));
        preview.ShouldContain("4 May 2024, 10:00 UTC");
        before.ShouldBeEmpty();
        after.Single().Title.ShouldBe("Quay");
        after.Single().Topic.ShouldBe("Ports");
        list.ShouldContain("followed from now on");
        again.ShouldContain("followed already");
        host.Wakings.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "no web address")]
    [InlineData("<script>alert(1)</script>", "no web address")]
    [InlineData("http://quay.example/missing", "role=\"alert\"")]
    [InlineData("http://127.0.0.1/feed", "role=\"alert\"")]
    public async Task An_address_without_a_feed_is_refused_with_the_reason(string address, string reason)
    {
        await using var host = await AdministeredHost.StartAsync();

        foreach (var path in new[] { "/admin/feeds/look", "/admin/feeds" })
        {
            var response = await host.PostAsync(path, ("address", address));
            var html = await response.Content.ReadAsStringAsync(AdministeredHost.Stop);

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            html.ShouldContain(reason);
            AdministeredHost.ShouldBeHarmless(html);
        }
    }

    [Fact]
    public async Task A_feed_is_paused_resumed_read_now_and_removed_once_that_is_confirmed()
    {
        await using var host = await AdministeredHost.StartAsync();
        var feed = await host.FollowAsync("http://quay.example/feed", AdministeredHost.Hostile);
        var path = $"/admin/feeds/{feed.Id}";

        var paused = await host.DoneAsync($"{path}/pause");
        var resumed = await host.DoneAsync($"{path}/resume");
        var due = await host.DoneAsync($"{path}/poll");
        var asked = await host.PageAsync($"{path}/remove");
        var still = await host.Stores.Feeds.FindAsync(host.Home, feed.Id, AdministeredHost.Stop);
        var removed = await host.DoneAsync($"{path}/remove");
        var gone = await host.DoneAsync($"{path}/remove");

        paused.ShouldContain("paused");
        paused.ShouldContain($"{path}/resume");
        resumed.ShouldContain($"{path}/pause");
        due.ShouldContain("read in a moment");
        asked.ShouldContain("Its articles stay.");
        still!.NextPoll.ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow());
        removed.ShouldContain("It is removed.");
        gone.ShouldContain("It was gone already.");
        (await host.GetAsync($"{path}/remove")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.GetAsync("/admin/feeds/99999999999999999999/remove")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_of_feeds_goes_in_and_comes_out()
    {
        await using var host = await AdministeredHost.StartAsync(settings => settings.Feeds.PerServer = 3);
        await host.FollowAsync("http://quay.example/feed");
        var list = """
            <opml version="2.0"><body><outline text="Ports &amp; &lt;i&gt;ferries">
            <outline type="rss" text="A" xmlUrl="http://a.example/feed"/><outline type="rss" text="Q" xmlUrl="http://quay.example/feed"/>
            </outline><outline type="rss" text="B" xmlUrl="http://b.example/feed"/><outline type="rss" text="C" xmlUrl="http://c.example/feed"/>
            </body></opml>
            """;

        var taken = await host.UploadAsync("/admin/feeds.opml", Encoding.UTF8.GetBytes(list));
        var page = await taken.Content.ReadAsStringAsync(AdministeredHost.Stop);
        var export = await host.GetAsync("/admin/feeds.opml");
        var read = Opml.Read(await export.Content.ReadAsByteArrayAsync(AdministeredHost.Stop));

        page.ShouldContain("2 feeds added, 1 followed already, 1 left out");
        read.Select(feed => feed.Address)
            .ShouldBe(["http://quay.example/feed", "http://b.example/feed", "http://a.example/feed"], ignoreOrder: true);
        read.Single(feed => feed.Title == "A").Topic.ShouldBe("Ports & <i>ferries");
        export.Content.Headers.ContentDisposition.ShouldBe(new ContentDispositionHeaderValue("attachment") { FileName = "\"feeds.opml\"" });
    }

    [Fact]
    public async Task A_list_that_is_none_or_too_large_is_refused()
    {
        await using var host = await AdministeredHost.StartAsync();

        var none = await host.UploadAsync("/admin/feeds.opml", Encoding.UTF8.GetBytes("<html>no list</html>"));
        var empty = await host.UploadAsync("/admin/feeds.opml", []);
        var form = await host.PostAsync("/admin/feeds.opml", ("file", "x"));
        var large = await host.UploadAsync("/admin/feeds.opml", new byte[5 * 1024 * 1024]);

        foreach (var refused in new[] { none, empty, form })
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await none.Content.ReadAsStringAsync(AdministeredHost.Stop)).ShouldContain("is no list of feeds");
    }

    [Fact]
    public async Task Many_feeds_are_shown_a_page_at_a_time()
    {
        await using var host = await AdministeredHost.StartAsync();
        for (var i = 0; i < 120; i++)
            await host.FollowAsync($"http://quay.example/feed/{i:000}/{new string('a', 200)}", $"{i:000} {AdministeredHost.Hostile}");

        var (first, last) = (await host.PageAsync("/admin/feeds"), await host.PageAsync("/admin/feeds?page=3"));

        first.ShouldContain("href=\"/admin/feeds?page=2\"");
        last.ShouldContain("href=\"/admin/feeds?page=2\"");
        last.ShouldContain("119 &lt;script");
        last.ShouldNotContain("page=4");
        (await host.PageAsync("/admin/feeds?page=-1")).ShouldContain("000 &lt;script");
    }
}
