using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Quotes as block quotes, in bounded blocks: what is cut says so with "…" on both sides of the cut.</summary>
static class QuoteBlocks
{
    /// <summary>Longest markdown of the words of one block, so that its numbers' links still fit beside them.</summary>
    public const int LongestWords = 1_700;

    // Longest markdown of a written sentence.
    const int LongestWritten = 1_000;

    // Words before the short answer that a cut quote keeps.
    const int Before = 120;

    /// <summary>The quote, or the part of it around its bold stretch that fits.</summary>
    /// <param name="limit">Most code units of markdown of the words.</param>
    public static string One(string quote, IReadOnlyList<TextSpan>? highlights, string numbers, int limit)
    {
        var text = CleanText.Of(quote, highlights);
        var start = TextCut.End(text, 0, limit) == text.Text.Length ? 0 : StartFor(text, limit);
        return Block(text, new TextSpan(start, TextCut.End(text, start, limit)), numbers);
    }

    /// <summary>The quote in full, over as many blocks as that takes; the numbers stand at the last.</summary>
    public static IEnumerable<string> All(string quote, string numbers, int limit = LongestWords)
    {
        var text = CleanText.Of(quote);
        foreach (var chunk in TextCut.Chunks(text, limit))
            yield return Block(text, chunk, chunk.End == text.Text.Length ? numbers : "");
    }

    /// <summary>A written sentence as markdown.</summary>
    public static string Written(WrittenSentence sentence, CitationLinks links, Localization words)
    {
        var mark = TranslationMark.Of(sentence, words) is { } translated ? $" *({translated})*" : "";
        var text = Markdown.Escape(sentence.Text, LongestWritten);
        return $"{(sentence.Origin is SentenceOrigin.Quote ? $"“{text}”" : text)} {links.Numbers(sentence.Citations)}".TrimEnd() + mark;
    }

    static string Block(CleanText text, TextSpan part, string numbers)
    {
        var words = Markdown.Escape(text, part.Start, part.End).Trim();
        var (head, tail) = (part.Start > 0 ? "… " : "", part.End < text.Text.Length ? " …" : "");
        return $"> “{head}{words}{tail}” {numbers}".TrimEnd();
    }

    /// <summary>Where to take a long quote up so that the short answer is seen: at a word's start somewhat before it.</summary>
    static int StartFor(CleanText text, int limit)
    {
        if (text.FirstMark is not { } mark || mark < limit / 4)
            return 0;
        for (var start = mark - Math.Min(Before, limit / 4); start < mark; start++)
        {
            if (text.Text[start] == ' ' && text.MayCutAt(start + 1))
                return start + 1;
        }

        while (!text.MayCutAt(mark))
            mark--;
        return mark;
    }
}
