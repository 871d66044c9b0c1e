using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>A session outlives the process that began it: the next one takes it up, and nothing is lost or handled twice.</summary>
public sealed class KeptSessionTests : IAsyncLifetime
{
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly ManualTimeProvider _time = new();
    readonly MemorySessions _sessions = new();
    FakeDiscord _fake = null!;
    FakeChannel _channel = null!;
    Person _anna = null!;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromSeconds(60));
        _fake = await FakeDiscord.StartAsync(ct: _limit.Token);
        var guild = _fake.AddGuild();
        _channel = _fake.AddChannel(guild);
        _anna = _fake.Person("Anna", guild);
    }

    [Fact]
    public async Task After_an_orderly_end_the_next_process_goes_on_where_it_ended()
    {
        await using var first = await Bot().StartAsync();
        _anna.SayDirectly("one");
        await first.HeardAsync(1);
        await first.EndAsync();
        _anna.SayDirectly("two");
        await using var second = await Bot().StartAsync();
        _anna.SayDirectly("three");
        await second.HeardAsync(2);

        first.Heard.ShouldBe(["one"]);
        second.Heard.ShouldBe(["two", "three"]);
        (_fake.Gateway.Identifies, _fake.Gateway.Resumes).ShouldBe((1, 1));
        (_fake.Gateway.Connections[0].ClientCloseCode, _fake.Gateway.Connections[1].Path).ShouldBe((4000, "/resume"));
    }

    [Fact]
    public async Task After_a_crash_messages_are_asked_about_and_interactions_left_alone()
    {
        await using var first = await Bot().StartAsync();
        await _time.AdvanceToTimerAsync(SessionKeeper.LookEvery, _limit.Token);
        await _sessions.WrittenAsync(1, _limit.Token);
        _sessions.IsDead = true;
        _anna.SayDirectly("answered");
        await first.HeardAsync(1);
        var asked = _anna.ForgeForm(_channel, "form");
        await first.HeardAsync(2);
        await first.KillAsync();
        _anna.SayDirectly("unanswered");

        _sessions.IsDead = false;
        var second = Bot();
        second.Client.Handlers.WasHandled = (message, _) => ValueTask.FromResult(message.Content == "answered");
        await second.StartAsync();
        _anna.SayDirectly("new");
        await second.HeardAsync(2);
        await second.EndAsync();

        first.Heard.ShouldBe(["answered", $"interaction {asked.Id}"]);
        second.Heard.ShouldBe(["unanswered", "new"]);
        second.Client.Counts.Duplicates.ShouldBe(2);
        (_fake.Gateway.Identifies, _fake.Gateway.Resumes).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_was_not_handled_at_the_end_is_handled_by_the_next_process()
    {
        await using var first = Bot();
        first.Handle = what => what == "one" ? Task.Delay(Timeout.Infinite, _limit.Token) : Task.CompletedTask;
        await first.StartAsync();
        _anna.SayDirectly("one");
        _anna.SayDirectly("two");
        await first.HeardAsync(1);
        var ending = first.EndAsync();
        await _time.AdvanceToTimerAsync(TimeSpan.FromSeconds(5), _limit.Token);
        await ending;

        await using var second = await Bot().StartAsync();
        await second.HeardAsync(2);

        first.Heard.ShouldBe(["one"]);
        second.Heard.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_session_that_Discord_forgot_is_followed_by_a_new_one()
    {
        await using var first = await Bot().StartAsync();
        await first.EndAsync();
        _fake.Gateway.ForgetSessions();
        await using var second = await Bot().StartAsync();
        _anna.SayDirectly("new");
        await second.HeardAsync(1);

        (_fake.Gateway.Identifies, _fake.Gateway.Resumes).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("too old")]
    [InlineData("other intents")]
    [InlineData("another number of shards")]
    [InlineData("unreadable address")]
    public async Task A_kept_session_that_does_not_fit_is_not_tried(string which)
    {
        await using var first = await Bot().StartAsync();
        await first.EndAsync();
        var kept = _sessions[0];
        _sessions[0] = which switch
        {
            "too old" => kept with { At = kept.At - TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1) },
            "other intents" => kept with { Intents = GatewayIntents.Guilds },
            "another number of shards" => kept with { Shards = 2 },
            _ => kept with { ResumeUrl = "https://elsewhere.example/" },
        };
        await using var second = await Bot().StartAsync();

        // An address that isn't trusted is left, not the session.
        var resumes = which == "unreadable address" ? 1 : 0;
        (_fake.Gateway.Identifies, _fake.Gateway.Resumes).ShouldBe((2 - resumes, resumes));
        _fake.Gateway.Connections[^1].Path.ShouldBe("/gateway");
    }

    [Fact]
    public async Task A_session_is_kept_when_it_begins_each_five_seconds_of_events_and_each_minute()
    {
        await using var bot = await Bot().StartAsync();
        var writes = new List<int>();
        await LookAsync(1);
        await _sessions.WrittenAsync(1, _limit.Token);
        var start = _sessions[0];
        _anna.SayDirectly("one");
        await bot.HeardAsync(1);
        await LookAsync(4);
        writes.Add(_sessions.Writes);
        await LookAsync(1);
        await _sessions.WrittenAsync(2, _limit.Token);
        var behind = _sessions[0];
        await LookAsync(59);
        writes.Add(_sessions.Writes);
        await LookAsync(1);
        await _sessions.WrittenAsync(3, _limit.Token);

        writes.ShouldBe([1, 2]);
        (start.Shard, start.Shards, start.User.Value, start.IsExact).ShouldBe((0, 1, _fake.World.Bot.Id, false));
        behind.Sequence.ShouldBe(start.Sequence + 1);
        (_sessions[0].At - behind.At).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_store_that_fails_costs_the_session_and_nothing_else()
    {
        _sessions.IsDead = true;
        await using var first = await Bot().StartAsync();
        _anna.SayDirectly("one");
        await first.HeardAsync(1);
        await first.EndAsync();
        await using var second = await Bot().StartAsync();

        (_fake.Gateway.Identifies, _fake.Gateway.Resumes).ShouldBe((2, 0));
        first.Log.Lines.ShouldContain(line => line.StartsWith("1 sessions could not be kept", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        _sessions.Dispose();
        _limit.Dispose();
    }

    PartedBot Bot() => new(_fake, _time, config => config with { Sessions = _sessions }, _limit.Token);

    async Task LookAsync(int times)
    {
        for (var look = 0; look < times; look++)
            await _time.AdvanceToTimerAsync(SessionKeeper.LookEvery, _limit.Token);
    }
}
