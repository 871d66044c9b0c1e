using System.Globalization;
using System.Runtime.Versioning;
using BriefBot.Fakes;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>
/// Three hosts as processes, while the one that leads, a network or the database's primary fails: each digest that is due comes to stand in
/// its channel exactly once, and the next leader's file holds what the database holds.
/// </summary>
[Trait("Length", "Long")]
[UnsupportedOSPlatform("windows")]
public abstract class HostFailures : IAsyncLifetime
{
    /// <summary>Looking at a channel, the first that is asked of Discord for a digest.</summary>
    private protected const string Look = "GET /channels/{channel_id}";

    /// <summary>Posting.</summary>
    private protected const string Create = "POST /channels/{channel_id}/messages";

    // The promise: whoever waits for a digest waits this much longer at most.
    static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    HostCluster? _cluster;

    /// <summary>How often each failure is played.</summary>
    internal static int Runs { get; } =
        int.Parse(Environment.GetEnvironmentVariable("BRIEFBOT_HOST_RUNS") ?? "1", CultureInfo.InvariantCulture);

    private protected CancellationToken Stop => _limit.Token;

    private protected HostCluster Cluster => _cluster!;

    private protected FakeDiscord Discord => Cluster.Discord;

    /// <summary>Something that never comes.</summary>
    private protected static Task Never => new TaskCompletionSource().Task;

    public ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(3) * Runs);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _limit.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts three hosts on a primary and a standby.</summary>
    private protected async Task StartAsync() => await StartAsync(new HostPlan(await PairDatabase.StartAsync()));

    /// <summary>Starts three hosts.</summary>
    private protected async Task StartAsync(HostPlan plan)
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _cluster = null;
        _cluster = await HostCluster.StartAsync(plan, Stop);
    }

    /// <summary>Has digests come due, something fail while the first is on its way, and looks at what became of them.</summary>
    /// <param name="failure">What fails, in words.</param>
    /// <param name="arm">Sees to it that the first digest gets as far as it is to get.</param>
    /// <param name="isReached">Whether it is that far.</param>
    /// <param name="fail">What is done to the host that leads, or around it, until that is over.</param>
    /// <param name="isTakenOver">Whether another host must come to lead.</param>
    /// <param name="after">What is done once all digests have ended; at the end of it the old leader has heard of it, if it
    /// lives.</param>
    private protected async Task PlayAsync(
        string failure,
        Action<HostProcess> arm,
        Func<bool> isReached,
        Func<HostProcess, Task> fail,
        bool isTakenOver = true,
        Func<HostProcess, Task>? after = null
    )
    {
        try
        {
            await PlayOnceAsync(failure, arm, isReached, fail, isTakenOver, after);
        }
        catch (OperationCanceledException end) when (Stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{failure}: something that must come never came.{Cluster.Logs}", end);
        }
    }

    async Task PlayOnceAsync(
        string failure,
        Action<HostProcess> arm,
        Func<bool> isReached,
        Func<HostProcess, Task> fail,
        bool isTakenOver,
        Func<HostProcess, Task>? after
    )
    {
        Cluster.StartAll();
        var owner = await Cluster.LeaderAsync();
        HasNoOtherConnection();
        var (repeated, identifies) = (Discord.World.Repeated, Discord.Gateway.Identifies);
        arm(owner);
        await Cluster.AskForDigestsAsync();
        await Discord.UntilAsync(isReached, Stop);
        await using var pauses = new MachinePauses();
        var began = TimeProvider.System.GetTimestamp();
        await fail(owner);
        var lasted = TimeProvider.System.GetElapsedTime(began);
        var leader = isTakenOver ? await Cluster.LeaderAsync(owner) : owner;
        var leads = TimeProvider.System.GetElapsedTime(began);
        await Cluster.EndedAsync();
        var (ended, paused) = (TimeProvider.System.GetElapsedTime(began), pauses.Total);
        Discord.Rest.Clear();
        if (after is not null)
            await after(owner);
        HasNoOtherConnection();
        HostTable.Add(
            new(
                failure,
                Cluster.Lost,
                Cluster.Doubled,
                Discord.World.Repeated - repeated,
                Discord.Gateway.Identifies - identifies,
                lasted,
                isTakenOver ? leads : null,
                ended
            )
        );
        Cluster.Lost.ShouldBe(0, failure + Cluster.Logs);
        Cluster.Doubled.ShouldBe(0, failure + Cluster.Logs);
        (Discord.World.Repeated - repeated).ShouldBe(0, failure + Cluster.Logs);
        await Cluster.CompareAsync();
        (ended - paused).ShouldBeLessThan(Within, $"{failure}, the machine stood still for {paused}{Cluster.Logs}");
    }

    /// <summary>Hosts speak with the database and with Discord, and not with each other.</summary>
    void HasNoOtherConnection()
    {
        foreach (var host in Cluster.Hosts.Where(host => host.IsRunning))
            host.ConnectedTo().Except([.. host.Networks.Select(network => network.Port), Discord.ApiBaseUrl.Port]).ShouldBeEmpty();
    }

    /// <summary>Waits until a host that led says that it doesn't any more.</summary>
    private protected async Task StandsByAsync(HostProcess host, Action begin)
    {
        var before = host.Log.Length;
        begin();
        while (!host.Log[before..].Contains("This host stands by", StringComparison.Ordinal))
            await Task.Delay(50, Stop);
    }
}
