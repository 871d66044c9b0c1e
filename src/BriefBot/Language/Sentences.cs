namespace BriefBot.Language;

/// <summary>Splits text into sentences, by the rules and abbreviations of its language.</summary>
public static class Sentences
{
    const string English = "en";

    /// <summary>
    /// Sentences of a text, in order, without the white space between them; a line break always ends one, and a row of a table is one.
    /// </summary>
    /// <param name="text">The whole text: a part of it may be split elsewhere.</param>
    /// <param name="language">Primary BCP 47 tag of its language; null when it isn't known, and is told from the text.</param>
    public static List<TextSpan> Split(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var local = (language ?? LanguageDetector.Detect(text) ?? UnknownLanguage.Of(text)) is var tag and not English ? LocalStops.Of(tag, text) : null;
        var found = new List<TextSpan>();
        var start = 0;
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (Rows.IsRow(text.AsSpan(start, end - start)))
                Add(text, start, end, found);
            else if (local is not null)
                SplitLocal(local, text, start, end, found);
            else
                SplitEnglish(text, start, end, found);
            start = end + 1;
        }
        return found;
    }

    static void SplitEnglish(string text, int start, int end, List<TextSpan> found)
    {
        if (start < end && UnknownLanguage.OfForeignScript(text, start) is { } language)
        {
            SplitLocal(LocalStops.Of(language, text), text, start, end, found);
            return;
        }
        var position = start;
        while (position < end)
        {
            var stop = text.AsSpan(position, end - position).IndexOfAny(EnglishStops.Signs);
            if (stop < 0)
                break;
            stop += position;
            var after = EnglishStops.AfterClosers(text, stop + 1, end);
            if (after < end && EnglishStops.IsBoundary(text, start, stop, after, end))
            {
                Add(text, start, after, found);
                start = after;
            }
            position = Math.Max(after, stop + 1);
        }
        Add(text, start, end, found);
    }

    static void SplitLocal(LocalStops rules, string text, int start, int end, List<TextSpan> found)
    {
        var position = start;
        while (position < end)
        {
            var stop = text.AsSpan(position, end - position).IndexOfAny(rules.Signs);
            if (stop < 0)
                break;
            stop += position;
            var after = rules.AfterClosers(text, stop, end);
            if (after < end && rules.IsBoundary(text, start, stop, after, end))
            {
                Add(text, start, after, found);
                start = after;
            }
            position = after;
        }
        Add(text, start, end, found);
    }

    static void Add(string text, int start, int end, List<TextSpan> found)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (start < end)
            found.Add(new TextSpan(start, end));
    }
}
