using System.Globalization;

namespace BriefBot.Language;

/// <summary>Characters of scripts that put no blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese; and Korean, which puts
/// them between words with their particles.</summary>
/// <remarks>Source: Unicode's blocks.</remarks>
static class Unspaced
{
    /// <summary>True for a character of such a script.</summary>
    public static bool Is(char c) =>
        c >= '\u0E00'
        && (
            c
                is (>= '\u4E00' and <= '\u9FFF')
                    or (>= '\u3040' and <= '\u30FF')
                    or (>= '\uAC00' and <= '\uD7AF')
                    or (>= '\u0E00' and <= '\u0EFF')
                    or (>= '\u1000' and <= '\u109F')
                    or (>= '\u1780' and <= '\u17FF')
                    or (>= '\u3400' and <= '\u4DBF')
                    or (>= '\u3105' and <= '\u312F')
                    or (>= '\uF900' and <= '\uFAFF')
            && char.IsLetter(c)
        );

    /// <summary>How many characters tell as much as a word: two, or three of those that stand for a sound.</summary>
    public static int Characters(char c) => c < '\u2E80' ? 3 : 2;

    /// <summary>A run of characters in all its shorter parts: each of them alone and, of three, each two that follow one another.</summary>
    public static List<string> Parts(ReadOnlySpan<char> run)
    {
        var parts = new List<string>(5);
        for (var start = 0; start < run.Length; start = After(run, start))
        {
            for (var end = After(run, start); end <= run.Length && !(start == 0 && end == run.Length); end = After(run, end))
            {
                parts.Add(run[start..end].ToString());
                if (end == run.Length)
                    break;
            }
        }
        return parts;
    }

    /// <summary>Where the character ends that starts at a position: behind the vowel and tone signs that belong to it.</summary>
    public static int After(ReadOnlySpan<char> text, int position)
    {
        position++;
        while (
            position < text.Length
            && text[position] >= '\u0E00'
            && CharUnicodeInfo.GetUnicodeCategory(text[position]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        )
            position++;
        return position;
    }
}
