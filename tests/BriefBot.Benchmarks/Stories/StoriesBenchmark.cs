using System.Diagnostics;
using System.Text;
using BriefBot.Benchmarks.Measures;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Stories;

namespace BriefBot.Benchmarks.Stories;

/// <summary>Articles that arrive one by one and are placed in stories, each as soon as it is stored.</summary>
sealed class StoriesBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>The first argument that asks for this benchmark.</summary>
    public const string Verb = "stories";

    const int Events = 2_900;
    const int EventsADay = 40;
    const int Seed = 8;
    const int WarmUp = 200;
    const double WorstMilliseconds = 50;
    const double Megabytes = 300;

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync()
    {
        var data = Path.Combine(options.Folder, "stories");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        Directory.CreateDirectory(data);
        var articles = new NewsWire(Seed).Write(Events, EventsADay);
        await using var stores = await SqliteStores.OpenAsync(Path.Combine(data, "briefbot.db"), null, cancellation);
        var corpus = stores.Corpus;
        var workspace = await corpus.WorkspaceAsync("default", cancellation);
        var placed = new List<ArticleId>();
        var times = new List<double>();
        foreach (var article in articles)
        {
            placed.Add((await corpus.StoreAsync(workspace, Draft(article, placed.Count), cancellation)).Article);
            var start = Stopwatch.GetTimestamp();
            await stores.Stories.PlaceAllAsync(cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Report(new(times.Skip(WarmUp)));
        var found = new List<StoryId>();
        foreach (var article in placed)
            found.Add((await stores.Stories.OfArticleAsync(workspace, article, cancellation))!.Value);
        table.AtLeast(
            "agreement with the events reported (BCubed F1)",
            Partition.Agreement(found, articles.ConvertAll(article => article.Event)),
            0.9,
            "0.000"
        );
        table.Print(Console.Out, $"{articles.Count:N0} generated articles on {Events:N0} events, {EventsADay} a day");
    }

    void Report(Distribution times)
    {
        table.Add("placed, one article a transaction, articles/s", ResultTable.Number(1000 / times.Mean, "0"));
        table.Add("placing an article, p50", $"{times.Median:0.0} ms");
        table.AtMost("placing an article, p99, ms", times.P99, WorstMilliseconds, "0.0");
        using var process = Process.GetCurrentProcess();
        table.AtMost("resident memory, peak, MB", process.PeakWorkingSet64 / 1e6, Megabytes, "0");
    }

    static ArticleDraft Draft(WireArticle article, int number) =>
        new(
            article.Title,
            article.Body,
            PublicationDate.Stated(article.Day),
            new(Encoding.UTF8.GetBytes(article.Body), "text/plain", $"{number}")
        )
        {
            Source = article.Source,
        };
}
