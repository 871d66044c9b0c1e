using System.Diagnostics;
using BriefBot.Benchmarks.Measures;
using BriefBot.Fakes;

namespace BriefBot.Benchmarks.Bursts;

/// <summary>Asks many questions by <c>/ask</c> within a short time, and sees what becomes of each.</summary>
static class Burst
{
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(4);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Sends the questions evenly over a time and waits until all of them are over.</summary>
    /// <param name="span">From the first to the last.</param>
    public static async Task<BurstResult> FireAsync(
        FakeDiscord discord,
        IReadOnlyList<Asking> questions,
        TimeSpan span,
        CancellationToken cancellation
    )
    {
        discord.DropRecords();
        var asked = new List<FakeInteraction>(questions.Count);
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(Tick);
        while (asked.Count < questions.Count)
        {
            var due = Stopwatch.GetElapsedTime(started) / span * (questions.Count - 1);
            while (asked.Count < questions.Count && asked.Count <= due)
                asked.Add(Ask(questions[asked.Count]));
            if (asked.Count < questions.Count)
                await timer.WaitForNextTickAsync(cancellation);
        }

        var took = Stopwatch.GetElapsedTime(started);
        await WaitAsync(discord, asked, cancellation);
        return new BurstResult(took, Outcomes(discord, asked), discord.Exchanges.Count(exchange => exchange.Status is 0 or >= 400));
    }

    static FakeInteraction Ask(Asking asking) => asking.Person.Slash(asking.Channel, "ask", ("question", asking.Question));

    static async Task WaitAsync(FakeDiscord discord, List<FakeInteraction> asked, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var over = 0;
        try
        {
            await discord.UntilAsync(AllOver, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                $"After {Patience.TotalMinutes:0} minutes, not all of {asked.Count} questions are over; the rest count as failed."
            );
        }

        // Looked at after each of thousands of changes: what is over stays over and is not looked at again.
        bool AllOver()
        {
            while (over < asked.Count && Outcome.IsOver(asked[over]))
                over++;
            return over == asked.Count;
        }
    }

    static List<Outcome> Outcomes(FakeDiscord discord, List<FakeInteraction> asked)
    {
        var edits = discord
            .Exchanges.Where(exchange =>
                exchange.Method == "PATCH" && exchange.Url.Contains("/messages/@original", StringComparison.Ordinal)
            )
            .DistinctBy(exchange => exchange.Url)
            .ToDictionary(Token, exchange => exchange.At, StringComparer.Ordinal);
        return [.. asked.Select(one => Outcome.Of(one, edits.TryGetValue(one.Token, out var at) ? at : null))];
    }

    // /webhooks/{application}/{token}/messages/@original
    static string Token(Exchange exchange) => exchange.Url.Split('/')[3];
}

/// <summary>What became of a burst.</summary>
/// <param name="Took">Time in which the questions were sent.</param>
/// <param name="Outcomes">Of each question, in the order they were asked.</param>
/// <param name="BadRequests">Requests of the bot that Discord would not have taken.</param>
sealed record BurstResult(TimeSpan Took, IReadOnlyList<Outcome> Outcomes, int BadRequests)
{
    /// <summary>Milliseconds to the acknowledgement, where there was one.</summary>
    public Distribution Acknowledgements { get; } = new(Milliseconds(Outcomes.Select(one => one.Acknowledged)));

    /// <summary>Milliseconds to the answer, of those that were answered.</summary>
    public Distribution Answers { get; } = new(Milliseconds(Outcomes.Where(one => one.Fate == Fate.Answered).Select(one => one.Finished)));

    /// <summary>How many ended so.</summary>
    public int Count(Fate fate) => Outcomes.Count(one => one.Fate == fate);

    static IEnumerable<double> Milliseconds(IEnumerable<TimeSpan?> times) =>
        times.OfType<TimeSpan>().Select(time => time.TotalMilliseconds);
}
