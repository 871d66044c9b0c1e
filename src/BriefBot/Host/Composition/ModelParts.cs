using BriefBot.Answer.Writing;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;
using BriefBot.Inference;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Host.Composition;

/// <summary>
/// The models that the settings name. Where none of a kind is configured, nothing of the libraries that talk to it is loaded.
/// </summary>
static class ModelParts
{
    /// <summary>The model that reads; null where it is switched off. It is loaded when something is first read.</summary>
    public static QuestionReader? Reader(Settings settings) =>
        settings.Reader.Enabled ? new QuestionReader(settings.Reader, TimeProvider.System) : null;

    /// <summary>Has chat models write; null when none is configured.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="usage">Keeps account of what they use; one that can only be read keeps none.</param>
    /// <param name="reader">Judges what they wrote; null where rules decide alone.</param>
    /// <param name="log">Takes what goes wrong with them; null for nothing.</param>
    /// <exception cref="SettingsException">One isn't usable.</exception>
    public static ModelWriter? Writer(Settings settings, ModelUsageStore usage, QuestionReader? reader, ILogger? log) =>
        ModelSettings.Chat(settings.Models) is { Count: > 0 } models
            ? new ModelWriter(
                Chain(models, settings, usage, log),
                ModelSettings.Prompts(settings.Models),
                ModelSettings.Writing(settings.Models),
                TimeProvider.System,
                reader: reader
            )
            : null;

    /// <summary>Makes vectors of texts; null when no embedding model is configured.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="usage">Keeps account of what it uses; one that can only be read keeps none.</param>
    /// <exception cref="SettingsException">It isn't usable.</exception>
    public static Embedder? Embedder(Settings settings, ModelUsageStore usage) =>
        ModelSettings.Embedding(settings.Models) is { } model ? Embedder(model, settings, usage) : null;

    /// <summary>Searches by meaning; null when no embedding model is configured.</summary>
    /// <exception cref="SettingsException">It isn't usable.</exception>
    public static SemanticSearch? Semantic(Settings settings, SqliteStores stores) =>
        Embedder(settings, stores.ModelUsage) is { } embedder ? new SemanticSearch(embedder, stores.Vectors, TimeProvider.System) : null;

    // In methods of their own, so that what they name is loaded only where it is needed.
    static ModelChain Chain(IReadOnlyList<ChatModel> models, Settings settings, ModelUsageStore usage, ILogger? log) =>
        new(
            models,
            TimeProvider.System,
            Meter(settings, usage),
            log is null ? null : (model, reason) => ModelLog.Failed(log, model, reason)
        );

    static Embedder Embedder(EmbeddingModel model, Settings settings, ModelUsageStore usage) =>
        new(model, TimeProvider.System, Meter(settings, usage));

    static ModelMeter Meter(Settings settings, ModelUsageStore usage) =>
        new ModelBudget(usage, settings.Models.Budget, TimeProvider.System).Meter;
}
