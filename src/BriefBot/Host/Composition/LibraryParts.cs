using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Deliver.Tools;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>Opens what questions are answered from.</summary>
static class LibraryParts
{
    /// <summary>One's own articles or, where there are none, the samples.</summary>
    /// <exception cref="CorpusException">The database cannot be used.</exception>
    public static async ValueTask<Library> OpenAsync(Settings settings, CancellationToken cancellation)
    {
        if (!Stores.IsThere(settings))
            return await OpenSamplesAsync(settings, cancellation);
        var own = await OpenOwnAsync(settings, cancellation);
        if ((await own.StatisticsAsync(cancellation)).Articles > 0)
            return own;
        await own.DisposeAsync();
        return await OpenSamplesAsync(settings, cancellation);
    }

    /// <summary>One's own articles, even when there are none.</summary>
    /// <exception cref="CorpusException">The database cannot be used.</exception>
    public static async ValueTask<Library> OpenOwnAsync(Settings settings, CancellationToken cancellation)
    {
        var stores = await Stores.OpenExistingAsync(settings, cancellation);
        return new Library(
            stores.Corpus,
            stores.Topics,
            stores.Stories,
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            Answerer(stores, settings, TimeProvider.System, null, EngineParts.Of(settings, stores, TimeProvider.System, null)),
            isSamples: false,
            CorpusTools.Of
        );
    }

    /// <summary>The samples.</summary>
    /// <exception cref="CorpusException">The temporary folder can't be written.</exception>
    public static async ValueTask<Library> OpenSamplesAsync(Settings settings, CancellationToken cancellation)
    {
        var samples = await SampleStores.OpenAsync(TimeProvider.System, cancellation);
        return new Library(
            samples.Stores.Corpus,
            samples.Stores.Topics,
            samples.Stores.Stories,
            samples.Workspace,
            Answerer(samples.Stores, settings, TimeProvider.System),
            isSamples: true,
            CorpusTools.Of,
            owner: samples
        );
    }

    /// <summary>The stores, and <see cref="All"/> of them.</summary>
    /// <param name="log">Takes what goes wrong with models; null for nothing.</param>
    /// <returns>The stores, which the libraries close.</returns>
    /// <exception cref="CorpusException">The database cannot be used.</exception>
    public static async ValueTask<(SqliteStores Stores, Libraries Libraries)> OpenAllAsync(
        Settings settings,
        ILogger? log,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var stores = await Stores.OpenAsync(settings, time, cancellation);
        return (stores, All(stores, settings, log, time, EngineParts.Of(settings, stores, time, log)));
    }

    /// <summary>One's own articles or the samples, for all workspaces, for a host that runs while articles arrive.</summary>
    /// <param name="log">Takes what goes wrong with models; null for nothing.</param>
    /// <param name="engine">Proposes passages; null for the stores' own index.</param>
    /// <returns>The libraries, which close the stores.</returns>
    public static Libraries All(SqliteStores stores, Settings settings, ILogger? log, TimeProvider time, EngineParts? engine) =>
        new(
            stores.Corpus,
            stores.Topics,
            stores.Stories,
            Answerer(stores, settings, time, log, engine),
            stop => OpenPlacedSamplesAsync(settings, stop),
            new AnswerThreads(Environment.ProcessorCount, time),
            CorpusTools.Of
        );

    // A host tells of stories, too; who asks one question needn't wait until they are grouped.
    static async ValueTask<Library> OpenPlacedSamplesAsync(Settings settings, CancellationToken cancellation)
    {
        var samples = await OpenSamplesAsync(settings, cancellation);
        await samples.Stories.PlaceAllAsync(cancellation);
        return samples;
    }

    static Answerer Answerer(SqliteStores stores, Settings settings, TimeProvider time, ILogger? log = null, EngineParts? engine = null)
    {
        var reader = ModelParts.Reader(settings);
        return new(
            stores.Corpus,
            settings.Answer,
            time,
            ModelParts.Writer(settings, stores.ModelUsage, reader, log),
            ModelParts.Semantic(settings, stores),
            reader,
            engine?.Candidates
        );
    }
}
