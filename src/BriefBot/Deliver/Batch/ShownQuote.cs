using BriefBot.Answer;

namespace BriefBot.Deliver.Batch;

/// <summary>The sentences of a reply that fit into so many words.</summary>
public static class ShownQuote
{
    /// <summary>As many whole claims, best first, as fit; of a first claim that is too long by itself, the words around its short
    /// answer.</summary>
    /// <param name="maxWords">Words separated by white space; 1 and up.</param>
    public static string Of(IReadOnlyList<Claim> claims, int maxWords)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxWords, 1);
        var shown = new List<string>();
        var room = maxWords;
        foreach (var claim in claims)
        {
            var words = Words(claim.Text).Count;
            if (words > room)
                break;
            shown.Add(claim.Text);
            room -= words;
        }
        return shown.Count > 0 || claims.Count == 0 ? string.Join('\n', shown) : Cut(claims[0], maxWords);
    }

    static string Cut(Claim claim, int maxWords)
    {
        var words = Words(claim.Text);
        var middle = claim.Highlights.Count > 0 ? (claim.Highlights[0].Start + claim.Highlights[0].End) / 2 : 0;
        var at = Math.Max(0, words.FindLastIndex(word => word.Start <= middle));
        var first = Math.Clamp(at - maxWords / 2, 0, words.Count - maxWords);
        return claim.Text[words[first].Start..words[first + maxWords - 1].End];
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
