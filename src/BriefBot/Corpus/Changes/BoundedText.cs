namespace BriefBot.Corpus.Changes;

/// <summary>Text cut to a length.</summary>
static class BoundedText
{
    /// <summary>The text, or its beginning with "…" when it is longer; never half a character.</summary>
    /// <param name="most">Most UTF-16 code units, "…" included; 2 or more.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}
