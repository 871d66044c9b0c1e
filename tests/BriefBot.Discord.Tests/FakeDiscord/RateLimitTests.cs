using System.Text.Json.Nodes;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public class RateLimitTests
{
    const string Post = "POST /channels/{channel_id}/messages";

    [Fact]
    public async Task Headers_count_down_and_the_request_after_the_last_waits_for_the_window()
    {
        var clock = new ManualTimeProvider();
        await using var fake = await FakeDiscord.StartAsync(new() { Time = clock }, TestContext.Current.CancellationToken);
        using var rest = new RawRest(fake);
        fake.RateLimits.Set(Post, 2, TimeSpan.FromSeconds(5));
        var channel = fake.AddChannel(fake.AddGuild());

        var first = await PostAsync(rest, channel);
        var second = await PostAsync(rest, channel);
        clock.Advance(TimeSpan.FromSeconds(2));
        var third = await PostAsync(rest, channel);
        clock.Advance(TimeSpan.FromSeconds(3));
        var fourth = await PostAsync(rest, channel);

        Header(first.Response, "X-RateLimit-Remaining").ShouldBe("1");
        Header(second.Response, "X-RateLimit-Remaining").ShouldBe("0");
        Header(second.Response, "X-RateLimit-Reset-After").ShouldBe("5.000");
        third.Status.ShouldBe(429);
        ((double)third.Body!["retry_after"]!).ShouldBe(3.0);
        ((bool)third.Body["global"]!).ShouldBeFalse();
        Header(third.Response, "X-RateLimit-Scope").ShouldBe("user");
        Header(third.Response, "Retry-After").ShouldBe("3");
        fourth.Status.ShouldBe(200);
        channel.Messages.Count.ShouldBe(3);
        fake.RateLimits.Refusals.ShouldBe(1);
        fake.RateLimits.InvalidRequests.ShouldBe(1);
    }

    [Fact]
    public async Task Channels_have_a_window_each_under_one_bucket_hash()
    {
        await using var fake = await FakeDiscord.StartAsync(
            new() { Time = new ManualTimeProvider() },
            TestContext.Current.CancellationToken
        );
        using var rest = new RawRest(fake);
        fake.RateLimits.Set(Post, 1, TimeSpan.FromSeconds(5));
        var guild = fake.AddGuild();

        var one = await PostAsync(rest, fake.AddChannel(guild, "one"));
        var two = await PostAsync(rest, fake.AddChannel(guild, "two"));

        two.Status.ShouldBe(200);
        Header(two.Response, "X-RateLimit-Bucket").ShouldBe(Header(one.Response, "X-RateLimit-Bucket"));
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_count_together()
    {
        await using var fake = await FakeDiscord.StartAsync(
            new() { Time = new ManualTimeProvider() },
            TestContext.Current.CancellationToken
        );
        using var rest = new RawRest(fake);
        fake.RateLimits.Set(Post, 1, TimeSpan.FromSeconds(5), "shared");
        fake.RateLimits.Set("GET /channels/{channel_id}/messages", 1, TimeSpan.FromSeconds(5), "shared");
        var channel = fake.AddChannel(fake.AddGuild());
        await PostAsync(rest, channel);

        var (status, _, _) = await rest.SendAsync("GET", $"/channels/{channel.Id}/messages");

        status.ShouldBe(429);
    }

    [Fact]
    public async Task The_global_limit_holds_for_all_routes_but_answers_to_interactions()
    {
        await using var fake = await FakeDiscord.StartAsync(
            new() { Time = new ManualTimeProvider() },
            TestContext.Current.CancellationToken
        );
        using var rest = new RawRest(fake);
        fake.RateLimits.Global = 1;
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        fake.Commands.Register(SampleCommands.Ask());
        var asked = fake.Person("Anna", guild).Slash(channel, "ask", ("question", "Who?"));

        await rest.SendAsync("GET", "/users/@me");
        var over = await rest.SendAsync("GET", $"/guilds/{guild.Id}");
        var answer = await rest.SendAsync("POST", $"/interactions/{asked.Id}/{asked.Token}/callback", new JsonObject { ["type"] = 5 });

        over.Status.ShouldBe(429);
        ((bool)over.Body!["global"]!).ShouldBeTrue();
        Header(over.Response, "X-RateLimit-Global").ShouldBe("true");
        answer.Status.ShouldBe(204);
    }

    [Theory]
    [InlineData(LimitScope.User, "user", false)]
    [InlineData(LimitScope.Shared, "shared", false)]
    [InlineData(LimitScope.Global, "global", true)]
    public async Task A_429_can_be_ordered_in_each_scope(LimitScope scope, string name, bool global)
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        using var rest = new RawRest(fake);
        var channel = fake.AddChannel(fake.AddGuild());
        fake.Rest.On(Post).TooManyRequests(scope, TimeSpan.FromSeconds(1.5));

        var refused = await PostAsync(rest, channel);
        var taken = await PostAsync(rest, channel);

        refused.Status.ShouldBe(429);
        ((double)refused.Body!["retry_after"]!).ShouldBe(1.5);
        ((bool)refused.Body["global"]!).ShouldBe(global);
        Header(refused.Response, "X-RateLimit-Scope").ShouldBe(name);
        taken.Status.ShouldBe(200);
        channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_429_can_be_a_page_without_a_time_to_wait()
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        using var rest = new RawRest(fake);
        fake.Rest.On(times: 2).HtmlTooManyRequests().On().HtmlTooManyRequests(TimeSpan.FromSeconds(7));

        var (status, body, response) = await rest.SendAsync("GET", "/users/@me");
        await rest.SendAsync("GET", "/users/@me");
        var withTime = await rest.SendAsync("GET", "/users/@me");

        (status, body).ShouldBe((429, null));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        response.Headers.RetryAfter.ShouldBeNull();
        Header(withTime.Response, "Retry-After").ShouldBe("7");
    }

    static Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> PostAsync(RawRest rest, FakeChannel channel) =>
        rest.SendAsync("POST", $"/channels/{channel.Id}/messages", new JsonObject { ["content"] = "hello" });

    static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
