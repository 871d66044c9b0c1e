using System.Runtime.Versioning;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>A host's clock is ten minutes off, and so is that of the one that takes over from it, the other way.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WrongClockTests : HostFailures
{
    static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    // Not due while the test runs by the right clock; by one that is ahead, overdue.
    static readonly TimeSpan DigestsIn = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("killed, its clock ten minutes ahead, the next one's ten minutes behind", 1)]
    [InlineData("killed, its clock ten minutes behind, the next one's ten minutes ahead", -1)]
    public async Task Clocks_that_are_ten_minutes_off_neither_lose_nor_double_a_digest(string failure, int ahead)
    {
        WrongClock.Need();
        for (var run = 0; run < Runs; run++)
        {
            var next = -ahead * TenMinutes;
            await StartAsync(
                new HostPlan(await PairDatabase.StartAsync()) { Clocks = [ahead * TenMinutes, next, next], DigestsIn = DigestsIn }
            );
            var owner = await Cluster.LeaderAsync();
            await IsOffAsync(owner);
            await PlayAsync(
                failure,
                _ => Discord.Rest.On(Create).Until(Never),
                () => Discord.Rest.Held > 0,
                leader => leader.KillAsync(),
                after: async _ => await IsOffAsync(await Cluster.LeaderAsync(owner))
            );
        }
    }

    /// <summary>Sees that the process really has another clock than the test.</summary>
    async Task IsOffAsync(HostProcess host) =>
        (await host.ClockAsync(Stop) - TimeProvider.System.GetUtcNow() - host.Off)
            .Duration()
            .ShouldBeLessThan(TimeSpan.FromSeconds(30), host.Name);
}
