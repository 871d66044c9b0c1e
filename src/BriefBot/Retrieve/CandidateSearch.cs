using System.Runtime.InteropServices;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>How far a question's term was looked up in the index.</summary>
public enum TermLookup
{
    /// <summary>In all passages.</summary>
    Everywhere,

    /// <summary>In those of the last weeks only: it stands in too many.</summary>
    Recently,

    /// <summary>Not at all: it stands in too many, even of the last weeks.</summary>
    NotAtAll,

    /// <summary>Not at all: no passage holds it.</summary>
    Absent,
}

/// <summary>Passages worth reading.</summary>
/// <param name="Passages">In no order.</param>
/// <param name="Lookups">How far each of the question's terms was looked up.</param>
sealed record Candidates(IReadOnlyList<PassageId> Passages, IReadOnlyList<TermLookup> Lookups);

/// <summary>Chooses the passages whose text is worth reading: rare terms are looked up in all passages, frequent ones in those of the last
/// weeks.</summary>
/// <remarks>
/// A look-up costs by the passages that hold the term, whatever the size of the corpus. A term that stands in a fifth of all passages tells
/// little and costs most; among the newest passages, which are asked about most, it is cheap. Ranking reads the candidates' text and looks
/// at every term.
/// Where a search engine is in use, it is asked for those that hold most of the whole question, by the same weights, and all terms are
/// looked up in all passages; where it isn't to be had, all is as without it.
/// </remarks>
/// <param name="budget">Passages holding the terms looked up in all passages, together.</param>
/// <param name="engine">Proposes in the place of the corpus's own index; null where none is in use.</param>
sealed class CandidateSearch(ICorpus corpus, long budget = LookupBudget.Everywhere, EngineCandidates? engine = null)
{
    /// <summary>Candidates whose text is read and ranked.</summary>
    public const int MostCandidates = 120;

    // Days before the newest in which frequent terms are looked up.
    const int RecentDays = 28;

    // What an engine names is put in order anew, by the days as we weigh them.
    const int MostProposed = 2 * MostCandidates;

    // How much of the whole question is worth beside a part of it.
    const double Whole = 0.01;

    // How much a fresh article is worth among candidates, in shares of the question's weight.
    const double Recency = 0.2;

    /// <summary>The best candidates.</summary>
    public ValueTask<Candidates> FindAsync(
        QuestionAnalysis question,
        SearchScope scope,
        TermWeights weights,
        DateOnly today,
        CancellationToken cancellation
    ) => FindAsync(question, null, scope, weights, today, cancellation);

    /// <summary>The best candidates; those for each outlet and part of a question that asks for several among them.</summary>
    public async ValueTask<Candidates> FindAsync(
        QuestionAnalysis question,
        QuestionParts? parts,
        SearchScope scope,
        TermWeights weights,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var known = scope with { KnownBy = question.AsOf.Plus(1) };
        if (engine is not null && await ProposedAsync(question, parts, known, scope, weights, today, cancellation) is { } proposed)
            return proposed;
        var recent = Later(known, today.Plus(-RecentDays));
        var scores = new Dictionary<PassageId, double>();
        long spent = 0;
        var spentRecently = 0;
        var foundBy = new Dictionary<int, IReadOnlyList<PassageId>>();
        var lookups = weights.Frequencies.Select(frequency => frequency > 0 ? TermLookup.NotAtAll : TermLookup.Absent).ToArray();
        foreach (var i in ByRarity(weights))
        {
            var isCheap = spent == 0 || spent + weights.Frequencies[i] <= budget;
            if (!isCheap && spentRecently > LookupBudget.Recently)
                break;
            var found = await corpus.MatchAsync(
                isCheap ? known : recent,
                [.. question.Terms[i].Forms.Select(form => (IReadOnlyList<QueryTerm>)[form])],
                cancellation
            );
            lookups[i] = isCheap ? TermLookup.Everywhere : TermLookup.Recently;
            if (isCheap)
                spent += weights.Frequencies[i];
            else
                spentRecently += found.Count;
            foreach (var passage in found)
                CollectionsMarshal.GetValueRefOrAddDefault(scores, passage, out _) += weights.Idf[i];
            if (parts is not null)
                foundBy[i] = found;
        }
        await AddNearAsync(question, known, recent, weights, scores, cancellation);
        var best = Best(scores, weights.Total, today);
        return parts is null
            ? new Candidates(best, lookups)
            : await WithPartsAsync(question, parts, scope, known, weights, best, lookups, foundBy, scores, cancellation);
    }

