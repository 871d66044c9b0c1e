namespace BriefBot.Retrieve;

/// <summary>
/// Orders passages for a question that asks for several things: one after the other, each time the one that adds most to those before it.
/// The first ten hold something of each outlet that is named and of each part, as far as anything is there.
/// </summary>
sealed class PartedRanking
{
    // After so many it is looked what they have in common.
    const int First = 4;

    // So many are chosen one by one; behind them what a passage repeats no longer matters.
    const int OneByOne = 20;

    // So many hold something of everything: those that are shown.
    const int Shown = 10;

    // What a term is still worth each time that a passage had it before.
    const double Repeated = 0.9;

    // Shares of the BM25 of the passage that holds most.
    const double NewOutlet = 0.2;
    const double NewPart = 0.05;

    // Share of what the best passage holds of a part that makes another one evidence for it.
    const double Evidence = 0.9;

    // Passages that shared names may bring forward.
    const int Reach = 150;

    readonly QuestionParts _parts;
    readonly List<PartedPassage> _rest;
    readonly List<PartedPassage> _chosen = [];
    readonly List<ScoredPassage> _ordered = [];
    readonly HashSet<int> _unmet;
    readonly double[] _worth;
    readonly double[] _bestOfPart;
    readonly double _best;
    readonly RankingWeights _weights;

    /// <summary>Ranks passages.</summary>
    public PartedRanking(QuestionParts parts, IReadOnlyList<PartedPassage> passages)
    {
        _parts = parts;
        _best = passages.Select(passage => passage.Features.Bm25).DefaultIfEmpty().Max();
        _weights = RankingWeights.Several(_best);
        _bestOfPart = [.. parts.Parts.Select((part, i) => passages.Select(passage => passage.Shares[i]).DefaultIfEmpty().Max())];
        MarkEvidence(passages);
        _rest = Sorted(passages);
        _unmet = [.. Enumerable.Range(0, parts.Outlets.Count + parts.Parts.Count)];
        _worth = new double[passages.Count > 0 ? passages[0].Masses.Count : 0];
        Array.Fill(_worth, 1);
    }

    /// <summary>Those that were chosen so far.</summary>
    public IReadOnlyList<PartedPassage> Chosen => _chosen;

    /// <summary>All, best first, once all were chosen.</summary>
    public IReadOnlyList<ScoredPassage> Ordered => _ordered;

    /// <summary>Chooses the few that the question's own words find.</summary>
    public void ChooseFirst() => Choose(First);

    /// <summary>Chooses all others.</summary>
    /// <param name="names">Names that the first have in common.</param>
    /// <param name="found">Further passages, that these names found.</param>
    public void ChooseRest(NameShares names, IReadOnlyList<PartedPassage> found)
    {
        MarkEvidence(found);
        foreach (var passage in _rest.Take(Reach).Concat(found))
            passage.Has(names.Of(passage.Passage));
        _rest.AddRange(found);
        Choose(OneByOne);
        foreach (var passage in Sorted(_rest))
            Put(passage, passage.Score(_weights));
    }

    void MarkEvidence(IReadOnlyList<PartedPassage> passages)
    {
        foreach (var passage in passages)
            passage.Needs.AddRange(_bestOfPart.Select((best, part) => best > 0 && passage.Shares[part] >= Evidence * best));
    }

    List<PartedPassage> Sorted(IEnumerable<PartedPassage> passages) =>
        [.. passages.OrderByDescending(passage => passage.Score(_weights)).ThenBy(passage => passage.Passage.Id.Value)];

    void Choose(int count)
    {
        while (_chosen.Count < count && _rest.Count > 0)
        {
            var best = Candidates().MaxBy(Value)!;
            Put(best, Value(best));
            _rest.Remove(best);
            _chosen.Add(best);
            Meet(best);
            for (var i = 0; i < _worth.Length; i++)
                if (best.Masses[i] > 0)
                    _worth[i] *= Repeated;
        }
    }

    // An outlet that is named twice is asked for two articles.
    void Meet(PartedPassage passage)
    {
        _unmet.RemoveWhere(need => need >= _parts.Outlets.Count && passage.Needs[need]);
        for (var outlet = 0; outlet < _parts.Outlets.Count; outlet++)
            if (passage.Needs[outlet] && _unmet.Remove(outlet))
                return;
    }

    // When only as many places are left as things are missing, it's their turn.
    List<PartedPassage> Candidates()
    {
        _unmet.RemoveWhere(need => !_rest.Exists(passage => passage.Needs[need]));
        var isTheirTurn = _unmet.Count > 0 && _chosen.Count < Shown && _unmet.Count >= Shown - _chosen.Count;
        return isTheirTurn ? _rest.FindAll(passage => _unmet.Any(need => passage.Needs[need])) : _rest;
    }

    double Value(PartedPassage passage)
    {
        var value = passage.Score(_weights);
        for (var i = 0; i < _worth.Length; i++)
            value -= passage.Masses[i] * (1 - _worth[i]);
        foreach (var need in _unmet)
            if (passage.Needs[need])
                value += _best * (need < _parts.Outlets.Count ? NewOutlet : NewPart);
        return value;
    }

    void Put(PartedPassage passage, double value)
    {
        if (_ordered.Count > 0)
            value = Math.Min(value, _ordered[^1].Score);
        var features = passage.Features with { Variety = value - passage.Score(_weights) };
        _ordered.Add(new ScoredPassage(passage.Passage, features, value) { Weights = _weights });
    }
}
