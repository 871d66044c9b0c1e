using System.Runtime.InteropServices;
using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>Chooses passages worth reading for each outlet and part of a question, which those that hold most of the whole question would
/// push out.</summary>
sealed class PartCandidates(ICorpus corpus, QuestionAnalysis question, TermWeights weights)
{
    // Passages for all outlets and parts together, and for each at most.
    const int MostTogether = 240;
    const int MostEach = 40;

    /// <summary>For each part the passages that hold most of it and then of the whole.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="foundBy">The passages found by each of the terms that were looked up.</param>
    /// <param name="scores">The weight of all of the question that each of them holds.</param>
    public IEnumerable<PassageId> OfParts(
        QuestionParts parts,
        IReadOnlyDictionary<int, IReadOnlyList<PassageId>> foundBy,
        IReadOnlyDictionary<PassageId, double> scores
    )
    {
        var chosen = new List<PassageId>();
        foreach (var part in parts.Parts)
        {
            var held = new Dictionary<PassageId, double>();
            foreach (var term in part.Terms)
                if (foundBy.TryGetValue(term, out var found))
                    Add(held, found, weights.Idf[term]);
            chosen.AddRange(Best(held, passage => scores[passage], Each(parts)));
        }
        return chosen;
    }

    /// <summary>For each outlet that is named its passages that hold most of the question.</summary>
    /// <param name="parts">Names the outlets.</param>
    /// <param name="scope">Where to look; null for nowhere.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async ValueTask<IReadOnlyList<PassageId>> OfOutletsAsync(QuestionParts parts, SearchScope? scope, CancellationToken cancellation)
    {
        var chosen = new List<PassageId>();
        if (scope is null)
            return chosen;
        foreach (var source in parts.Outlets.SelectMany(outlet => outlet.Sources).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var held = new Dictionary<PassageId, double>();
            long spent = 0;
            foreach (var term in LookedUp(parts))
            {
                spent += weights.Frequencies[term];
                if (spent > LookupBudget.InOutlet && held.Count > 0)
                    break;
                var forms = question.Terms[term].Forms.Select(form => (IReadOnlyList<QueryTerm>)[form]);
                Add(held, await corpus.MatchAsync(scope with { Source = source }, [.. forms], cancellation), weights.Idf[term]);
            }
            chosen.AddRange(Best(held, passage => 0, Each(parts)));
        }
        return chosen;
    }

    /// <summary>Passages that hold most of some names, of the outlets that are named if any is.</summary>
    /// <param name="names">The names.</param>
    /// <param name="parts">Names the outlets.</param>
    /// <param name="scope">Where to look; null for nowhere.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async ValueTask<IReadOnlyList<PassageId>> OfNamesAsync(
        IReadOnlyList<SharedName> names,
        QuestionParts parts,
        SearchScope scope,
        CancellationToken cancellation
    )
    {
        var held = new Dictionary<PassageId, double>();
        var sources = parts
            .Outlets.SelectMany(outlet => outlet.Sources)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Cast<string?>()
            .DefaultIfEmpty(scope.Source)
            .ToList();
        long spent = 0;
        foreach (var name in names)
        {
            spent += name.Frequency * sources.Count;
            if (spent > LookupBudget.InOutlet)
                continue;
            foreach (var source in sources)
                Add(
                    held,
                    await corpus.MatchAsync(
                        scope with
                        {
                            Source = source,
                        },
                        [
                            [name.Term],
                        ],
                        cancellation
                    ),
                    name.Share
                );
        }
        return [.. Best(held, passage => 0, MostEach)];
    }

    IEnumerable<int> LookedUp(QuestionParts parts) =>
        Enumerable
            .Range(0, weights.Frequencies.Count)
            .Where(i => weights.Frequencies[i] is > 0 and <= LookupBudget.Everywhere && !parts.OutletTerms.Contains(i))
            .OrderBy(i => weights.Frequencies[i]);

    static int Each(QuestionParts parts) =>
        Math.Min(MostEach, MostTogether / Math.Max(1, parts.Parts.Count + parts.Outlets.Sum(outlet => outlet.Sources.Count)));

    static void Add(Dictionary<PassageId, double> held, IReadOnlyList<PassageId> passages, double weight)
    {
        foreach (var passage in passages)
            CollectionsMarshal.GetValueRefOrAddDefault(held, passage, out _) += weight;
    }

    static IEnumerable<PassageId> Best(Dictionary<PassageId, double> held, Func<PassageId, double> otherwise, int most) =>
        held.OrderByDescending(one => one.Value)
            .ThenByDescending(one => otherwise(one.Key))
            .ThenByDescending(one => one.Key.Value)
            .Take(most)
            .Select(one => one.Key);
}
