using System.Globalization;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Retrieve;

namespace BriefBot.Host;

/// <summary>How the search engine of a host is doing.</summary>
/// <param name="ledger">Says what it has.</param>
sealed class EngineHealth(EngineLedger ledger)
{
    int _doubt;

    /// <summary>Why it couldn't be told what came and went; null when it was.</summary>
    public string? FeedFailure { get; set; }

    /// <summary>Asks it for questions.</summary>
    public EngineCandidates? Candidates { get; set; }

    /// <summary>Notes a search that failed.</summary>
    public void Failed(EngineFailedException failure)
    {
        if (failure.IndexIsMissing)
            Interlocked.Exchange(ref _doubt, 1);
    }

    /// <summary>Whether a search found no index since this was last asked.</summary>
    public bool TakeDoubt() => Interlocked.Exchange(ref _doubt, 0) == 1;

    /// <summary>What everybody may know: no address, name or path is in it.</summary>
    /// <exception cref="Corpus.CorpusException">The database can't be read.</exception>
    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var progress = await ledger.ProgressAsync(cancellation);
        if (FeedFailure is not null || Candidates?.Trouble is not null)
            return new("search", false, "The search engine fails, and the database's own index proposes; run: briefbot doctor");
        return new("search", progress.Waiting <= EngineLedger.MostWaiting, Of(progress));
    }

    /// <summary>How far an engine is, and what proposes.</summary>
    public static string Of(EngineProgress progress) =>
        progress switch
        {
            { State: null } => "The search engine has no passage yet; the database's own index proposes.",
            { State: { IsWhole: false } state } => string.Create(
                CultureInfo.InvariantCulture,
                $"The search engine has {state.Sent:N0} of {progress.Passages:N0} passages; the database's own index proposes until it "
                    + $"has all."
            ),
            { Waiting: > EngineLedger.MostWaiting } => string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.Waiting:N0} changes wait to be sent to the search engine; the database's own index proposes meanwhile."
            ),
            _ => "The search engine proposes.",
        };
}
