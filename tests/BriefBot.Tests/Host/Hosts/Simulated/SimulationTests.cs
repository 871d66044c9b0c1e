using System.Globalization;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>Failures of hosts by the thousand: the program's own parts, and time, order and failures that a seed decides.</summary>
public sealed class SimulationTests : IAsyncLifetime
{
    static readonly int Runs = int.Parse(
        Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_RUNS") ?? "25",
        CultureInfo.InvariantCulture
    );
    static readonly int First = int.Parse(
        Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_SEED") ?? "1",
        CultureInfo.InvariantCulture
    );

    readonly TemporaryFolder _folder = new(inMemory: true);

    string Template => _folder.File("template.db");

    public async ValueTask InitializeAsync() => await Simulation.MakeAsync(Template);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<Failing> All => [.. Enum.GetValues<Failing>()];

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_seed_plays_the_same(Failing failing)
    {
        for (var seed = First; seed < First + 2; seed++)
        {
            var once = Simulation.Play(failing, seed, Template, _folder.Path);
            var again = Simulation.Play(failing, seed, Template, _folder.Path);

            again.Trace.ShouldBe(once.Trace);
            once.Trace.Count.ShouldBeGreaterThan(1_000);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_fails_each_digest_is_posted_once_and_within_half_a_minute(Failing failing)
    {
        var wrong = new List<string>();
        var (late, failed) = (TimeSpan.Zero, 0);
        var began = TimeProvider.System.GetTimestamp();
        for (var seed = First; seed < First + Runs; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var outcome = Simulation.Play(failing, seed, Template, _folder.Path);
            HostTable.Trace(failing, seed, outcome.Trace);
            if (outcome.Where is not null)
                failed++;
            if (outcome.Late > late)
                late = outcome.Late;
            if (outcome.Wrong is { } what)
                wrong.Add($"seed {seed}, {outcome.Where}: {what}");
        }
        HostTable.Simulated(failing, Runs, failed, wrong.Count, late, TimeProvider.System.GetElapsedTime(began));

        wrong.ShouldBeEmpty(
            $"Again with BRIEFBOT_SIMULATED_SEED and BRIEFBOT_SIMULATED_RUNS=1 for {failing}:\n{string.Join('\n', wrong.Take(20))}"
        );
    }
}
