using BriefBot.Answer.Digests;
using BriefBot.Answer.Writing;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>What makes digests.</summary>
static class DigestParts
{
    /// <summary>Puts digests together, in a model's words where one is configured.</summary>
    /// <param name="log">Takes what goes wrong with models; null for nothing.</param>
    /// <exception cref="SettingsException">A model isn't usable.</exception>
    public static DigestDesk Desk(SqliteStores stores, Settings settings, ILogger? log = null) =>
        Desk(
            stores,
            settings.Digest,
            ModelParts.Writer(settings, stores.ModelUsage, ModelParts.Reader(settings), log) is { } models
                ? new DigestWriting(models, stores.Corpus, TimeProvider.System)
                : null
        );

    /// <summary>Puts digests together.</summary>
    /// <param name="writing">Has a model tell the stories; null for none.</param>
    public static DigestDesk Desk(SqliteStores stores, DigestOptions options, DigestWriting? writing) =>
        new(
            stores.Corpus,
            new DigestComposer(stores.Corpus, stores.Stories, stores.Topics, stores.Outbox),
            stores.Topics,
            options,
            new AlertDesk(
                new AlertComposer(stores.Corpus, stores.Stories, stores.Topics, stores.Outbox),
                stores.Topics,
                stores.Outbox,
                options
            ),
            writing
        );

    /// <summary>What digests are kept in.</summary>
    public static DigestStore Store(SqliteStores stores) => new(stores.Schedules, stores.Outbox);
}
