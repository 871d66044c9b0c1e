using System.Globalization;
using System.Text;

namespace BriefBot.Deliver.Pictures;

/// <summary>Puts a line into the order in which it is seen: Hebrew and Arabic run from right to left, within a line that doesn't.</summary>
/// <remarks>Source: Unicode Standard Annex 9, rules W2, N1 and L2, for a paragraph from left to right without controls.</remarks>
static class VisualRuns
{
    const int Left = 0;
    const int Right = 1;
    const int NumberAmongRight = 2;

    /// <summary>The stretches of a line, each of one direction, from left to right; the letters of each in the order of reading.</summary>
    public static IReadOnlyList<string> Of(string line)
    {
        var runes = line.EnumerateRunes().ToList();
        if (!runes.Exists(IsRight))
            return line.Length == 0 ? [] : [line];
        var levels = Levels(runes);
        var runs = new List<(int Level, StringBuilder Text)>();
        for (var at = 0; at < runes.Count; at++)
        {
            if (at == 0 || levels[at] != levels[at - 1])
                runs.Add((levels[at], new StringBuilder()));
            runs[^1].Text.Append(runes[at].ToString());
        }
        for (var start = 0; start < runs.Count; start++)
        {
            var end = start;
            while (end < runs.Count && runs[end].Level >= Right)
                end++;
            runs.Reverse(start, end - start);
            start = end;
        }
        return runs.ConvertAll(run => run.Text.ToString());
    }

    static int[] Levels(List<Rune> runes)
    {
        var levels = new int[runes.Count];
        var strong = Left;
        var open = 0;
        for (var at = 0; at < runes.Count; at++)
        {
            var rune = runes[at];
            if (IsNeutral(rune))
                continue;
            var before = strong;
            if (!Rune.IsDigit(rune))
                strong = IsRight(rune) ? Right : Left;
            levels[at] = Rune.IsDigit(rune) && strong == Right ? NumberAmongRight : strong;
            // What has no direction of its own takes that of both sides where these agree, else the line's.
            Array.Fill(levels, before == Right && levels[at] >= Right ? Right : Left, open, at - open);
            open = at + 1;
        }
        return levels;
    }

    static bool IsNeutral(Rune rune) => !IsRight(rune) && !Rune.IsLetterOrDigit(rune);

    // The blocks of Hebrew, Arabic, Syriac, Thaana and their like.
    static bool IsRight(Rune rune) =>
        rune.Value
            is (>= 0x590 and <= 0x8ff)
                or (>= 0xfb1d and <= 0xfdff)
                or (>= 0xfe70 and <= 0xfefc)
                or (>= 0x10800 and <= 0x10fff)
                or (>= 0x1e800 and <= 0x1efff)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherPunctuation);
}
