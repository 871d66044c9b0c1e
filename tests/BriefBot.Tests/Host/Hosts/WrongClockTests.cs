using System.Runtime.Versioning;
using BriefBot.Fakes.Interop;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>Hosts whose clocks are ten minutes off, each another way.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WrongClockTests : HostFailures
{
    const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    static readonly TimeSpan Off = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Clocks_that_are_ten_minutes_off_neither_lose_nor_double_a_digest()
    {
        var missing = File.Exists(Library) ? null : "libfaketime is not installed; ./dev setup installs it.";
        Assert.SkipUnless(missing is null || InteropSetup.Required, missing ?? "");
        missing.ShouldBeNull("BRIEFBOT_REQUIRE_ALL is set, and something is missing");
        await StartAsync(hosts =>
        {
            hosts[0].SetClock(Library, Off);
            hosts[1].SetClock(Library, -Off);
            hosts[2].SetClock(Library, -Off);
        });
        for (var run = 0; run < Runs; run++)
        {
            // The first one leads at first; then those that are behind take over from it, and from each other.
            var held = Discord.Rest.Held;
            await PlayAsync(
                "killed while it looks, the next leader's clock is another one",
                _ => Discord.Rest.On(Look).Until(Never),
                () => Discord.Rest.Held > held,
                owner => owner.KillAsync()
            );
            held = Discord.Rest.Held;
            await PlayAsync(
                "killed before it hears that it has posted, the next leader's clock is another one",
                _ => Discord.Rest.On(Create, afterEffect: true).Until(Never),
                () => Discord.Rest.Held > held,
                owner => owner.KillAsync()
            );
        }
    }
}
