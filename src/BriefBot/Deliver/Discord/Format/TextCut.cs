using BriefBot.Language;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>Cuts text where a reader would pause: at a sentence's end, else between words, else between grapheme clusters.</summary>
public static class TextCut
{
    /// <summary>What a continued or shortened text shows at its cut.</summary>
    public const string Ellipsis = "…";

    /// <summary>Room for any grapheme cluster, escaped and in bold.</summary>
    public const int ShortestChunk = (2 * (CleanText.MaxCluster + 1)) + 8;

    /// <summary>The furthest place at which a text that is taken up at <paramref name="start"/> may stop.</summary>
    /// <param name="limit">Most code units of markdown from start to end.</param>
    /// <returns>The text's length when the rest fits; <paramref name="start"/> when not even one grapheme cluster does.</returns>
    public static int End(CleanText text, int start, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (cost, furthest) = (0, start);
        for (var i = start; i < text.Text.Length; i++)
        {
            if (i > start && text.MayCutAt(i))
                furthest = i;
            cost += MarkdownSigns.Cost(text, i, start);
            if (cost > limit)
                return Preferred(text, start, furthest);
        }

        return text.Text.Length;
    }

    /// <summary>The text in stretches that each fit, to be shown one after the other.</summary>
    /// <param name="limit">Most code units of markdown in each; <see cref="ShortestChunk"/> or more.</param>
    public static IEnumerable<TextSpan> Chunks(CleanText text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, ShortestChunk);
        return Split(text, limit);
    }

    static IEnumerable<TextSpan> Split(CleanText text, int limit)
    {
        for (var start = 0; start < text.Text.Length; )
        {
            var end = End(text, start, limit);
            if (text.Text.AsSpan(end).IsWhiteSpace())
                end = text.Text.Length;
            yield return new TextSpan(start, end);
            start = end;
            while (start < text.Text.Length && text.Text[start] == ' ' && text.MayCutAt(start + 1))
                start++;
        }
    }

    /// <summary>A sentence's end in the second half, else a space in the last quarter, else the furthest place.</summary>
    static int Preferred(CleanText text, int start, int furthest)
    {
        var length = furthest - start;
        var sentence = Sentences.Split(text.Text[start..furthest]).SkipLast(1).LastOrDefault();
        if (sentence.End > length / 2 && text.MayCutAt(start + sentence.End))
            return start + sentence.End;
        for (var space = furthest; space > start + (length * 3 / 4); space--)
        {
            if (space < text.Text.Length && text.Text[space] == ' ' && text.MayCutAt(space))
                return space;
        }

        return furthest;
    }
}
