using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>A passage with what it holds of each of several things asked for.</summary>
sealed class PartedPassage
{
    readonly double[] _masses;

    /// <summary>Scores a passage against the whole question and each of its parts.</summary>
    public PartedPassage(Passage passage, PassageScorer scorer, double semantic, QuestionParts parts, TermWeights weights)
    {
        Passage = passage;
        _masses = new double[weights.Idf.Count];
        Needs = [.. parts.Outlets.Select(outlet => outlet.Names(passage.Article.Source))];
        Features = scorer.Score(passage, _masses) with
        {
            Semantic = semantic,
            NamedSource = Needs.Contains(true) ? 1 : 0,
            Day = passage.Article.Published.Day is { } day && parts.NamesDay(day) ? 1 : 0,
        };
        Shares = [.. parts.Parts.Select(part => part.Terms.Sum(term => _masses[term]))];
    }

    /// <summary>The passage.</summary>
    public Passage Passage { get; }

    /// <summary>What is known of it, without what depends on others.</summary>
    public PassageFeatures Features { get; private set; }

    /// <summary>Weighted sum of <see cref="Features"/>.</summary>
    public double Score(RankingWeights weights) => Ranking.Score(Features, weights);

    /// <summary>What each term of the question adds to its BM25.</summary>
    public IReadOnlyList<double> Masses => _masses;

    /// <summary>What the terms of each part add.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>For each outlet that is named, then for each part, whether this is evidence for it.</summary>
    public List<bool> Needs { get; }

    /// <summary>Notes how much of the names it has that the best passages share.</summary>
    public void Has(double sharedNames) => Features = Features with { SharedNames = sharedNames };
}
