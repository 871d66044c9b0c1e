using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Host.Configuration;
using BriefBot.Inference;

namespace BriefBot.Host.Composition;

/// <summary>What a host does beside answering that writes to the database.</summary>
static class WritingParts
{
    /// <summary>Starts it: the deletion of what was kept long enough, stories, vectors where an embedding model is configured, what a
    /// search engine lacks where one is, feeds where they are to be polled.</summary>
    /// <param name="following">Disposed of by the caller, after this.</param>
    /// <param name="engine">Kept up to date; null where no search engine is in use.</param>
    public static WritingWork Start(
        Settings settings,
        SqliteStores stores,
        Libraries libraries,
        FeedFollowing following,
        ILoggerFactory loggers,
        TimeProvider time,
        EngineParts? engine = null
    ) =>
        WritingWork.Start(
            stores.Corpus,
            () => Begin(settings, stores, libraries, following, loggers, time, engine),
            time,
            loggers.CreateLogger<WritingWork>()
        );

    /// <summary>Deletes what was kept for long enough.</summary>
    public static Retention Retention(SqliteStores stores, Libraries libraries, DiscordOptions options, ILogger<Retention> logger) =>
        new(stores.Answers, stores.Conversations, stores.Servers, stores.Personal, stores.UpgradeCopies, libraries, options, logger);

    /// <summary>Makes vectors of the passages that have none.</summary>
    public static PassageEmbedding Embedding(SqliteStores stores, Embedder embedder) => new(stores.Corpus, stores.Vectors, embedder);

    static IEnumerable<IAsyncDisposable> Begin(
        Settings settings,
        SqliteStores stores,
        Libraries libraries,
        FeedFollowing following,
        ILoggerFactory loggers,
        TimeProvider time,
        EngineParts? engine
    )
    {
        yield return RetentionKeeper.Start(
            Retention(stores, libraries, settings.Discord, loggers.CreateLogger<Retention>()),
            time,
            loggers
        );
        yield return IndexKeeper.Start(stores.Corpus, time, loggers.CreateLogger<IndexKeeper>());
        yield return StoryKeeper.Start(stores.Stories, time, loggers.CreateLogger<StoryKeeper>());
        if (ModelParts.Embedder(settings, stores.ModelUsage) is { } embedder)
        {
            yield return new Owned(embedder);
            yield return EmbeddingKeeper.Start(
                Embedding(stores, embedder),
                stores.Vectors.StateAsync,
                time,
                loggers.CreateLogger<EmbeddingKeeper>()
            );
        }
        if (engine is not null)
            yield return EngineParts.Keep(engine, stores, time, loggers.CreateLogger<EngineKeeper>());
        if (settings.Feeds.Poll)
            following.Start();
    }

    sealed class Owned(Embedder embedder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            embedder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
