namespace BriefBot.Language;

/// <summary>Splits text into sentences.</summary>
public static class Sentences
{
    /// <summary>Sentences of a text, in order, without the white space between them; paragraphs (line breaks) always end one.</summary>
    public static List<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != '\n') continue;
            SplitParagraph(text, start, i, found);
            start = i + 1;
        }
        return found;
    }

    static void SplitParagraph(string text, int start, int end, List<TextSpan> found)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start < end) found.Add(new TextSpan(start, end));
    }
}
