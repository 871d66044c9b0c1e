using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using BriefBot.Ingest;
using BriefBot.Ingest.Fetching;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Host;

/// <summary>
/// Puts the parts together; the one file that knows every type. Plain construction, no container: what a command doesn't need
/// isn't built, which keeps <c>ask</c> quick to start.
/// </summary>
static class Composition
{
    /// <summary>Full path of the database.</summary>
    public static string DatabasePath(Settings settings) => Path.Combine(DataFolder.Resolve(settings), DataFolder.DatabaseName);

    /// <summary>Opens the corpus to write, made when it is missing.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static async ValueTask<SqliteCorpus> OpenCorpusAsync(Settings settings, CancellationToken cancellation)
    {
        DataFolder.Create(settings);
        return await SqliteCorpus.OpenAsync(DatabasePath(settings), null, cancellation);
    }

    /// <summary>Opens what questions are answered from: one's own articles or, where there are none, the samples.</summary>
    public static async ValueTask<Library> OpenLibraryAsync(Settings settings, CancellationToken cancellation)
    {
        if (!File.Exists(DatabasePath(settings)))
            return await OpenSamplesAsync(settings, cancellation);
        var own = await OpenOwnAsync(settings, cancellation);
        if ((await own.StatisticsAsync(cancellation)).Articles > 0)
            return own;
        await own.DisposeAsync();
        return await OpenSamplesAsync(settings, cancellation);
    }

    /// <summary>Opens the same, for all workspaces, for a host that runs while articles arrive.</summary>
    /// <param name="log">Takes what goes wrong with models; null for nothing.</param>
    /// <returns>The corpus, which the libraries close.</returns>
    public static async ValueTask<(SqliteCorpus Corpus, Libraries Libraries)> OpenLibrariesAsync(
        Settings settings,
        ILogger? log,
        CancellationToken cancellation
    )
    {
        var corpus = await OpenCorpusAsync(settings, cancellation);
        var threads = new AnswerThreads(Environment.ProcessorCount, TimeProvider.System);
        return (corpus, new Libraries(corpus, Answerer(corpus, settings, log), stop => OpenSamplesAsync(settings, stop), threads));
    }

    /// <summary>Reads the web as the settings say. One for a process.</summary>
    public static Fetcher Fetcher(Settings settings) => new(settings.Fetch, TimeProvider.System);

    /// <summary>Brings articles into a corpus.</summary>
    /// <param name="fetcher">Reads web addresses.</param>
    public static Ingestor Ingestor(ICorpus corpus, Fetcher fetcher) => new(corpus, TimeProvider.System, null, fetcher);

    /// <summary>Opens one's own articles, even when there are none.</summary>
    public static async ValueTask<Library> OpenOwnAsync(Settings settings, CancellationToken cancellation)
    {
        var corpus = await SqliteCorpus.OpenAsync(DatabasePath(settings), null, cancellation);
        return new Library(
            corpus,
            await corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            Answerer(corpus, settings),
            isSamples: false
        );
    }

    /// <summary>Opens the samples.</summary>
    public static async ValueTask<Library> OpenSamplesAsync(Settings settings, CancellationToken cancellation)
    {
        var samples = await SampleCorpus.OpenAsync(TimeProvider.System, cancellation);
        return new Library(samples.Corpus, samples.Workspace, Answerer(samples.Corpus, settings), isSamples: true, owner: samples);
    }

