using System.Net;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

public sealed class FetcherTests
{
    static readonly Uri Address = new("http://news.example/story?id=4#top");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_with_what_the_host_says_of_it()
    {
        await using var web = new HostileWeb(_ =>
            [
                WebStep.Answer(
                    "200 OK",
                    "<p>The bridge opened.</p>",
                    "Content-Type: Text/HTML; Charset=\"utf-8\"",
                    "ETag: W/\"a b\"",
                    "Last-Modified: Mon, 06 May 2024 08:00:00 GMT",
                    "Cache-Control: public, max-age=600",
                    "Age: 60"
                ),
            ]
        );
        using var fetcher = web.Fetcher();

        var page = (await fetcher.FetchAsync(new(Address), Stop)).ShouldBeOfType<FetchResult.Fetched>();

        page.Address.ShouldBe(new Uri("http://news.example/story?id=4"));
        page.Text().ShouldBe("<p>The bridge opened.</p>");
        page.MediaType.ShouldBe("text/html");
        page.Charset.ShouldBe("utf-8");
        page.ETag.ShouldBe("W/\"a b\"");
        page.LastModified.ShouldBe("Mon, 06 May 2024 08:00:00 GMT");
        page.FreshFor.ShouldBe(TimeSpan.FromMinutes(9));
        page.MovedTo.ShouldBeNull();
        web.Calls.Last().Target.ShouldBe("/story?id=4");
    }

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("W/\"abc\"")]
    [InlineData("unquoted")]
    [InlineData("\"half")]
    [InlineData("\"\u00E9\"")]
    [InlineData("W/\"a\", \"b\"")]
    public async Task Validators_go_back_exactly_as_they_came(string tag)
    {
        await using var web = new HostileWeb(call =>
            call.Field("If-None-Match") is null
                ? [WebStep.Text($"HTTP/1.1 200 OK\nContent-Length: 2\nETag: {tag}\nLast-Modified: yesterday\n\nok")]
                : [WebStep.Text("HTTP/1.1 304 Not Modified\n\n")]
        );
        using var fetcher = web.Fetcher();

        var first = (await fetcher.FetchAsync(new(Address), Stop)).ShouldBeOfType<FetchResult.Fetched>();
        var second = (
            await fetcher.FetchAsync(new(Address) { ETag = first.ETag, LastModified = first.LastModified }, Stop)
        ).ShouldBeOfType<FetchResult.NotModified>();

        web.Calls.Last().Field("If-None-Match").ShouldBe(tag);
        web.Calls.Last().Field("If-Modified-Since").ShouldBe("yesterday");
        second.ETag.ShouldBe(first.ETag);
    }

    [Fact]
    public async Task Only_permanent_redirects_from_the_start_on_move_an_address()
    {
        await using var chain = new HostileWeb(call =>
            call.Target switch
            {
                "/a" => [WebStep.Redirect("308 Permanent Redirect", "/b")],
                "/b" => [WebStep.Redirect("302 Found", "http://other.example/c")],
                "/c" => [WebStep.Redirect("301 Moved Permanently", "/d")],
                _ => [WebStep.Page],
            }
        );
        using var fetcher = chain.Fetcher();

        var page = (await fetcher.FetchAsync(new(new Uri("http://news.example/a")), Stop)).ShouldBeOfType<FetchResult.Fetched>();

        page.Address.ShouldBe(new Uri("http://other.example/d"));
        page.MovedTo.ShouldBe(new Uri("http://news.example/b"));
    }

    [Fact]
    public async Task A_name_that_turns_private_between_two_look_ups_leads_nowhere_private()
    {
        await using var web = new HostileWeb(_ => [WebStep.Redirect("302 Found", "/again"), new WebStep.EndSending()]);
        web.Names["rebound.example"] =
        [
            [HostileWeb.Public],
            [IPAddress.Loopback],
            [IPAddress.Parse("169.254.169.254")],
        ];
        using var fetcher = web.Fetcher();

        var result = (await fetcher.FetchAsync(new(new Uri("http://rebound.example/")), Stop)).ShouldBeOfType<FetchResult.Failed>();

        result.Kind.ShouldBe(FetchFailure.AddressBlocked);
        web.Trapped.ShouldBe(0);
        web.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Hosts_are_told_who_asks()
    {
        await using var web = new HostileWeb(_ => [WebStep.Page]);
        using var fetcher = web.Fetcher(new FetchOptions { Contact = "https://team.example/bot" });

        await fetcher.FetchAsync(new(Address), Stop);

        web.Calls.Last().Field("User-Agent").ShouldNotBeNull().ShouldMatch(@"^BriefBot/\d+\.\d+\.\d+ \(\+https://team\.example/bot\)$");
        web.Calls.Last().Field("Cookie").ShouldBeNull();
    }
}
