using BriefBot.Corpus;
using BriefBot.Host.Configuration;
using BriefBot.Ingest;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Host.Composition;

/// <summary>What brings articles in.</summary>
static class IngestParts
{
    /// <summary>Reads the web as the settings say. One for a process.</summary>
    public static Fetcher Fetcher(Settings settings) => new(settings.Fetch, TimeProvider.System);

    /// <summary>Brings articles into a corpus.</summary>
    /// <param name="fetcher">Reads web addresses.</param>
    public static Ingestor Ingestor(ICorpus corpus, Fetcher fetcher) => new(corpus, TimeProvider.System, null, fetcher);
}
