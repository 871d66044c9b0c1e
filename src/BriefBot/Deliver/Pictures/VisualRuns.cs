using System.Globalization;
using System.Text;

namespace BriefBot.Deliver.Pictures;

/// <summary>A stretch of a line that runs in one direction.</summary>
/// <param name="Text">Its letters in the order of reading.</param>
/// <param name="IsFromRight">Whether it is read from right to left.</param>
readonly record struct VisualRun(string Text, bool IsFromRight);

/// <summary>Puts a line into the order in which it is seen: Hebrew and Arabic run from right to left, numbers and Latin among them from
/// left to right.</summary>
/// <remarks>Source: Unicode Standard Annex 9, rules P2, P3, W1 to W7, N1, N2, I1, I2 and L2; brackets aren't paired (N0), and there are no
/// controls in a line that is made safe to show.</remarks>
static class VisualRuns
{
    // Each beside the one that it turns into.
    const string Mirrored = "()[]{}<>«»‹›";

    enum Kind
    {
        Left,
        Right,
        Arabic,
        Number,
        ArabicNumber,
        Sign,
        Separator,
        Terminator,
        Mark,
        Neutral,
    }

    /// <summary>Whether a line is read from right to left: its first letter is.</summary>
    public static bool IsFromRight(string text) =>
        text.EnumerateRunes().Select(KindOf).FirstOrDefault(kind => kind is Kind.Left or Kind.Right or Kind.Arabic) is not Kind.Left;

    /// <summary>The stretches of a line, from left to right.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isFromRight">Whether the text that it is of is read from right to left; null to tell by the line itself.</param>
    public static IReadOnlyList<VisualRun> Of(string line, bool? isFromRight = null)
    {
        if (line.Length == 0)
            return [];
        var runes = line.EnumerateRunes().ToList();
        var kinds = runes.ConvertAll(KindOf);
        var ground = (isFromRight ?? IsFromRight(line)) ? 1 : 0;
        if (ground == 0 && !kinds.Exists(kind => kind is Kind.Right or Kind.Arabic or Kind.ArabicNumber))
            return [new(line, false)];
        var levels = Levels(kinds, ground);
        var runs = new List<(int Level, StringBuilder Text)>();
        for (var at = 0; at < runes.Count; at++)
        {
            if (at == 0 || levels[at] != levels[at - 1])
                runs.Add((levels[at], new StringBuilder()));
            runs[^1].Text.Append(runes[at].ToString());
        }
        for (var level = 2; level > 0; level--)
            Reverse(runs, level);
        return runs.ConvertAll(run => new VisualRun(run.Text.ToString(), run.Level == 1));
    }

    /// <summary>A stretch from right to left as what lays letters out takes it: that turns letters round, but signs alone it takes for a
    /// stretch from left to right.</summary>
    public static string Shown(string text)
    {
        if (text.EnumerateRunes().Any(rune => KindOf(rune) is Kind.Right or Kind.Arabic))
            return text;
        var signs = text.EnumerateRunes()
            .Select(rune =>
                Mirrored.IndexOf(rune.ToString(), StringComparison.Ordinal) is >= 0 and var at
                    ? Mirrored[at ^ 1].ToString()
                    : rune.ToString()
            );
        return string.Concat(signs.Reverse());
    }

    static void Reverse(List<(int Level, StringBuilder Text)> runs, int level)
    {
        for (var start = 0; start < runs.Count; start++)
        {
            var end = start;
            while (end < runs.Count && runs[end].Level >= level)
                end++;
            runs.Reverse(start, end - start);
            start = end;
        }
    }

    static int[] Levels(List<Kind> kinds, int ground)
    {
        Numbers(kinds, ground == 0 ? Kind.Left : Kind.Right);
        var levels = new int[kinds.Count];
        var (before, open) = (ground, 0);
        for (var at = 0; at <= kinds.Count; at++)
        {
            if (at < kinds.Count && kinds[at] is Kind.Neutral)
                continue;
            var direction =
                at == kinds.Count ? ground
                : kinds[at] == Kind.Left ? 0
                : 1;
            // What has no direction of its own takes that of both sides where these agree, else the line's.
            var between = before == direction ? direction : ground;
            Array.Fill(levels, between == 1 ? 1 : ground * 2, open, at - open);
            if (at < kinds.Count)
                levels[at] = kinds[at] switch
                {
                    Kind.Left => ground * 2,
                    Kind.Number or Kind.ArabicNumber => 2,
                    _ => 1,
                };
            (before, open) = (direction, at + 1);
        }
        return levels;
    }

