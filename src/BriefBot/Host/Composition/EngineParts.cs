using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;
using BriefBot.Retrieve;

namespace BriefBot.Host.Composition;

/// <summary>A search engine in use. Where none is configured, nothing of the library that talks to it is loaded.</summary>
/// <param name="Engine">The engine; closed with this.</param>
/// <param name="Candidates">Has it propose.</param>
/// <param name="Health">How it is doing.</param>
sealed record EngineParts(SearchEngine Engine, EngineCandidates Candidates, EngineHealth Health) : IDisposable
{
    /// <summary>The one that the settings name; null where they name none.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="stores">The database.</param>
    /// <param name="time">Measures how long it takes.</param>
    /// <param name="log">Told of searches that fail; null for nothing.</param>
    /// <exception cref="SettingsException">It isn't usable.</exception>
    public static EngineParts? Of(Settings settings, SqliteStores stores, TimeProvider time, ILogger? log) =>
        SearchSettings.Engine(settings.Search) is { } options ? Of(options, stores, time, log) : null;

    /// <summary>Keeps it up to date.</summary>
    public static EngineKeeper Keep(EngineParts parts, SqliteStores stores, TimeProvider time, ILogger log) =>
        EngineKeeper.Start(new(parts.Engine, stores.Engine, what => EngineLog.Noted(log, what)), parts.Health, time, log);

    /// <summary>Where no engine is in use any more, no changes are kept for one either.</summary>
    public static async ValueTask ForgetAsync(SqliteStores stores, CancellationToken cancellation)
    {
        try
        {
            await stores.Engine.ForgetAsync(cancellation);
        }
        catch (CorpusException)
        {
            // The next start tries again; who can't store says so elsewhere.
            return;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Engine.Dispose();

    // In a method of its own, so that what it names is loaded only where it is needed.
    static EngineParts Of(EngineOptions options, SqliteStores stores, TimeProvider time, ILogger? log)
    {
        var health = new EngineHealth(stores.Engine);
        var engine = new SearchEngine(options, time);
        var candidates = new EngineCandidates(
            engine,
            stores.Engine,
            time,
            failure =>
            {
                health.Failed(failure);
                if (log is not null)
                    EngineLog.Failed(log, EngineCandidates.Rest.TotalSeconds, failure.Message);
            }
        );
        health.Candidates = candidates;
        return new(engine, candidates, health);
    }
}
