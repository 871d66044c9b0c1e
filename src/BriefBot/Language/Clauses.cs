namespace BriefBot.Language;

/// <summary>Cuts a sentence where another subject may begin, so that what is said of one is not taken for the other.</summary>
public static class Clauses
{
    static readonly string[] Openers = Lexicon.Lines("en/clauses", "openers");

    /// <summary>The clauses of a sentence, in order; they cover it without overlap.</summary>
    public static List<TextSpan> Split(string text, TextSpan sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cuts = new List<int>();
        foreach (var opener in Openers)
        {
            for (var at = text.IndexOf(opener, sentence.Start, sentence.Length, StringComparison.OrdinalIgnoreCase); at >= 0; )
            {
                cuts.Add(at + 1);
                var from = at + opener.Length;
                at = from < sentence.End ? text.IndexOf(opener, from, sentence.End - from, StringComparison.OrdinalIgnoreCase) : -1;
            }
        }
        cuts.Sort();
        var clauses = new List<TextSpan>();
        var start = sentence.Start;
        foreach (var cut in cuts)
        {
            if (cut <= start || string.IsNullOrWhiteSpace(text[start..cut]))
                continue;
            clauses.Add(new TextSpan(start, cut));
            start = cut;
        }
        clauses.Add(new TextSpan(start, sentence.End));
        return clauses;
    }
}