    // Marks belong to what they stand on; digits and the signs in and at numbers become numbers, or as the letters before them.
    static void Numbers(List<Kind> kinds, Kind ground)
    {
        var strong = ground;
        for (var at = 0; at < kinds.Count; at++)
        {
            if (kinds[at] == Kind.Mark)
                kinds[at] = at == 0 ? ground : kinds[at - 1];
            if (kinds[at] is Kind.Left or Kind.Right or Kind.Arabic)
                strong = kinds[at];
            else if (kinds[at] == Kind.Number && strong == Kind.Arabic)
                kinds[at] = Kind.ArabicNumber;
        }
        for (var at = 1; at + 1 < kinds.Count; at++)
            if (
                kinds[at - 1] == kinds[at + 1]
                && (
                    (kinds[at - 1] == Kind.Number && kinds[at] is Kind.Sign or Kind.Separator)
                    || (kinds[at - 1] == Kind.ArabicNumber && kinds[at] == Kind.Separator)
                )
            )
                kinds[at] = kinds[at - 1];
        for (var at = 1; at < kinds.Count; at++)
            if (kinds[at] == Kind.Terminator && kinds[at - 1] == Kind.Number)
                kinds[at] = Kind.Number;
        for (var at = kinds.Count - 2; at >= 0; at--)
            if (kinds[at] == Kind.Terminator && kinds[at + 1] == Kind.Number)
                kinds[at] = Kind.Number;
        strong = ground;
        for (var at = 0; at < kinds.Count; at++)
        {
            if (kinds[at] is Kind.Left or Kind.Right or Kind.Arabic)
                strong = kinds[at];
            else if (kinds[at] == Kind.Number && strong == Kind.Left)
                kinds[at] = Kind.Left;
            else if (kinds[at] is Kind.Sign or Kind.Separator or Kind.Terminator)
                kinds[at] = Kind.Neutral;
        }
    }

    static Kind KindOf(Rune rune)
    {
        if (rune.Value is '+' or '-')
            return Kind.Sign;
        if (rune.Value is ',' or '.' or ':' or '/' or 0xa0 or 0x60c)
            return Kind.Separator;
        if (rune.Value is '#' or '%' or 0x66a or 0x2030 or 0xb0)
            return Kind.Terminator;
        if (rune.Value is (>= 0x660 and <= 0x669) or 0x66b or 0x66c)
            return Kind.ArabicNumber;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.CurrencySymbol => Kind.Terminator,
            UnicodeCategory.DecimalDigitNumber => Kind.Number,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Kind.Mark,
            UnicodeCategory.OtherPunctuation when IsOfArabic(rune) => Kind.Neutral,
            _ when IsOfArabic(rune) => Kind.Arabic,
            _ when IsOfHebrew(rune) => Kind.Right,
            _ => Rune.IsLetterOrDigit(rune) ? Kind.Left : Kind.Neutral,
        };
    }

    // The blocks of Hebrew, N'Ko, Samaritan, Mandaic and their like.
    static bool IsOfHebrew(Rune rune) =>
        rune.Value
            is (>= 0x590 and <= 0x5ff)
                or (>= 0x7c0 and <= 0x85f)
                or (>= 0xfb1d and <= 0xfb4f)
                or (>= 0x10800 and <= 0x10fff)
                or (>= 0x1e800 and <= 0x1efff);

    // Those of Arabic, Syriac and Thaana.
    static bool IsOfArabic(Rune rune) =>
        rune.Value is (>= 0x600 and <= 0x7bf) or (>= 0x860 and <= 0x8ff) or (>= 0xfb50 and <= 0xfdff) or (>= 0xfe70 and <= 0xfefc);
}
