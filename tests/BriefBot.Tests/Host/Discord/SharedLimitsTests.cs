using System.Collections.Concurrent;
using BriefBot.Corpus.Postgres;
using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Host.Discord;
using BriefBot.Tests.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Host.Discord;

/// <summary>
/// Two hosts of a cluster keep the limits that Discord has for their token together: by a real PostgreSQL, against the fake of Discord's
/// server. Its clock is the database's, so what these tests wait for passes in real time.
/// </summary>
public sealed class SharedLimitsTests : IAsyncLifetime
{
    const int Requests = 35;

    static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(3);

    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    FakeDiscord _fake = null!;
    PostgresCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromSeconds(60));
        _cluster = await SharedCluster.GetAsync();
        _fake = await FakeDiscord.StartAsync(new() { Shards = 2, EnforceIdentifyConcurrency = true }, _limit.Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_of_a_second_are_counted_over_hosts(bool shared)
    {
        using var one = Rest(shared ? new SharedDiscordLimits(_cluster.Turns) : null);
        using var other = Rest(shared ? new SharedDiscordLimits(_cluster.Turns) : null);

        await Task.WhenAll(
            from rest in new[] { one, other }
            from _ in Enumerable.Range(0, Requests)
            select rest.GetCurrentUserAsync(_limit.Token)
        );

        (_fake.RateLimits.Refusals == 0).ShouldBe(shared);
    }

    [Fact]
    public async Task What_Discord_asks_one_host_to_wait_the_others_wait_too()
    {
        var limits = new SharedDiscordLimits(_cluster.Turns);
        using var one = Rest(limits, retries: 0);
        using var other = Rest(limits, retries: 0);
        _fake.Rest.On("GET /users/@me").TooManyRequests(LimitScope.Global, TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<DiscordRateLimitedException>(() => one.GetCurrentUserAsync(_limit.Token));
        // Its own request keeps the line for a moment, too.
        while ((await limits.TakeSlotAsync("discord.requests", TimeSpan.Zero, TimeSpan.Zero, _limit.Token)).Wait < TimeSpan.FromSeconds(10))
            _limit.Token.ThrowIfCancellationRequested();

        var refused = await Should.ThrowAsync<DiscordRateLimitedException>(() => other.GetCurrentUserAsync(_limit.Token));

        refused.Scope.ShouldBe(RateLimitScope.Global);
        _fake.Exchanges.Count.ShouldBe(1);
        await using var connection = await _cluster.Connections.OpenAsync(_limit.Token);
        await using var clear = connection.CreateCommand();
        clear.CommandText = "DELETE FROM briefbot.turn WHERE name = 'discord.requests'";
        await clear.ExecuteNonQueryAsync(_limit.Token);
    }

    [Fact]
    public async Task A_host_whose_database_is_away_sends_its_part()
    {
        await using var nowhere = new PostgresConnections($"Host=127.0.0.1;Port={FreePort.Find()};Database=none;Timeout=1");
        using var rest = Rest(new SharedDiscordLimits(new(nowhere)));

        for (var request = 0; request < 5; request++)
            (await rest.GetCurrentUserAsync(_limit.Token)).Id.Value.ShouldBe(_fake.World.Bot.Id);
    }

    [Fact]
    public async Task Sessions_begin_five_seconds_apart_over_hosts_and_who_waits_keeps_its_lease()
    {
        var since = LeaseKeeper.Moment.Now(TimeProvider.System);
        var lease = await _cluster.Leases.TakeAsync(
            SharedCluster.OwnSlice(_cluster),
            $"{Guid.NewGuid():N}",
            null,
            LeaseLength,
            _limit.Token
        );
        await using var keeper = new LeaseKeeper(_cluster.Leases, lease!, since, LeaseLength, TimeProvider.System);
        using var rest = Rest(null);
        using var stop = new CancellationTokenSource();
        var ready = new ConcurrentQueue<int>();
        var both = new TaskCompletionSource();
        var running = Enumerable.Range(0, 2).Select(number => Gateway(rest, new(number, 2), ready, both).RunAsync(stop.Token)).ToList();
        await both.Task.WaitAsync(_limit.Token);
        await stop.CancelAsync();
        await Task.WhenAll(running);

        ready.Order().ShouldBe([0, 1]);
        (_fake.Gateway.Identifies, _fake.Gateway.EarlyIdentifies).ShouldBe((2, 0));
        keeper.IsHeld.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _fake.DisposeAsync();
        _limit.Dispose();
    }

    DiscordRestClient Rest(ISharedLimits? limits, int retries = 5) =>
        new(
            new()
            {
                Token = _fake.Token,
                BaseUrl = _fake.ApiBaseUrl,
                UserAgentUrl = new("https://bot.example"),
                UserAgentVersion = "1",
                RequestDeadline = TimeSpan.FromSeconds(retries == 0 ? 5 : 60),
                MaximumRateLimitRetries = retries,
                Shared = limits,
                Processes = 2,
            },
            handler: null,
            TimeProvider.System,
            new Random(1),
            NullLogger.Instance
        );

    DiscordSocketClient Gateway(DiscordRestClient rest, ShardId part, ConcurrentQueue<int> ready, TaskCompletionSource both) =>
        new(
            new()
            {
                Token = _fake.Token,
                UserAgent = "DiscordBot (https://bot.example, 1)",
                Part = part,
                Shared = new SharedDiscordLimits(_cluster.Turns),
            },
            rest.GetBotGatewayAsync,
            TimeProvider.System,
            new Random(part.Number),
            BriefBot.Tests.Deliver.Discord.TestLog.Factory.CreateLogger("gateway")
        )
        {
            Handlers =
            {
                Ready = (began, _) =>
                {
                    ready.Enqueue(began.Shard);
                    if (ready.Count == 2)
                        both.TrySetResult();
                    return Task.CompletedTask;
                },
            },
        };
}
