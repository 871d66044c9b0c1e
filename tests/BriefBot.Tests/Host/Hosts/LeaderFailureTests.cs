using System.Runtime.Versioning;
using BriefBot.Fakes;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The host that leads is killed, stands still, or is cut off from the database.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LeaderFailureTests : HostFailures
{
    [Fact]
    public async Task A_leader_that_fails_at_any_step_neither_loses_nor_doubles_a_digest()
    {
        await StartAsync();
        for (var run = 0; run < Runs; run++)
        {
            await KilledAsync("killed while it looks at the channel", Look, hasArrived: false);
            await KilledAsync("killed with the request on its way", Create, hasArrived: false);
            await KilledAsync("killed before it hears that it has posted", Create, hasArrived: true);
            await KilledBeforeItNotesAsync();
            await StoppedAsync("stands still for four leases while it looks", Look, hasArrived: false);
            await StoppedAsync("stands still for four leases before it hears that it has posted", Create, hasArrived: true);
            await StoppedInTheMiddleAsync();
            await CutOffAsync();
        }
    }

    async Task KilledAsync(string failure, string request, bool hasArrived)
    {
        var held = Discord.Rest.Held;
        await PlayAsync(
            failure,
            _ => Discord.Rest.On(request, afterEffect: hasArrived).Until(Never),
            () => Discord.Rest.Held > held,
            owner => owner.KillAsync()
        );
    }

    async Task KilledBeforeItNotesAsync()
    {
        var (held, answer) = (Discord.Rest.Held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await PlayAsync(
            "killed before it notes that it has posted",
            _ => Discord.Rest.On(Create, afterEffect: true).Until(answer.Task),
            () => Discord.Rest.Held > held,
            async owner =>
            {
                foreach (var network in owner.Networks)
                    network.Blackhole();
                var answered = Discord.Exchanges.Count;
                answer.SetResult();
                await Discord.UntilAsync(() => Discord.Exchanges.Count > answered, Stop);
                await owner.KillAsync();
                foreach (var network in owner.Networks)
                {
                    network.Cut();
                    network.Heal();
                }
            }
        );
    }

    async Task StoppedAsync(string failure, string request, bool hasArrived)
    {
        var (held, answer) = (Discord.Rest.Held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var began = 0L;
        await PlayAsync(
            failure,
            _ => Discord.Rest.On(request, afterEffect: hasArrived).Until(answer.Task),
            () => Discord.Rest.Held > held,
            owner =>
            {
                owner.Pause();
                began = TimeProvider.System.GetTimestamp();
                // What it asked for is answered while it can't hear it.
                answer.SetResult();
                return Task.CompletedTask;
            },
            after: async owner =>
            {
                var left = (4 * HostCluster.Lease) - TimeProvider.System.GetElapsedTime(began);
                if (left > TimeSpan.Zero)
                    await Task.Delay(left, Stop);
                await StandsByAsync(owner, owner.Continue);
            }
        );
    }

    /// <summary>The database waits for the rest of what notes that the digest is about to be posted.</summary>
    async Task StoppedInTheMiddleAsync()
    {
        var (held, answer) = (Discord.Rest.Held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await PlayAsync(
            "stands still in the middle of a transaction",
            _ => Discord.Rest.On(Look, afterEffect: true).Until(answer.Task),
            () => Discord.Rest.Held > held,
            async owner =>
            {
                var stopped = owner.Networks[0].StopBeforeAsync("INSERT INTO briefbot.commit_log");
                answer.SetResult();
                await stopped;
                owner.Pause();
            },
            after: owner =>
                StandsByAsync(
                    owner,
                    () =>
                    {
                        owner.Networks[0].Heal();
                        owner.Continue();
                    }
                )
        );
    }

    /// <summary>What it has noted waits for Discord's rate limit until its lease is over.</summary>
    async Task CutOffAsync()
    {
        var wait = HostCluster.Lease + TimeSpan.FromSeconds(3);
        var refused = Refused();
        await PlayAsync(
            "cut off from the database, its request waits for a rate limit",
            _ => Discord.Rest.On(Create).TooManyRequests(LimitScope.User, wait),
            () => Refused() > refused,
            owner =>
            {
                foreach (var network in owner.Networks)
                    network.Blackhole();
                return Task.CompletedTask;
            },
            after: owner =>
                StandsByAsync(
                    owner,
                    () =>
                    {
                        foreach (var network in owner.Networks)
                            network.Heal();
                    }
                )
        );
    }

    int Refused() => Discord.Exchanges.Count(exchange => exchange.Status == 429);
}
