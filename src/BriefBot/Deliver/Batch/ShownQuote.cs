using BriefBot.Answer;
using BriefBot.Language;

namespace BriefBot.Deliver.Batch;

/// <summary>The sentences of a reply that fit into so many words.</summary>
public static class ShownQuote
{
    /// <summary>As many whole claims, best first, as fit, those that don't left out; where none does, the words of the first around its
    /// short answer or, without one, where most words of the question stand.</summary>
    /// <param name="claims">Best first.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="maxWords">Words separated by white space; 1 and up.</param>
    public static string Of(IReadOnlyList<Claim> claims, string question, int maxWords)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWords, 1);
        var shown = new List<string>();
        var room = maxWords;
        foreach (var claim in claims)
        {
            var words = Words(claim.Text).Count;
            if (words > room)
                continue;
            shown.Add(claim.Text);
            room -= words;
        }
        return shown.Count > 0 || claims.Count == 0 ? string.Join('\n', shown) : Cut(claims[0], question, maxWords);
    }

    static string Cut(Claim claim, string question, int maxWords)
    {
        var words = Words(claim.Text);
        var first =
            claim.Highlights.Count > 0 ? Around(claim.Highlights[0], words, maxWords) : Densest(claim.Text, question, words, maxWords);
        return claim.Text[words[first].Start..words[first + maxWords - 1].End];
    }

    static int Around(TextSpan answer, List<(int Start, int End)> words, int maxWords)
    {
        var middle = (answer.Start + answer.End) / 2;
        var at = Math.Max(0, words.FindLastIndex(word => word.Start <= middle));
        return Math.Clamp(at - maxWords / 2, 0, words.Count - maxWords);
    }

    // The middle one of the stretches that hold most different words of the question.
    static int Densest(string text, string question, List<(int Start, int End)> words, int maxWords)
    {
        var asked = Normalizer.Words(question).ToHashSet(StringComparer.Ordinal);
        var own = words.ConvertAll(word => Normalizer.Words(text[word.Start..word.End]));
        var held = Enumerable
            .Range(0, words.Count - maxWords + 1)
            .Select(first => own.GetRange(first, maxWords).SelectMany(word => word).Where(asked.Contains).Distinct().Count())
            .ToList();
        var most = held.Max();
        return (held.IndexOf(most) + held.LastIndexOf(most)) / 2;
    }

    static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && !char.IsWhiteSpace(text[i]);
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            words.Add((start, i));
            start = -1;
        }
        return words;
    }
}
