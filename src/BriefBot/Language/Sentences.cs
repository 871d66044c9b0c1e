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
        language ??= LanguageOf(text);
        // A template's own language: what it frames may be in another script, and short.
        if (language == English && UnknownLanguage.OfForeignScript(text) is { } foreign)
            language = foreign;
        return Split(text, language == English ? null : LocalStops.Of(language, text));
    }

    /// <summary>
    /// The pieces by which a stored article is found again, whatever its language: what is kept of them doesn't change with the rules of
    /// languages.
    /// </summary>
    /// <param name="text">The whole text.</param>
    public static List<TextSpan> SplitForKeys(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Split(text, local: null);
    }

    /// <summary>The language by whose rules a text is split that states none; of a part of it, too, where the whole is asked.</summary>
    /// <param name="text">The whole text.</param>
    /// <returns>A primary BCP 47 tag; "any" where none can be told.</returns>
    public static string LanguageOf(string text) => LanguageDetector.Detect(text) ?? UnknownLanguage.Of(text);

    static List<TextSpan> Split(string text, LocalStops? local)
    {
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
