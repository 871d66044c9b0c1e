using System.Diagnostics;
using BriefBot.Benchmarks.Plain;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;

namespace BriefBot.Benchmarks.Measures;

/// <summary>Ingests a file of articles, and inserts the same passages into the yardstick.</summary>
static class IngestMeasure
{
    const int ArticlesAtOnce = 200;

    /// <summary>Passages per second of the whole way from file to index.</summary>
    public static async Task<(double PerSecond, long Passages)> IngestAsync(string file, string database, CancellationToken cancellation)
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, cancellation)).Corpus;
        var workspace = await corpus.WorkspaceAsync("default", cancellation);
        var watch = Stopwatch.StartNew();
        var report = await new Ingestor(corpus, TimeProvider.System).IngestAsync(new IngestRequest(workspace, [file]), null, cancellation);
        watch.Stop();
        if (report.Rejected.Count > 0)
            await Console.Error.WriteLineAsync($"{report.Rejected.Count} inputs rejected, the first: {report.Rejected[0]}");
        var passages = (await corpus.StatisticsAsync(workspace, cancellation)).Passages;
        return (passages / watch.Elapsed.TotalSeconds, passages);
    }

    /// <summary>Passages per second of bare bulk insertion.</summary>
    public static async Task<double> InsertPlainAsync(string database, PlainIndex plain, CancellationToken cancellation)
    {
        var passages = await PassagesAsync(database, cancellation);
        var watch = Stopwatch.StartNew();
        plain.Insert(passages);
        return passages.Count / watch.Elapsed.TotalSeconds;
    }

    static async Task<List<PlainPassage>> PassagesAsync(string database, CancellationToken cancellation)
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, cancellation)).Corpus;
        var workspace = await corpus.WorkspaceAsync("default", cancellation);
        var articles = new List<ArticleId>();
        await foreach (var article in corpus.ListAsync(new SearchScope(workspace), cancellation))
            articles.Add(article.Id);
        var passages = new List<PlainPassage>();
        foreach (var chunk in articles.Chunk(ArticlesAtOnce))
        {
            foreach (var passage in await corpus.PassagesOfAsync(workspace, chunk, cancellation))
            {
                passages.Add(
                    new()
                    {
                        Document = passage.Article.ExternalId ?? passage.Article.Id.ToString(),
                        Title = passage.Article.Title,
                        Text = passage.Text,
                    }
                );
            }
        }

        return passages;
    }
}