    /// <summary>Opens one's own articles or, where there are none, the samples, with every article in its story as far as that can be
    /// written.</summary>
    /// <returns>The corpus, the workspace, whether it is that of the samples, and what closes it all.</returns>
    public static async ValueTask<(SqliteCorpus Corpus, WorkspaceId Workspace, bool AreSamples, IAsyncDisposable Owner)> OpenStoriesAsync(
        Settings settings,
        CancellationToken cancellation
    )
    {
        if (File.Exists(DatabasePath(settings)))
        {
            var corpus = await SqliteCorpus.OpenAsync(DatabasePath(settings), null, cancellation);
            var workspace = await corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation);
            if ((await corpus.StatisticsAsync(workspace, cancellation)).Articles > 0)
            {
                if (corpus.Trouble is null)
                    await corpus.Stories.PlaceAllAsync(cancellation);
                return (corpus, workspace, false, corpus);
            }
            await corpus.DisposeAsync();
        }
        var samples = await SampleCorpus.OpenAsync(TimeProvider.System, cancellation);
        await samples.Corpus.Stories.PlaceAllAsync(cancellation);
        return (samples.Corpus, samples.Workspace, true, samples);
    }

    /// <summary>The chat models; null when none is configured, and then nothing of the libraries that talk to them is loaded.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="corpus">Keeps account of what they use; one that can only be read keeps none.</param>
    /// <param name="log">Takes what goes wrong with them; null for nothing.</param>
    /// <exception cref="SettingsException">One isn't usable.</exception>
    public static ModelChain? Models(Settings settings, SqliteCorpus corpus, ILogger? log = null) =>
        ModelSettings.Chat(settings.Models) is { Count: > 0 } models ? Chain(models, settings, corpus, log) : null;

    static ModelChain Chain(IReadOnlyList<ChatModel> models, Settings settings, SqliteCorpus corpus, ILogger? log) =>
        new(
            models,
            TimeProvider.System,
            Meter(settings, corpus),
            log is null ? null : (model, reason) => ModelLog.Failed(log, model, reason)
        );

    static ModelMeter Meter(Settings settings, SqliteCorpus corpus) =>
        new ModelBudget(corpus.ModelUsage, settings.Models.Budget, TimeProvider.System).Meter;

    /// <summary>Makes vectors of texts; null when no embedding model is configured, and then nothing of the library that talks to it is
    /// loaded.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="corpus">Keeps account of what it uses; one that can only be read keeps none.</param>
    /// <exception cref="SettingsException">It isn't usable.</exception>
    public static Embedder? Embedder(Settings settings, SqliteCorpus corpus) =>
        ModelSettings.Embedding(settings.Models) is { } model ? Embedder(model, settings, corpus) : null;

    static Embedder Embedder(EmbeddingModel model, Settings settings, SqliteCorpus corpus) =>
        new(model, TimeProvider.System, Meter(settings, corpus));

    static SemanticSearch? Semantic(Settings settings, SqliteCorpus corpus) =>
        Embedder(settings, corpus) is { } embedder ? new SemanticSearch(embedder, corpus.Vectors, TimeProvider.System) : null;

    static ModelWriter? Writer(Settings settings, SqliteCorpus corpus, ILogger? log, QuestionReader? reader) =>
        Models(settings, corpus, log) is { } models
            ? new ModelWriter(
                models,
                ModelSettings.Prompts(settings.Models),
                ModelSettings.Writing(settings.Models),
                TimeProvider.System,
                reader: reader
            )
            : null;

    /// <summary>Puts digests together, in a model's words where one is configured.</summary>
    /// <param name="corpus">The articles.</param>
    /// <param name="settings">Settings.</param>
    /// <param name="log">Takes what goes wrong with models; null for nothing.</param>
    public static DigestDesk Digests(SqliteCorpus corpus, Settings settings, ILogger? log = null) =>
        new(
            corpus,
            settings.Digest,
            Writer(settings, corpus, log, Reader(settings)) is { } models ? new DigestWriting(models, corpus, TimeProvider.System) : null
        );

    static Answerer Answerer(SqliteCorpus corpus, Settings settings, ILogger? log = null)
    {
        var reader = Reader(settings);
        return new(corpus, settings.Answer, TimeProvider.System, Writer(settings, corpus, log, reader), Semantic(settings, corpus), reader);
    }

    /// <summary>The model that reads; null where it is switched off. It is loaded when something is first read.</summary>
    public static QuestionReader? Reader(Settings settings) =>
        settings.Reader.Enabled ? new QuestionReader(settings.Reader, TimeProvider.System) : null;
}
