using System.Diagnostics;
using BriefBot.Answer;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;

namespace BriefBot.Benchmarks.Measures;

/// <summary>What an answer costs beyond the search it starts with.</summary>
static class AnswerMeasure
{
    /// <summary>The argument that has this program measure it alone.</summary>
    public const string Verb = "overhead";

    /// <summary>
    /// The same measured in a process of its own: collecting around the heap that ingest leaves behind is no part of an answer (its pauses
    /// were 25 ms, about every twentieth question).
    /// </summary>
    /// <returns>Median and 95th percentile, in milliseconds.</returns>
    public static async Task<(double Median, double P95)> OverheadAloneAsync(
        string database,
        string questions,
        CancellationToken cancellation
    )
    {
        var output = await ProcessMeasure.OutputAsync(
            new Command(Environment.ProcessPath!, [.. Program(), Verb, database, questions], 0),
            cancellation
        );
        var numbers = output
            .Trim()
            .Split(' ')
            .Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        return (numbers[0], numbers[1]);
    }

    // Started as "dotnet BriefBot.Benchmarks.dll", the process is dotnet and needs the assembly again.
    static string[] Program() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(AnswerMeasure).Assembly.Location] : [];

    /// <summary>Per question, the time of the whole answer less the time of the search alone, both warm.</summary>
    public static async Task<Distribution> OverheadAsync(
        string database,
        IReadOnlyList<NewsQuestion> questions,
        CancellationToken cancellation
    )
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, cancellation)).Corpus;
        var scope = new SearchScope(await corpus.WorkspaceAsync("default", cancellation));
        var retriever = new Retriever(corpus);
        var answerer = new Answerer(corpus, new AnswerOptions(), TimeProvider.System);
        foreach (var question in questions)
            await answerer.AnswerAsync(new Question(question.Text, scope, question.Day), cancellation);
        var overhead = new List<double>();
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            await retriever.SearchAsync(QuestionAnalyzer.Analyze(question.Text, question.Day), scope, null, cancellation);
            var search = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            await answerer.AnswerAsync(new Question(question.Text, scope, question.Day), cancellation);
            overhead.Add((Stopwatch.GetElapsedTime(start) - search).TotalMilliseconds);
        }

        return new(overhead);
    }
}
