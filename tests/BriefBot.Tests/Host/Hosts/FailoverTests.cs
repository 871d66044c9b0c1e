using System.Runtime.Versioning;
using BriefBot.Tests.Host.Serve.Days;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The database's primary dies with its machine while a digest is on its way, and Patroni puts another one in its place.</summary>
// Alone, as Patroni's own tests are: a machine that is busy with others could hold a primary up for longer than its key lives.
[Collection(nameof(Alone))]
[UnsupportedOSPlatform("windows")]
public sealed class FailoverTests : HostFailures
{
    // A lease that ran out meanwhile is taken anew, and what may have been posted under it is left alone for ten seconds and looked for.
    static readonly TimeSpan Bit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("the primary's machine dies while a channel is looked at; Patroni", Look, false)]
    [InlineData("the primary's machine dies before it is noted that a digest was posted; Patroni", Create, true)]
    public async Task A_failover_neither_loses_nor_doubles_a_digest(string failure, string request, bool hasArrived)
    {
        var database = await PatroniDatabase.StartAsync();
        await StartAsync(new HostPlan(database));
        for (var run = 0; run < Runs; run++)
        {
            var (held, answer) = (Discord.Rest.Held, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            var primary = await database.Cluster.WaitForPrimaryAsync();
            var (began, failover) = (0L, TimeSpan.Zero);
            await PlayAsync(
                failure,
                _ => Discord.Rest.On(request, afterEffect: hasArrived).Until(answer.Task),
                () => Discord.Rest.Held > held,
                async _ =>
                {
                    began = TimeProvider.System.GetTimestamp();
                    await primary.KillAsync();
                    answer.SetResult();
                    await database.Cluster.WaitForPrimaryAsync(primary);
                    failover = TimeProvider.System.GetElapsedTime(began);
                },
                isTakenOver: false,
                after: async _ =>
                {
                    (TimeProvider.System.GetElapsedTime(began) - failover).ShouldBeLessThan(Bit, failure + Cluster.Logs);
                    primary.Start();
                    await database.Cluster.WaitForSynchronousStandbyAsync();
                }
            );
        }
    }
}
