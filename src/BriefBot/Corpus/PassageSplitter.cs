using BriefBot.Language;

namespace BriefBot.Corpus;

/// <summary>
/// Cuts a body into passages of up to <see cref="MostWords"/> words on sentence boundaries; the last sentence of one is the first of
/// the next where both fit.
/// </summary>
/// <remarks>Size and overlap measured best for BM25 over news: 170–200 words, one sentence.</remarks>
public static class PassageSplitter
{
    /// <summary>A passage holds no more words, unless one sentence alone does or a short rest is joined to it.</summary>
    public const int MostWords = 200;

    /// <summary>A rest of no more words than these joins the passage before it.</summary>
    public const int ShortRest = 40;

    /// <summary>A longer sentence is cut at word boundaries.</summary>
    public const int LongestSentence = 400;

    // Text without spaces (Chinese, a table of digits, a pasted key) counts one more word for every so many code units.
    const int CodeUnitsPerWord = 16; // a power of two

    /// <summary>The passages, in order; together they cover every sentence of the body.</summary>
    /// <param name="body">The text.</param>
    /// <param name="language">Primary BCP 47 tag of its language; null when it isn't known.</param>
    public static List<TextSpan> Split(string body, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var units = Units(body, language);
        var passages = new List<TextSpan>();
        for (var first = 0; first < units.Count; )
        {
            var (end, words) = Fill(units, first);
            if (end < units.Count && Rest(units, end) is var rest && rest <= ShortRest && words + rest <= MostWords + ShortRest)
                end = units.Count;
            passages.Add(new(units[first].Span.Start, units[end - 1].Span.End));
            first = end == units.Count ? end : Next(units, first, end);
        }
        return passages;
    }

    /// <summary>How many words a stretch counts for.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        // Counts on a word's first code unit and on every sixteenth, with no jump that depends on where words end.
        var words = 0;
        var length = 0;
        var quarters = 0;
        foreach (var c in text)
        {
            if (c >= '\u0E00')
                quarters += Quarters(c);
            length = char.IsWhiteSpace(c) ? 0 : length + 1;
            words += length == 1 ? 1 : 0;
            words += length != 0 & (length & (CodeUnitsPerWord - 1)) == 0 ? 1 : 0;
        }
        return words + (quarters / 4);
    }

    // Where no blanks part words, two characters are about as much as one, or four where a character is but a sound. Korean has blanks.
    static int Quarters(char c)
    {
        if (!Unspaced.Is(c) || c is >= '\uAC00' and <= '\uD7AF')
            return 0;
        return Unspaced.Characters(c) == 2 ? 2 : 1;
    }

    static (int End, int Words) Fill(List<Unit> units, int first)
    {
        var words = units[first].Words;
        var end = first + 1;
        while (end < units.Count && words + units[end].Words <= MostWords)
            words += units[end++].Words;
        return (end, words);
    }

    static int Rest(List<Unit> units, int from)
    {
        var words = 0;
        for (var i = from; i < units.Count && words <= ShortRest; i++)
            words += units[i].Words;
        return words;
    }

    // Repeating a sentence is worth it only when the passage gains a new one by it.
    static int Next(List<Unit> units, int first, int end)
    {
        var overlaps = end - 1 > first && units[end - 1].Words + units[end].Words <= MostWords;
        return overlaps ? end - 1 : end;
    }

    static List<Unit> Units(string body, string? language)
    {
        var units = new List<Unit>();
        foreach (var sentence in Sentences.Split(body, language))
        {
            var words = Words(body.AsSpan(sentence.Start, sentence.Length));
            if (words <= LongestSentence)
                units.Add(new(sentence, words));
            else
                Cut(body, sentence, units);
        }
        return units;
    }

    static void Cut(string body, TextSpan sentence, List<Unit> units)
    {
        var start = sentence.Start;
        while (start < sentence.End)
        {
            var end = CutAfter(body, start, sentence.End);
            units.Add(new(new(start, end), Words(body.AsSpan(start, end - start))));
            start = end;
            while (start < sentence.End && char.IsWhiteSpace(body[start]))
                start++;
        }
    }

    // The end of as many whole words as a passage holds; inside a word only when it alone is longer, and never between surrogates.
    static int CutAfter(string body, int start, int limit)
    {
        var end = start;
        var words = 0;
        while (end < limit)
        {
            var next = end;
            while (next < limit && char.IsWhiteSpace(body[next]))
                next++;
            while (next < limit && !char.IsWhiteSpace(body[next]))
                next++;
            words += Words(body.AsSpan(end, next - end));
            if (words > MostWords)
                break;
            end = next;
        }
        if (end > start)
            return end;
        end = Math.Min(limit, start + (CodeUnitsPerWord * (MostWords - 1)));
        while (Words(body.AsSpan(start, end - start)) is var held and > MostWords)
            end = start + Math.Max(1, (end - start) * (MostWords - 1) / held);
        return end < limit && char.IsLowSurrogate(body[end]) ? end - 1 : end;
    }

    readonly record struct Unit(TextSpan Span, int Words);
}
