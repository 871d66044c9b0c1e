using System.Diagnostics;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Plain;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Retrieve;

namespace BriefBot.Benchmarks.Measures;

/// <summary>What a search took and how often it found the answer.</summary>
/// <param name="GoldAt10">Share of the questions with a gold passage that holds the answer among the first ten.</param>
sealed record SearchResult(Distribution Times, double GoldAt10);

/// <summary>Asks the retriever and the yardstick the same questions, the first few once before to warm up.</summary>
static class RetrievalMeasure
{
    const int Shown = 10;
    const int WarmUp = 60;

    public static async Task<SearchResult> RetrieveAsync(
        string database,
        IReadOnlyList<NewsQuestion> questions,
        CancellationToken cancellation
    )
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, cancellation)).Corpus;
        var scope = new SearchScope(await corpus.WorkspaceAsync("default", cancellation));
        var retriever = new Retriever(corpus);
        foreach (var question in questions.Take(WarmUp))
            await retriever.SearchAsync(QuestionAnalyzer.Analyze(question.Text, question.Day), scope, null, cancellation);
        var times = new List<double>();
        var gold = 0;
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await retriever.SearchAsync(QuestionAnalyzer.Analyze(question.Text, question.Day), scope, null, cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (
                AnswerKey.Holds(
                    question,
                    found.Passages.Take(Shown).Select(hit => (hit.Passage.Article.ExternalId ?? "", hit.Passage.Text))
                )
            )
                gold++;
        }

        return new(new(times), (double)gold / questions.Count);
    }

    public static SearchResult SearchPlain(PlainIndex plain, IReadOnlyList<NewsQuestion> questions)
    {
        foreach (var question in questions.Take(WarmUp))
            plain.Search(question.Text);
        var times = new List<double>();
        var gold = 0;
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var found = plain.Search(question.Text);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (AnswerKey.Holds(question, found.Select(hit => (hit.Document, hit.Text))))
                gold++;
        }

        return new(new(times), (double)gold / questions.Count);
    }
}
