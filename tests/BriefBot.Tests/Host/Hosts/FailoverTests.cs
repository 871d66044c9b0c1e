using System.Runtime.Versioning;
using BriefBot.Tests.Corpus.Postgres.Servers;
using BriefBot.Tests.Host.Serve.Days;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The machine of the database's primary dies or hangs while a digest is on its way, and Patroni puts another one in its
/// place.</summary>
// Alone, as Patroni's own tests are: a machine that is busy with others could hold a primary up for longer than its key lives.
[Collection(nameof(Alone))]
[UnsupportedOSPlatform("windows")]
public sealed class FailoverTests : HostFailures
{
    // A lease that ran out meanwhile is taken anew, and what may have been posted under it is left alone for ten seconds and looked for.
    static readonly TimeSpan Bit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_failover_neither_loses_nor_doubles_a_digest()
    {
        var database = await PatroniDatabase.StartAsync();
        await StartAsync(new HostPlan(database));
        for (var run = 0; run < Runs; run++)
        {
            await PlayAsync(database.Cluster, "Patroni's primary dies while a channel is looked at", Look, hasArrived: false);
            await PlayAsync(
                database.Cluster,
                "Patroni's primary dies before it is noted that a digest was posted",
                Create,
                hasArrived: true
            );
            await PlayAsync(
                database.Cluster,
                "Patroni's primary hangs before it is noted that a digest was posted",
                Create,
                true,
                hangs: true
            );
        }
    }

    async Task PlayAsync(PatroniCluster database, string failure, string request, bool hasArrived, bool hangs = false)
    {
        await database.WaitForSynchronousStandbyAsync();
        var primary = await database.WaitForPrimaryAsync();
        var (held, answer) = (Discord.Rest.Held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var back = 0L;
        await PlayAsync(
            failure,
            _ => Discord.Rest.On(request, afterEffect: hasArrived).Until(answer.Task),
            () => Discord.Rest.Held > held,
            async _ =>
            {
                if (hangs)
                    primary.Pause();
                else
                    await primary.KillAsync();
                answer.SetResult();
                await database.WaitForPrimaryAsync(primary);
                back = TimeProvider.System.GetTimestamp();
            },
            isTakenOver: false,
            after: _ =>
            {
                TimeProvider.System.GetElapsedTime(back).ShouldBeLessThan(Bit, failure + Cluster.Logs);
                // The one that hung finds out that another one has its place.
                if (hangs)
                    primary.Continue();
                else
                    primary.Start();
                return Task.CompletedTask;
            }
        );
    }
}
