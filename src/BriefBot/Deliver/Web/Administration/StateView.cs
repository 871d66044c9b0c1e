using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Pictures;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>How the host is doing.</summary>
/// <param name="Corpus">Size and age of what is searched, how the feeds are doing, what waits for the index.</param>
/// <param name="WaitingForStory">Articles that no story was found for yet: how many.</param>
/// <param name="Schedules">When digests are posted, with what keeps them from it.</param>
/// <param name="PausedModels">Chat models that failed lately and aren't asked for now.</param>
/// <param name="Version">Of the program.</param>
public sealed record StateView(
    CorpusStatistics Corpus,
    long WaitingForStory,
    IReadOnlyList<DigestSchedule> Schedules,
    IReadOnlyList<string> PausedModels,
    string Version
)
{
    /// <summary>Why nothing can be stored; null while nothing stands in the way.</summary>
    public string? Trouble { get; init; }

    /// <summary>Bytes that are free where the database is; null where that can't be told.</summary>
    public long? FreeBytes { get; init; }

    /// <summary>Bytes that the database takes.</summary>
    public long DatabaseBytes { get; init; }

    /// <summary>How old the newest article of each outlet is; null where there is none.</summary>
    public Drawing? Freshness { get; init; }

    /// <summary>Whether a token for Discord is set.</summary>
    public bool HasDiscord { get; init; }
}
