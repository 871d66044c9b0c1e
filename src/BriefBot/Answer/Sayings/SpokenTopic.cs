using BriefBot.Corpus;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Sayings;

/// <summary>What somebody's words must be about: some of the terms that were searched for.</summary>
/// <param name="retrieval">What was found.</param>
/// <param name="terms">Which of the question's terms; none for anything.</param>
sealed class SpokenTopic(Retrieval retrieval, IReadOnlySet<int> terms)
{
    // Share, by weight, of the terms that must be held.
    const double Enough = 0.5;

    /// <summary>Share, by weight, of the terms that a text of an article holds, 0 to 1; 0 where there are none.</summary>
    public double Share(Article article, string text)
    {
        var held = retrieval.Scorer.Match(article, text).Select(word => word.Term).ToHashSet();
        var total = terms.Sum(term => retrieval.Weights.Idf[term]);
        return total > 0 ? terms.Where(held.Contains).Sum(term => retrieval.Weights.Idf[term]) / total : 0;
    }

    /// <summary>True where a text, with what stands around it, is about it.</summary>
    public bool IsIn(Article article, string text) => terms.Count == 0 || Share(article, text) >= Enough;
}
