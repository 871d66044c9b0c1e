using System.Diagnostics;
using System.Globalization;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Composition;

namespace BriefBot.Benchmarks.Digests;

/// <summary>How long a digest takes after a day with ten thousand articles, and what memory it takes.</summary>
sealed class DigestBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>Selects this benchmark on the command line.</summary>
    public const string Verb = "digest";

    const int Articles = 10_000;
    const int Repeats = 7;
    const double LongestSeconds = 3;
    const double MostMegabytes = 400;

    public async Task RunAsync()
    {
        Directory.CreateDirectory(options.Folder);
        var file = Path.Combine(options.Folder, "digest.db");
        foreach (var left in Directory.GetFiles(options.Folder, "digest.db*"))
            File.Delete(left);
        await using var stores = await SqliteStores.OpenAsync(file, null, cancellation);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("default", cancellation);
        var arrived = Stopwatch.StartNew();
        foreach (var article in GeneratedNews.Create(Articles, 0).Articles)
            await corpus.StoreAsync(home, Draft(article), cancellation);
        await corpus.IndexAsync(cancellation);
        await stores.Stories.PlaceAllAsync(cancellation);
        table.Add("storing, indexing and placing 10,000 articles, s", ResultTable.Number(arrived.Elapsed.TotalSeconds, "0"));
        await MeasureAsync(stores, home);
        table.Print(Console.Out, string.Create(CultureInfo.InvariantCulture, $"{Articles:N0} generated articles of one day"));
    }

    async Task MeasureAsync(SqliteStores stores, WorkspaceId home)
    {
        var desk = DigestParts.Desk(stores, new DigestOptions(), null);
        var times = new List<double>();
        var stories = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var clock = Stopwatch.GetTimestamp();
            var now = DateTimeOffset.UtcNow;
            var digest = await desk.VerifyAsync(
                await desk.ComposeAsync(home, null, now, now.AddDays(-1), null, null, cancellation),
                home,
                cancellation
            );
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            stories = digest.Digest.Stories.Count;
        }
        var taken = new Distribution(times);
        table.Add("stories in the digest", ResultTable.Number(stories, "0"));
        table.Add("digest of everything, the median of 7, s", ResultTable.Number(taken.Median / 1000, "0.00"));
        table.AtMost("digest of everything, the slowest of 7, s", taken.Largest / 1000, LongestSeconds, "0.00");
        using var self = Process.GetCurrentProcess();
        table.AtMost("largest memory of the process, MB", self.PeakWorkingSet64 / 1e6, MostMegabytes, "0");
    }

    static ArticleDraft Draft(NewsArticle article) =>
        new(
            article.Title,
            article.Body,
            PublicationDate.Stated(DateOnly.FromDateTime(DateTime.UtcNow), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(article.Body), "text/plain", article.Id)
        )
        {
            Source = article.Source,
            ExternalId = article.Id,
        };
}
