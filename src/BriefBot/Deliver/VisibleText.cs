using System.Globalization;
using System.Text;

namespace BriefBot.Deliver;

/// <summary>Makes text from outside safe to show: what it looks like is what it says.</summary>
/// <remarks>
/// Terminals act on control characters, and both terminals and browsers reorder text at bidirectional controls
/// (CVE-2021-42574), so neither reaches a reader from an article.
/// </remarks>
public static class VisibleText
{
    const int ControlPictures = 0x2400;
    const char DeletePicture = '\u2421';

    /// <summary>
    /// One line without anything invisible that acts: white space of any kind becomes a space, control characters become
    /// their pictures (U+2400 block), bidirectional controls, tags and other ignorable characters vanish, and a lone
    /// surrogate becomes U+FFFD.
    /// </summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        if (IsPlain(text))
            return text.ToString();
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(line, rune);
        return line.ToString();
    }

    static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (
                c is < ' ' or (>= '\u007f' and < '\u00a0') or '\u00ad' or '\u061c' or (>= '\u180b' and <= '\u180f') or '\ufeff'
                || c is >= '\u2000' and <= '\u206f' && !IsPunctuation(c)
                || char.IsSurrogate(c)
            )
                return false;
        }
        return true;
    }

    static bool IsPunctuation(char c) => c is >= '\u2010' and <= '\u2027' or >= '\u2030' and <= '\u205e';

    static void Append(StringBuilder line, Rune rune)
    {
        var value = rune.Value;
        if (value is '\t' or '\n' or '\r' or 0x85 || Rune.IsWhiteSpace(rune))
            line.Append(value is 0xa0 or 0x202f ? (char)value : ' ');
        else if (value < 0x20)
            line.Append((char)(ControlPictures + value));
        else if (value == 0x7f)
            line.Append(DeletePicture);
        else if (value is >= 0x80 and < 0xa0)
            line.Append('\ufffd');
        else if (!Vanishes(rune))
            line.Append(rune.ToString());
    }

    // U+200C and U+200D join letters (Persian, Indic scripts, emoji): text would read differently without them.
    static bool Vanishes(Rune rune) => rune.Value is not (0x200c or 0x200d) && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
