using System.Globalization;
using System.Text;

namespace BriefBot.Deliver.Terminal;

/// <summary>How many columns a terminal gives to text.</summary>
public static class ColumnWidth
{
    /// <summary>Two for wide East Asian letters and emoji, none for combining marks and joiners, one for the rest.</summary>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Of(rune);
        return columns;
    }

    static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
            return 1;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };
    }

    // The blocks that Unicode's EastAsianWidth.txt gives as W or F, rounded to whole blocks.
    static bool IsWide(int rune) =>
        rune
            is (>= 0x1100 and <= 0x115f)
                or (>= 0x2e80 and <= 0x303e)
                or (>= 0x3041 and <= 0xa4cf)
                or (>= 0xa960 and <= 0xa97c)
                or (>= 0xac00 and <= 0xd7a3)
                or (>= 0xf900 and <= 0xfaff)
                or (>= 0xfe30 and <= 0xfe6f)
                or (>= 0xff00 and <= 0xff60)
                or (>= 0xffe0 and <= 0xffe6)
                or (>= 0x1f300 and <= 0x1f64f)
                or (>= 0x1f900 and <= 0x1f9ff)
                or (>= 0x20000 and <= 0x3fffd);
}
