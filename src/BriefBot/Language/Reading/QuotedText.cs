using System.Text;

namespace BriefBot.Language.Reading;

/// <summary>Finds what stands in quotation marks.</summary>
static class QuotedText
{
    /// <summary>Quoted stretches of a sentence, without the marks. A quotation that began earlier in its paragraph goes on in it.</summary>
    public static List<TextSpan> Find(string text, TextSpan sentence)
    {
        var start = sentence.Start == 0 ? 0 : text.LastIndexOf('\n', sentence.Start - 1) + 1;
        var found = new List<TextSpan>();
        (int At, char Mark)? opened = null;
        for (var i = start; i < sentence.End; i++)
        {
            var c = text[i];
            if (opened is { } open)
            {
                if (!Closes(text, i, open.Mark))
                    continue;
                Add(found, open.At, i, sentence);
                opened = null;
            }
            // What closes and was never opened has been quoted from the paragraph's beginning.
            else if (i > start && found.Count == 0 && (c == '”' || (c == '"' && IsClosing(text, i))))
                Add(found, start, i, sentence);
            else if (c is '“' or '«' or '„' or '"' || (c is '‘' or '\'' && IsOpening(text, i, start)))
                opened = (i + 1, c);
        }
        if (opened is { } left)
            Add(found, left.At, sentence.End, sentence);
        return found;
    }

    // An apostrophe within or behind a word closes nothing that it didn't open.
    static bool Closes(string text, int i, char mark) =>
        mark switch
        {
            '“' => text[i] is '”' or '"',
            '«' => text[i] == '»',
            '„' => text[i] is '“' or '”',
            '"' => text[i] is '"' or '”',
            _ => text[i] is '’' or '\''
                && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]))
                && (i == 0 || text[i - 1] != 's' || i + 1 == text.Length || text[i + 1] != ' ' || text.IndexOfAny(['’', '\''], i + 1) < 0),
        };

    /// <summary>A text with one kind of mark, blank and dash, in lower case, so that settings of it compare as equal.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '“' or '”' or '"' or '«' or '»' or '„')
                continue;
            var plain = c switch
            {
                '‘' or '’' => '\'',
                '–' or '—' => '-',
                _ => char.ToLowerInvariant(c),
            };
            if (!char.IsWhiteSpace(plain))
                folded.Append(plain);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    static void Add(List<TextSpan> found, int from, int to, TextSpan sentence)
    {
        var (start, end) = (Math.Max(from, sentence.Start), Math.Min(to, sentence.End));
        if (end > start)
            found.Add(new TextSpan(start, end));
    }

    static bool IsClosing(string text, int i) =>
        !char.IsWhiteSpace(text[i - 1])
        && text[i - 1] is not ('(' or '[' or '-' or '—')
        && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '.' or ',' or ';' or ')');

    static bool IsOpening(string text, int i, int start) =>
        (i == start || !char.IsLetterOrDigit(text[i - 1])) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
}
