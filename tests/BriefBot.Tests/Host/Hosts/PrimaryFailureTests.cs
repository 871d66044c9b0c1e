using System.Runtime.Versioning;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>The database's primary is killed while a digest is on its way, and its standby takes its place.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PrimaryFailureTests : HostFailures
{
    [Theory]
    [InlineData("the primary dies while a channel is looked at", Look, false)]
    [InlineData("the primary dies before it is noted that a digest was posted", Create, true)]
    public async Task A_primary_that_dies_neither_loses_nor_doubles_a_digest(string failure, string request, bool hasArrived)
    {
        for (var run = 0; run < Runs; run++)
        {
            var database = await PairDatabase.StartAsync();
            await StartAsync(new HostPlan(database));
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await PlayAsync(
                failure,
                _ => Discord.Rest.On(request, afterEffect: hasArrived).Until(answer.Task),
                () => Discord.Rest.Held > 0,
                async _ =>
                {
                    await database.Pair.Primary.KillAsync();
                    answer.SetResult();
                    await database.Pair.Standby.PromoteAsync();
                },
                isTakenOver: false
            );
        }
    }
}
