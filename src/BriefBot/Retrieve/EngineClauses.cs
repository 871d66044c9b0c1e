using System.Runtime.InteropServices;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;

namespace BriefBot.Retrieve;

/// <summary>A question's terms as a search engine weighs them, each once for its own words and once for those that stand in their
/// place.</summary>
sealed class EngineClauses
{
    /// <summary>Words looked up in the place of one of the question's at most.</summary>
    public const int MostNear = 12;

    readonly List<(int Term, bool IsNear, EngineClause Clause)> _all = [];

    /// <summary>Of terms that any passage holds.</summary>
    public EngineClauses(QuestionAnalysis question, TermWeights weights)
    {
        for (var i = 0; i < question.Terms.Count; i++)
        {
            var term = question.Terms[i];
            if (weights.Frequencies[i] > 0)
                Add(i, isNear: false, [.. term.Forms.Select(form => form.Stem)], weights.Idf[i]);
            Add(i, isNear: true, [.. term.Near.Take(MostNear)], PassageScorer.Instead * weights.Idf[i]);
        }
    }

    /// <summary>All of them; none where no passage holds any of the question's own words.</summary>
    public IReadOnlyList<EngineClause> OfAll() => [.. _all.Select(one => one.Clause)];

    /// <summary>The same for a part of the question.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="rest">What the others are worth, as a share.</param>
    public IReadOnlyList<EngineClause> Of(IReadOnlySet<int> terms, double rest) =>
        [.. _all.Select(one => terms.Contains(one.Term) ? one.Clause : one.Clause with { Weight = rest * one.Clause.Weight })];

    /// <summary>Notes a passage that was proposed, once.</summary>
    /// <param name="hit">The passage.</param>
    /// <param name="scores">The weight of the question that each holds.</param>
    /// <param name="foundBy">The passages that hold each of the terms.</param>
    public void Add(EngineHit hit, Dictionary<PassageId, double> scores, Dictionary<int, List<PassageId>> foundBy)
    {
        if (!scores.TryAdd(hit.Passage, hit.Held.Sum(place => _all[place].Clause.Weight)))
            return;
        foreach (var place in hit.Held.Where(place => !_all[place].IsNear))
            (CollectionsMarshal.GetValueRefOrAddDefault(foundBy, _all[place].Term, out _) ??= []).Add(hit.Passage);
    }

    void Add(int term, bool isNear, IReadOnlyList<string> stems, double weight)
    {
        IReadOnlyList<string> held = [.. stems.SelectMany(EngineWords.Of).Distinct(StringComparer.Ordinal)];
        if (held.Count > 0 && weight > 0)
            _all.Add((term, isNear, new(held, weight)));
    }
}
