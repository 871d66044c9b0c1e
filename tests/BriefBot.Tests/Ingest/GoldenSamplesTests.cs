using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

/// <summary>What the samples become: one file with all that is stored of them.</summary>
public sealed class GoldenSamplesTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("briefbot-golden-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Samples_become_clean_articles_with_their_dates()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var corpus = (await SqliteStores.OpenAsync(Path.Combine(_folder, "corpus.db"), null, cancellation)).Corpus;
        var workspace = await corpus.WorkspaceAsync("default", cancellation);

        var report = await new Ingestor(corpus, new FixedDay()).IngestAsync(
            new IngestRequest(workspace, [Checkout.PathOf("samples")]) { RelativeNames = true },
            null,
            cancellation
        );

        report.Rejected.ShouldBeEmpty();
        Golden.ShouldMatch(await DescribeAsync(corpus, workspace, cancellation), "samples.txt");
    }

    static async Task<string> DescribeAsync(SqliteCorpus corpus, WorkspaceId workspace, CancellationToken cancellation)
    {
        var articles = new List<Article>();
        await foreach (var listed in corpus.ListAsync(new SearchScope(workspace), cancellation))
            articles.Add((await corpus.FindAsync(workspace, listed.Id, null, cancellation))!);
        var text = new StringBuilder();
        foreach (var article in articles.OrderBy(article => article.OriginalName, StringComparer.Ordinal))
        {
            text.Append("==== ").Append(article.OriginalName).Append('\n');
            text.Append("title:     ").Append(article.Title).Append('\n');
            text.Append("source:    ").Append(article.Source ?? "–").Append('\n');
            text.Append("author:    ").Append(article.Author ?? "–").Append('\n');
            text.Append("published: ").Append(article.Published.Iso ?? "–").Append(" (").Append(article.Published.Basis).Append(")\n\n");
            text.Append(article.Body).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>A clock that stands on one day, so that "not in the future" means the same in every run.</summary>
    sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
