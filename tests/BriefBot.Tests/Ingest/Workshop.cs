using System.IO.Compression;
using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;
using BriefBot.Ingest.Readers;

namespace BriefBot.Tests.Ingest;

/// <summary>A folder for inputs and a corpus to ingest them into.</summary>
sealed class Workshop : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();

    Workshop(SqliteCorpus corpus, WorkspaceId workspace)
    {
        Corpus = corpus;
        Workspace = workspace;
    }

    public SqliteCorpus Corpus { get; }

    public WorkspaceId Workspace { get; }

    public string Inputs => _folder.File("inputs");

    public static async Task<Workshop> OpenAsync()
    {
        var data = new TemporaryFolder();
        var corpus = (await SqliteStores.OpenAsync(data.File("corpus.db"), null, TestContext.Current.CancellationToken)).Corpus;
        var workshop = new Workshop(corpus, await corpus.WorkspaceAsync("test", TestContext.Current.CancellationToken)) { Data = data };
        Directory.CreateDirectory(workshop.Inputs);
        return workshop;
    }

    public required TemporaryFolder Data { get; init; }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Inputs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, name.EndsWith(".gz", StringComparison.Ordinal) ? Zip(bytes) : bytes);
        return path;
    }

    public static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    public Task<IngestReport> IngestAsync(params string[] inputs) => IngestAsync(new IngestRequest(Workspace, inputs));

    /// <summary>Ingests; <paramref name="stop"/> stops it early.</summary>
    public Task<IngestReport> IngestAsync(
        IngestRequest request,
        IProgress<IngestProgress>? progress = null,
        CancellationTokenSource? stop = null,
        InputLimits? limits = null
    ) =>
        new Ingestor(Corpus, TimeProvider.System, limits).IngestAsync(
            request,
            progress,
            stop?.Token ?? TestContext.Current.CancellationToken
        );

    public async Task<List<Article>> ArticlesAsync()
    {
        var found = new List<Article>();
        await foreach (var summary in Corpus.ListAsync(new SearchScope(Workspace), TestContext.Current.CancellationToken))
            found.Add((await Corpus.FindAsync(Workspace, summary.Id, null, TestContext.Current.CancellationToken))!);
        return found;
    }

    public async Task<Article> OnlyArticleAsync() => (await ArticlesAsync()).ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        await Corpus.DisposeAsync();
        Data.Dispose();
        _folder.Dispose();
    }
}
