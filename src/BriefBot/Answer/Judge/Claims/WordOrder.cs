using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>Tells whether two sentences have their common words in the same order: "Volta sued Kestrel" is not "Kestrel sued
/// Volta".</summary>
static class WordOrder
{
    // Common words from which their order tells something, and the share of them that must keep it.
    const int Enough = 3;
    const double Kept = 0.6;

    /// <summary>True when most of the claim's terms that stand in the source keep their order, or when one of the two is in the
    /// passive.</summary>
    /// <param name="claim">The claim's text.</param>
    /// <param name="claimWords">Its words.</param>
    /// <param name="source">The source's sentence.</param>
    /// <param name="sourceWords">Its words.</param>
    public static bool IsSame(
        ReadOnlySpan<char> claim,
        List<MatchedWord> claimWords,
        ReadOnlySpan<char> source,
        List<MatchedWord> sourceWords
    )
    {
        if (HasBy(claim, claimWords) != HasBy(source, sourceWords))
            return true;
        var theirs = Terms(sourceWords);
        var ours = Terms(claimWords).FindAll(theirs.Contains);
        return ours.Count < Enough || Common(ours, theirs) >= Kept * ours.Count;
    }

    static List<int> Terms(List<MatchedWord> words) => [.. words.Where(word => word.Term >= 0).Select(word => word.Term)];

    static bool HasBy(ReadOnlySpan<char> text, List<MatchedWord> words)
    {
        foreach (var word in words)
            if (text[word.Start..word.End].Equals("by", StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // Length of the longest common subsequence.
    static int Common(List<int> a, List<int> b)
    {
        var row = new int[b.Count + 1];
        foreach (var term in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = term == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.Count];
    }
}
