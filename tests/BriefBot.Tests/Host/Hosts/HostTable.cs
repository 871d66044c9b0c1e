using System.Globalization;
using BriefBot.Fakes;

namespace BriefBot.Tests.Host.Hosts;

/// <summary>What came of a failure.</summary>
/// <param name="Failure">In words.</param>
/// <param name="Lost">Digests that stand nowhere.</param>
/// <param name="Doubled">Messages beyond one a digest.</param>
/// <param name="Repeated">Posts beyond one a digest of which Discord made no second message, since it remembered their nonce.</param>
/// <param name="Identifies">Sessions that were begun with Discord.</param>
/// <param name="Lasted">How long the failure itself took: until the database had a primary again, where that was what failed.</param>
/// <param name="Leads">From the failure until another host led and was connected; null where none had to.</param>
/// <param name="Ended">From the failure until the last digest had ended.</param>
sealed record HostOutcome(
    string Failure,
    int Lost,
    int Doubled,
    int Repeated,
    int Identifies,
    TimeSpan Lasted,
    TimeSpan? Leads,
    TimeSpan Ended
);

/// <summary>Writes outcomes, and what led to them, to the files that <c>./dev hosts</c> makes its table of.</summary>
static class HostTable
{
    static readonly Lock Gate = new();

    /// <summary>Adds one; nothing where no file is asked for.</summary>
    public static void Add(HostOutcome outcome)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_HOST_OUTCOMES") is not { Length: > 0 } file)
            return;
        string[] cells =
        [
            outcome.Failure,
            Text(outcome.Lost),
            Text(outcome.Doubled),
            Text(outcome.Repeated),
            Text(outcome.Identifies),
            Text(outcome.Lasted),
            outcome.Leads is { } leads ? Text(leads) : "",
            Text(outcome.Ended),
        ];
        lock (Gate)
            File.AppendAllText(file, string.Join('\t', cells) + "\n");
    }

    /// <summary>Adds how sessions with Discord were begun and taken up, as Discord counted.</summary>
    /// <param name="failure">What Discord allowed and what failed, in words.</param>
    /// <param name="gateway">Discord's gateway.</param>
    /// <param name="took">From the failure until all shards were connected.</param>
    public static void Sessions(string failure, FakeGateway gateway, TimeSpan took)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SESSION_OUTCOMES") is not { Length: > 0 } file)
            return;
        string[] cells =
        [
            failure,
            Text(gateway.Identifies),
            Text(gateway.EarlyIdentifies),
            Text(gateway.ExcessIdentifies),
            Text(gateway.Resumes),
            Text(took),
        ];
        lock (Gate)
            File.AppendAllText(file, string.Join('\t', cells) + "\n");
    }

    /// <summary>Adds what came of simulations.</summary>
    public static void Simulated(object failing, int runs, int failed, int wrong, TimeSpan late, TimeSpan took)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_OUTCOMES") is not { Length: > 0 } file)
            return;
        lock (Gate)
            File.AppendAllText(file, $"{failing}\t{Text(runs)}\t{Text(failed)}\t{Text(wrong)}\t{Text(late)}\t{Text(took)}\n");
    }

    /// <summary>Writes what happened in a simulation, line by line: milliseconds since the beginning, the machine, what it did. Nothing
    /// where no folder is asked for.</summary>
    public static void Trace(object failing, int seed, IEnumerable<(long At, string Where, string What, int Number)> trace)
    {
        if (Environment.GetEnvironmentVariable("BRIEFBOT_SIMULATED_TRACES") is not { Length: > 0 } folder)
            return;
        var lines = trace.Select(one => $"{one.At / TimeSpan.TicksPerMillisecond} {one.Where} {one.What} {one.Number}");
        File.WriteAllLines(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{failing}-{seed}.txt"), lines);
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Text(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
