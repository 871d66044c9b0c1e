using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;

namespace BriefBot.Retrieve;

/// <summary>What a search engine proposed.</summary>
/// <param name="Hits">Best first; all of them are there and in the scope.</param>
/// <param name="Waiting">Passages in the scope that it doesn't know yet; they may or may not bear on the question.</param>
sealed record EngineProposal(IReadOnlyList<EngineHit> Hits, IReadOnlyList<PassageId> Waiting);

/// <summary>
/// Has a search engine propose passages. It never keeps an answer from coming: where it doesn't hold all passages, is far behind, fails or
/// is slow, SQLite's own index proposes, and an engine that failed is left alone for a while. What it names is looked up in the corpus
/// before anything is made of it: whatever isn't there, or isn't in the scope, falls out.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="ledger">Says what it holds.</param>
/// <param name="time">Measures how long one that failed is left alone.</param>
/// <param name="failed">Told of each failure; null for nobody.</param>
public sealed class EngineCandidates(
    SearchEngine engine,
    EngineLedger ledger,
    TimeProvider time,
    Action<EngineFailedException>? failed = null
)
{
    /// <summary>How long an engine that failed is left alone.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    EngineFailedException? _failure;
    DateTimeOffset _notBefore;

    /// <summary>Why it is left alone for now; null while it isn't.</summary>
    public EngineFailedException? Trouble
    {
        get
        {
            lock (_lock)
                return time.GetUtcNow() < _notBefore ? _failure : null;
        }
    }

    /// <summary>The passages that hold most of a question.</summary>
    /// <param name="scope">Where to look.</param>
    /// <param name="question">What for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where SQLite's own index has to propose.</returns>
    internal async ValueTask<EngineProposal?> FindAsync(SearchScope scope, EngineQuestion question, CancellationToken cancellation)
    {
        if (Trouble is not null || question.Clauses.Count == 0)
            return null;
        if (await ledger.OfferAsync(scope, cancellation) is not { } offer)
            return null;
        try
        {
            var hits = await engine.SearchAsync(offer.Index, offer.Bounds, question, cancellation);
            var there = (await ledger.WithinAsync(scope, [.. hits.Select(hit => hit.Passage)], cancellation)).ToHashSet();
            return new([.. hits.Where(hit => there.Contains(hit.Passage))], offer.Waiting);
        }
        catch (EngineFailedException failure)
        {
            lock (_lock)
                (_failure, _notBefore) = (failure, time.GetUtcNow() + Rest);
            failed?.Invoke(failure);
            return null;
        }
    }
}
