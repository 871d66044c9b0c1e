using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;
using BriefBot.Benchmarks.Plain;

namespace BriefBot.Benchmarks;

/// <summary>The figures that docs/reference/performance.md promises, each against a yardstick in the same run.</summary>
/// <remarks>Targets are those of the project; a missed one makes the run fail.</remarks>
sealed class SystemBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    const int GeneratedArticles = 6_000;
    const int GeneratedQuestions = 400;
    const double IngestShare = 0.4;
    const double RetrievalShare = 0.12;
    const double GoldTolerance = 0.01;
    const double AnswerMilliseconds = 25;
    const double StartFactor = 1.5;
    const double StartMilliseconds = 300;
    const double Megabytes = 250;
    const int Starts = 15;
    const int AnsweredAndNotFound = 3;

    /// <summary>Measures everything and prints the table.</summary>
    public async Task RunAsync()
    {
        if (Directory.Exists(options.Folder))
            Directory.Delete(options.Folder, recursive: true);
        Directory.CreateDirectory(options.Folder);
        var set = options.Corpus is null
            ? GeneratedNews.Create(GeneratedArticles, GeneratedQuestions)
            : NewsSet.Read(options.Corpus, options.Questions!);

        var (small, smallPassages) = await IngestAsync("small", set.Articles);
        var (large, passages) = await IngestAsync("large", Grow(set, smallPassages));
        await RetrieveAsync(set, large);
        await AnswerAsync(set, large);
        await StartAsync(set, small);
        await HoldMemoryAsync(set, large);
        table.Print(Console.Out, new NewsDescription(set.Name, set.Articles.Count, set.Questions.Count, passages).ToString());
    }

    IEnumerable<NewsArticle> Grow(NewsSet set, long passages)
    {
        var words = set.Articles.Sum(article => (long)Distractors.Words(article.Body));
        return set.Articles.Concat(Distractors.Of(set, words * Math.Max(0, options.Passages - passages) / passages));
    }

    async Task<(string Database, long Passages)> IngestAsync(string name, IEnumerable<NewsArticle> articles)
    {
        var file = Path.Combine(options.Folder, $"{name}.jsonl");
        var database = Path.Combine(options.Folder, name, "briefbot.db");
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        NewsSet.Write(articles, file);
        var (ours, passages) = await IngestMeasure.IngestAsync(file, database, cancellation);
        using var plain = new PlainIndex(PlainPath(name));
        var bare = await IngestMeasure.InsertPlainAsync(database, plain, cancellation);
        table.Add($"ingest, {passages:N0} passages", $"{ours:N0} passages/s");
        table.Add("bare bulk insertion of the same passages into FTS5", $"{bare:N0} passages/s");
        table.AtLeast("ingest ÷ bare insertion", ours / bare, IngestShare);
        return (database, passages);
    }

    async Task RetrieveAsync(NewsSet set, string database)
    {
        var ours = await RetrievalMeasure.RetrieveAsync(database, set.Questions, cancellation);
        using var plain = new PlainIndex(PlainPath("large"));
        var bare = RetrievalMeasure.SearchPlain(plain, set.Questions);
        table.Add("retrieval, p50 / p95", $"{ours.Times.Median:0.0} / {ours.Times.P95:0.0} ms");
        table.Add("plain FTS5 query, p50 / p95", $"{bare.Times.Median:0.0} / {bare.Times.P95:0.0} ms");
        table.AtMost("retrieval p95 ÷ plain FTS5 p95", ours.Times.P95 / bare.Times.P95, RetrievalShare, "0.###");
        table.Add("plain FTS5 pass_gold@10", ResultTable.Number(bare.GoldAt10, "0.000"));
        table.AtLeast("retrieval pass_gold@10", ours.GoldAt10, bare.GoldAt10 - GoldTolerance, "0.000");
    }

    async Task AnswerAsync(NewsSet set, string database)
    {
        NewsSet.Write(set.Questions, Questions);
        var overhead = await AnswerMeasure.OverheadAloneAsync(database, Questions, cancellation);
        table.Add("ask beyond retrieval, p50", $"{overhead.Median:0.0} ms");
        table.AtMost("ask beyond retrieval, p95, ms", overhead.P95, AnswerMilliseconds, "0.0");
    }

    async Task StartAsync(NewsSet set, string database)
    {
        if (options.BriefBot is null || options.BareHost is null)
            return;
        var question = set.Questions[0];
        var ask = new Command(
            options.BriefBot,
            ["--data", Path.GetDirectoryName(database)!, "ask", question.Text, "--as-of", $"{question.Day:yyyy-MM-dd}"],
            0,
            AnsweredAndNotFound
        );
        var (answered, started) = await ProcessMeasure.CompareAsync(ask, new Command(options.BareHost, [], 0), Starts, cancellation);
        table.Add("bare .NET host, start to exit", $"{started:0} ms");
        table.AtMost(
            $"start to first answer, {set.Articles.Count:N0} articles, ms",
            answered,
            started * StartFactor + StartMilliseconds,
            "0"
        );
    }

    async Task HoldMemoryAsync(NewsSet set, string database)
    {
        if (options.BriefBot is null)
            return;
        var batch = new Command(
            options.BriefBot,
            [
                "--data",
                Path.GetDirectoryName(database)!,
                "batch",
                "ask",
                "--in",
                Questions,
                "--out",
                Path.Combine(options.Folder, "answers.jsonl"),
            ],
            0
        );
        table.AtMost(
            $"resident memory, peak over {set.Questions.Count:N0} questions, MB",
            await ProcessMeasure.PeakMemoryAsync(batch, cancellation),
            Megabytes,
            "0"
        );
    }

    string Questions => Path.Combine(options.Folder, "questions.jsonl");

    string PlainPath(string name) => Path.Combine(options.Folder, $"plain-{name}.db");
}