    async ValueTask<Candidates> WithPartsAsync(
        QuestionAnalysis question,
        QuestionParts parts,
        SearchScope scope,
        SearchScope known,
        TermWeights weights,
        IReadOnlyList<PassageId> best,
        IReadOnlyList<TermLookup> lookups,
        IReadOnlyDictionary<int, IReadOnlyList<PassageId>> foundBy,
        IReadOnlyDictionary<PassageId, double> scores,
        CancellationToken cancellation
    )
    {
        var more = new PartCandidates(corpus, question, weights);
        var ofOutlets = await more.OfOutletsAsync(parts, scope.Source is null ? known : null, cancellation);
        return new Candidates([.. best.Union(more.OfParts(parts, foundBy, scores)).Union(ofOutlets)], lookups);
    }

    // What an engine proposes: null where it does not, or nothing, which is not believed.
    async ValueTask<Candidates?> ProposedAsync(
        QuestionAnalysis question,
        QuestionParts? parts,
        SearchScope known,
        SearchScope scope,
        TermWeights weights,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var clauses = new EngineClauses(question, weights);
        var newness = new EngineNewness(today, Recency * weights.Total, (int)DatePrior.DecayDays);
        var scores = new Dictionary<PassageId, double>();
        var foundBy = new Dictionary<int, List<PassageId>>();
        var waiting = new List<PassageId>();
        var asked = (parts?.Parts ?? []).Select(part => clauses.Of(part.Terms.ToHashSet(), Whole)).Prepend(clauses.OfAll());
        var proposals = await Task.WhenAll(
            asked.Select(one => engine!.FindAsync(known, new(one, newness, MostProposed), cancellation).AsTask())
        );
        foreach (var one in proposals)
        {
            if (one is not { } proposal)
                return null;
            foreach (var hit in proposal.Hits)
                clauses.Add(hit, scores, foundBy);
            waiting.AddRange(proposal.Waiting);
        }
        if (scores.Count == 0)
            return null;
        TermLookup[] lookups = [.. weights.Frequencies.Select(frequency => frequency > 0 ? TermLookup.Everywhere : TermLookup.Absent)];
        List<PassageId> best = [.. Best(scores, weights.Total, today).Union(waiting)];
        return parts is null
            ? new Candidates(best, lookups)
            : await WithPartsAsync(
                question,
                parts,
                scope,
                known,
                weights,
                best,
                lookups,
                foundBy.ToDictionary(found => found.Key, found => (IReadOnlyList<PassageId>)found.Value),
                scores,
                cancellation
            );
    }

    // Words that news uses for the question's: rare ones everywhere, frequent ones in the last weeks, as far as the budget goes.
    async ValueTask AddNearAsync(
        QuestionAnalysis question,
        SearchScope known,
        SearchScope recent,
        TermWeights weights,
        Dictionary<PassageId, double> scores,
        CancellationToken cancellation
    )
    {
        var near = question
            .Terms.Select(term => term.Near.Take(EngineClauses.MostNear).Select(stem => new QueryTerm(stem, stem)).ToList())
            .ToList();
        var counts = await corpus.PassageFrequenciesAsync(known.Workspace, [.. near.SelectMany(terms => terms)], cancellation);
        long spent = 0;
        var at = 0;
        for (var i = 0; i < near.Count; i++)
        {
            var held = counts.Skip(at).Take(near[i].Count).Sum();
            at += near[i].Count;
            if (held == 0)
                continue;
            var isCheap = spent + held <= budget;
            var found = await corpus.MatchAsync(
                isCheap ? known : recent,
                [.. near[i].Select(term => (IReadOnlyList<QueryTerm>)[term])],
                cancellation
            );
            spent += isCheap ? held : found.Count;
            foreach (var passage in found)
                CollectionsMarshal.GetValueRefOrAddDefault(scores, passage, out _) += PassageScorer.Instead * weights.Idf[i];
            if (spent > budget + LookupBudget.Recently)
                return;
        }
    }

    static IEnumerable<int> ByRarity(TermWeights weights) =>
        Enumerable.Range(0, weights.Frequencies.Count).Where(i => weights.Frequencies[i] > 0).OrderBy(i => weights.Frequencies[i]);

    static SearchScope Later(SearchScope scope, DateOnly since) =>
        scope.Since is { } own && own > since ? scope : scope with { Since = since };

    static List<PassageId> Best(Dictionary<PassageId, double> scores, double total, DateOnly today)
    {
        var queue = new PriorityQueue<PassageId, double>(MostCandidates + 1);
        foreach (var (passage, weight) in scores)
        {
            var score = weight / total + Recency * DatePrior.Of(passage.Published, today);
            if (queue.Count < MostCandidates)
                queue.Enqueue(passage, score);
            else
                queue.EnqueueDequeue(passage, score);
        }
        var best = new List<PassageId>(queue.Count);
        while (queue.TryDequeue(out var passage, out _))
            best.Add(passage);
        return best;
    }
}
