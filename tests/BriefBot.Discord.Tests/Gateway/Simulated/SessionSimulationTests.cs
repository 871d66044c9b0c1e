using System.Globalization;
using BriefBot.Tests.Host.Hosts.Simulated;

namespace BriefBot.Discord.Tests.Gateway.Simulated;

/// <summary>Sessions that hosts begin while one of them, or what they share, fails, by the thousand: the program's own turn and budget,
/// and time, order and failures that a seed decides.</summary>
public sealed class SessionSimulationTests
{
    static readonly int Runs = int.Parse(
        Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_RUNS") ?? "100",
        CultureInfo.InvariantCulture
    );
    static readonly int First = int.Parse(
        Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_SEED") ?? "1",
        CultureInfo.InvariantCulture
    );

    public static TheoryData<Failing> All => [.. Enum.GetValues<Failing>()];

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_seed_plays_the_same(Failing failing)
    {
        for (var seed = First; seed < First + 2; seed++)
        {
            var once = SessionSimulation.Play(failing, seed);
            var again = SessionSimulation.Play(failing, seed);

            again.Trace.ShouldBe(once.Trace);
            once.Trace.Count.ShouldBeGreaterThan(100);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_fails_no_session_is_begun_too_early_or_beyond_the_budget_and_all_shards_connect(Failing failing)
    {
        var wrong = new List<string>();
        var (late, failed, identifies) = (TimeSpan.Zero, 0, 0);
        for (var seed = First; seed < First + Runs; seed++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            var outcome = SessionSimulation.Play(failing, seed);
            Trace(failing, seed, outcome);
            identifies += outcome.Identifies;
            if (outcome.Where is not null)
                failed++;
            if (outcome.Late is { } some && some > late)
                late = some;
            if (outcome.Wrong is { } what)
                wrong.Add($"seed {seed}, {outcome.Where}: {what}");
        }
        Add([$"{failing}", Text(Runs), Text(failed), Text(identifies), Text(wrong.Count), late.TotalSeconds.ToString("0.0", Invariant)]);

        wrong.ShouldBeEmpty(
            $"Again with BRIEFBOT_SIMULATED_SEED and BRIEFBOT_SIMULATED_RUNS=1 for {failing}:\n{string.Join('\n', wrong.Take(20))}"
        );
    }

    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    static string Text(int number) => number.ToString(Invariant);

    // For the table of `./dev hosts`.
    static void Add(string[] cells)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_SESSIONS") is { Length: > 0 } file)
            File.AppendAllText(file, string.Join('\t', cells) + "\n");
    }

    static void Trace(Failing failing, int seed, SessionOutcome outcome)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_TRACES") is not { Length: > 0 } folder)
            return;
        var lines = outcome.Trace.Select(one => $"{one.At / TimeSpan.TicksPerMillisecond} {one.Where} {one.What} {one.Number}");
        File.WriteAllLines(Path.Combine(Directory.CreateDirectory(folder).FullName, $"sessions-{failing}-{seed}.txt"), lines);
    }
}
