using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Fakes;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>
/// Four hosts on three slices begin sessions with Discord, which allows one IDENTIFY in five seconds, and few in all: they never send one
/// too early or too many, and whoever takes a slice over takes its session up.
/// </summary>
[Trait("Length", "Long")]
[UnsupportedOSPlatform("windows")]
public sealed class SessionBudgetTests : IAsyncLifetime
{
    const int Slices = 3;
    static readonly string[] Names = ["http://one.invalid", "http://two.invalid", "http://three.invalid", "http://four.invalid"];

    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly List<HostProcess> _hosts = [];
    FreshDatabase _database = null!;
    FakeDiscord? _discord;

    CancellationToken Stop => _limit.Token;

    FakeGateway Gateway => _discord!.Gateway;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(3) * HostFailures.Runs);
        _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await _database.DisposeAsync();
        _limit.Dispose();
    }

    /// <summary>Two sessions in a while, of which three hosts need one each: the third waits, and the fourth, which takes over from one
    /// that is killed, needs none.</summary>
    [Fact]
    public Task Hosts_that_start_at_once_wait_for_the_budget_and_a_session_outlives_its_host() =>
        PlayAsync(
            "two sessions in 15 s for three hosts; one is killed",
            new() { SessionStarts = 2, SessionStartsReset = TimeSpan.FromSeconds(15) },
            isForgotten: false
        );

    /// <summary>Discord has forgotten the session, and no other may be begun for now.</summary>
    [Fact]
    public Task A_host_that_takes_over_waits_where_no_session_is_left() =>
        PlayAsync(
            "three sessions in 30 s; one is killed, and Discord has forgotten its session",
            new() { SessionStarts = Slices, SessionStartsReset = TimeSpan.FromSeconds(30) },
            isForgotten: true
        );

    string Logs => string.Concat(_hosts.Select(host => $"\n--- {host.Name}\n{host.Log}"));

    async Task PlayAsync(string failure, FakeDiscordOptions options, bool isForgotten)
    {
        for (var run = 0; run < HostFailures.Runs; run++)
        {
            try
            {
                await StartAsync(options);
                if (isForgotten)
                    Gateway.ForgetSessions();
                var took = await TakenOverAsync();
                HostTable.Sessions(failure, Gateway, took);
            }
            catch (OperationCanceledException end) when (Stop.IsCancellationRequested)
            {
                throw new TimeoutException($"{failure}: something that must come never came.{Logs}", end);
            }

            Gateway.ExcessIdentifies.ShouldBe(0, Logs);
            Gateway.EarlyIdentifies.ShouldBe(0, Logs);
            Gateway.Identifies.ShouldBe(isForgotten ? Slices + 1 : Slices, Logs);
            Gateway.Resumes.ShouldBe(1, Logs);
        }
    }

    async Task StartAsync(FakeDiscordOptions options)
    {
        await EndAsync();
        await _database.ExecuteAsync("DROP SCHEMA IF EXISTS briefbot CASCADE");
        _discord = await FakeDiscord.StartAsync(
            options with
            {
                Shards = Slices,
                MaxConcurrency = 1,
                EnforceIdentifyConcurrency = true,
            },
            Stop
        );
        _discord.AddGuild();
        foreach (var name in Names)
        {
            var host = new HostProcess(name, [_database.ConnectionString], _discord, HostCluster.Lease);
            host.Set("Store__Slices", Slices.ToString(CultureInfo.InvariantCulture));
            _hosts.Add(host);
        }
        foreach (var host in _hosts)
            host.Start();
        await Gateway.ReadyAsync(Stop, Slices);
        while (await _database.ReadAsync<long>("SELECT count(*) FROM briefbot.chat_session") < Slices)
            await Task.Delay(50, Stop);
    }

    /// <summary>Kills one that leads, and waits until its shard is connected again.</summary>
    async Task<TimeSpan> TakenOverAsync()
    {
        var leader = await _database.ReadAsync<string>("SELECT address FROM briefbot.slice WHERE expires > clock_timestamp() LIMIT 1");
        var (frames, began) = (Gateway.Frames.Count, TimeProvider.System.GetTimestamp());
        await _hosts.Single(host => host.Name == leader).KillAsync();
        await _discord!.UntilAsync(() => Gateway.Frames.Skip(frames).Any(frame => frame.Event is "READY" or "RESUMED"), Stop);
        return TimeProvider.System.GetElapsedTime(began);
    }

    async Task EndAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        _hosts.Clear();
        if (_discord is not null)
            await _discord.DisposeAsync();
        _discord = null;
    }
}
