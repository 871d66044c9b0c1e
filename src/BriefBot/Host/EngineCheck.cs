using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;

namespace BriefBot.Host;

/// <summary>Asks the search engine who it is, and looks how far it has the passages.</summary>
sealed class EngineCheck(Settings settings, TimeProvider time)
{
    /// <summary>A finding; null where no engine is in use.</summary>
    public async Task<Finding?> ExamineAsync(CancellationToken cancellation)
    {
        EngineOptions? options;
        try
        {
            options = SearchSettings.Engine(settings.Search);
        }
        catch (SettingsException e)
        {
            return new("search", false, e.Message);
        }
        if (options is null)
            return null;
        var nodes = string.Join(", ", options.Nodes.Select(node => node.Authority));
        var (progress, isSound) = await ProgressAsync(cancellation);
        using var engine = new SearchEngine(options, time);
        try
        {
            var product = await engine.IdentifyAsync(cancellation);
            return new("search", isSound, $"{product} answers at {nodes}. {progress}");
        }
        catch (EngineFailedException e)
        {
            return new(
                "search",
                false,
                $"{options.Product} at {nodes}: {e.Message}. The database's own index proposes meanwhile, and nothing is lost."
            );
        }
    }

    // A database that can't be opened is told of elsewhere.
    async Task<(string Text, bool IsSound)> ProgressAsync(CancellationToken cancellation)
    {
        if (!Stores.IsThere(settings))
            return ("There are no passages yet.", true);
        try
        {
            await using var stores = await Stores.OpenExistingAsync(settings, cancellation);
            var progress = await stores.Engine.ProgressAsync(cancellation);
            var waits = progress is { State.IsWhole: true, Waiting: > 0 }
                ? string.Create(CultureInfo.InvariantCulture, $" {progress.Waiting:N0} changes wait, which a running 'serve' sends.")
                : "";
            return ($"{EngineHealth.Of(progress)}{waits}", progress.Waiting <= EngineLedger.MostWaiting);
        }
        catch (CorpusException)
        {
            return ("", true);
        }
    }
}
