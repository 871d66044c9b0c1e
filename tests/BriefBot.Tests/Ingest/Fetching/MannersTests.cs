using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

public sealed class MannersTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly ManualTimeProvider _time = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_requests_to_one_host_keep_their_distance_and_two_hosts_don_t_wait_for_each_other()
    {
        await using var web = new HostileWeb(_ => [WebStep.Page], _time);
        using var fetcher = web.Fetcher(new FetchOptions { Interval = 2 * Second });

        await Feed(fetcher, "http://one.example/a");
        var second = Feed(fetcher, "http://one.example/b");
        await Feed(fetcher, "http://two.example/");
        var early = second.IsCompleted;
        await _time.AdvanceToTimerAsync(2 * Second, Stop);
        await second;

        early.ShouldBeFalse();
        web.Calls.Select(call => call.Host + call.Target).ShouldBe(["one.example/a", "two.example/", "one.example/b"]);
    }

    [Fact]
    public async Task A_host_that_says_when_to_come_back_is_left_alone_until_then()
    {
        var answers = 0;
        await using var web = new HostileWeb(
            _ => ++answers == 1 ? [WebStep.Answer("429 Too Many Requests", "", "Retry-After: 3600")] : [WebStep.Page],
            _time
        );
        using var fetcher = web.Fetcher();

        var first = await Feed(fetcher, "http://one.example/");
        _time.Advance(TimeSpan.FromMinutes(20));
        var second = await Feed(fetcher, "http://one.example/other");
        _time.Advance(TimeSpan.FromMinutes(40));
        var third = await Feed(fetcher, "http://one.example/");

        first.ShouldBeOfType<FetchResult.Failed>().RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        var resting = second.ShouldBeOfType<FetchResult.Failed>();
        resting.Kind.ShouldBe(FetchFailure.HostResting);
        resting.RetryAfter.ShouldBe(TimeSpan.FromMinutes(40));
        third.ShouldBeOfType<FetchResult.Fetched>();
        web.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_host_that_fails_again_and_again_rests_longer_each_time_and_never_for_ever()
    {
        await using var web = new HostileWeb(_ => [WebStep.Answer("500 Internal Server Error", "")], _time);
        using var fetcher = web.Fetcher();
        var rests = new List<TimeSpan>();

        for (var i = 0; i < 12; i++)
        {
            await Feed(fetcher, "http://one.example/");
            var rest = HostGates.FirstRest * Math.Pow(2, i);
            rests.Add(rest < HostGates.LongestRest ? rest : HostGates.LongestRest);
            if (rests[^1] > HostGates.LongestWait)
                (await Feed(fetcher, "http://one.example/")).ShouldBeOfType<FetchResult.Failed>().RetryAfter.ShouldBe(rests[^1]);
            _time.Advance(rests[^1]);
        }

        rests[^1].ShouldBe(HostGates.LongestRest);
        web.Calls.Count.ShouldBe(12);
    }

    [Fact]
    public async Task Hosts_beyond_number_don_t_fill_the_memory()
    {
        var gates = new HostGates(new FetchOptions(), _time);

        for (var i = 0; i < 3 * HostGates.MostHosts; i++)
        {
            var (pass, _) = await gates.EnterAsync($"h{i}.example", paced: true, Stop);
            pass.ShouldNotBeNull().Dispose();
        }

        gates.Count.ShouldBeLessThanOrEqualTo(HostGates.MostHosts);
    }

    [Fact]
    public async Task Only_two_requests_are_at_a_host_at_a_time()
    {
        var gates = new HostGates(new FetchOptions { Interval = TimeSpan.Zero }, _time);
        var (first, _) = await gates.EnterAsync("one.example", paced: true, Stop);
        using var second = (await gates.EnterAsync("one.example", paced: true, Stop)).Pass;

        var third = gates.EnterAsync("one.example", paced: true, Stop);
        var waits = !third.IsCompleted;
        first!.Dispose();

        waits.ShouldBeTrue();
        (await third).Pass.ShouldNotBeNull().Dispose();
    }

    [Fact]
    public async Task Robots_txt_is_asked_once_a_day_for_pages_and_never_for_feeds()
    {
        await using var web = new HostileWeb(
            call => call.Target == "/robots.txt" ? [WebStep.Answer("200 OK", "User-agent: *\nDisallow: /private")] : [WebStep.Page],
            _time
        );
        using var fetcher = web.Fetcher();

        await Feed(fetcher, "http://one.example/private/feed");
        await Page(fetcher, "http://one.example/a");
        var refused = await Page(fetcher, "http://one.example/private/b");
        _time.Advance(RobotsRules.KeptFor);
        await Page(fetcher, "http://one.example/c");

        refused.ShouldBeOfType<FetchResult.Failed>().Kind.ShouldBe(FetchFailure.RobotsDisallowed);
        web.Calls.Select(call => call.Target).ShouldBe(["/private/feed", "/robots.txt", "/a", "/robots.txt", "/c"]);
    }

    [Fact]
    public async Task A_crawl_delay_is_kept_up_to_a_bound()
    {
        await using var web = new HostileWeb(
            call => call.Target == "/robots.txt" ? [WebStep.Answer("200 OK", "User-agent: *\nCrawl-delay: 86400")] : [WebStep.Page],
            _time
        );
        using var fetcher = web.Fetcher();

        await Page(fetcher, "http://one.example/a");
        var second = Page(fetcher, "http://one.example/b");
        await _time.AdvanceToTimerAsync(HostGates.LongestDelay, Stop);
        await second;

        web.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rules_that_were_known_stay_in_force_while_the_host_is_in_trouble()
    {
        var healthy = true;
        await using var web = new HostileWeb(
            call =>
                call.Target != "/robots.txt" ? [WebStep.Page]
                : healthy ? [WebStep.Answer("200 OK", "User-agent: *\nDisallow: /private")]
                : [WebStep.Answer("503 Service Unavailable", "")],
            _time
        );
        using var fetcher = web.Fetcher();

        await Page(fetcher, "http://one.example/a");
        healthy = false;
        _time.Advance(RobotsRules.KeptFor);
        var refused = await Page(fetcher, "http://one.example/private/b");

        refused.ShouldBeOfType<FetchResult.Failed>().Kind.ShouldBe(FetchFailure.RobotsDisallowed);
    }

    static Task<FetchResult> Feed(Fetcher fetcher, string address) =>
        fetcher.FetchAsync(new(new Uri(address)) { Purpose = FetchPurpose.Feed }, Stop);

    static Task<FetchResult> Page(Fetcher fetcher, string address) =>
        fetcher.FetchAsync(new(new Uri(address)) { Purpose = FetchPurpose.Page }, Stop);
}
