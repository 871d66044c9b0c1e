using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;

namespace BriefBot.Host.Composition;

/// <summary>
/// The sample articles that ship with the program, in a database of their own that goes with this object. They never stand in the
/// same database as one's own articles, so the first own article is all it takes for them to be gone.
/// </summary>
sealed class SampleStores : IAsyncDisposable
{
    readonly DirectoryInfo _folder;

    SampleStores(DirectoryInfo folder, SqliteStores stores, WorkspaceId workspace) =>
        (_folder, Stores, Workspace) = (folder, stores, workspace);

    /// <summary>Where the articles are: "samples" beside the program.</summary>
    public static string ArticlesFolder => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Holds the samples and nothing else.</summary>
    public SqliteStores Stores { get; }

    /// <summary>The workspace named "samples".</summary>
    public WorkspaceId Workspace { get; }

    /// <summary>Ingests the samples into a temporary database; without the folder it stays empty.</summary>
    /// <exception cref="CorpusException">The temporary folder can't be written.</exception>
    public static async ValueTask<SampleStores> OpenAsync(TimeProvider time, CancellationToken cancellation)
    {
        var folder = TemporaryFolder();
        try
        {
            var stores = await SqliteStores.OpenAsync(Path.Combine(folder.FullName, "samples.db"), null, cancellation);
            var samples = new SampleStores(folder, stores, await stores.Corpus.WorkspaceAsync("samples", cancellation));
            if (Directory.Exists(ArticlesFolder))
                await new Ingestor(stores.Corpus, time).IngestAsync(
                    new IngestRequest(samples.Workspace, [ArticlesFolder]) { RelativeNames = true },
                    null,
                    cancellation
                );
            return samples;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    static DirectoryInfo TemporaryFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("briefbot-samples-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException(
                $"The samples need a folder for temporary files, and {Path.GetTempPath()} can't be written. Set TMPDIR to one "
                    + "that can, or ingest articles of your own.",
                e
            );
        }
    }
}
