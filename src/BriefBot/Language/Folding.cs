using System.Globalization;

namespace BriefBot.Language;

/// <summary>Lower case without accents, so that "São" and "Sao" are one word. Works without ICU, which the invariant culture does not
/// load.</summary>
public static class Folding
{
    // Base letter of U+00C0–U+024F and of U+1E00–U+1EFF, a blank where there is none (Unicode canonical decompositions, plus strokes and
    // ligatures).
    const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiii  jjkk llllll  llnnnnnn   oooooooorrrrrrsssssssstttt  uuuuuuuuuuuuwwyyyzzzzzz         "
        + "                        oo             uu                            aaiioouuuuuuuuuu aaaa    ggkkoo"
        + "oo  j   gg  nnaa    aaaaeeeeiiiioooorrrruuuusstt  hh      aaeeooooooooyy                            ";

    const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy      aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy      ";

    /// <summary>The letter in lower case without its accent.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80)
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        var folded = c switch
        {
            >= '\u00C0' and < '\u0250' => Latin[c - 0xC0],
            >= '\u1E00' and < '\u1F00' => LatinAdditional[c - 0x1E00],
            >= '\u0370' and < '\u0530' or >= '\u0620' and < '\u0700' or >= '\u1F00' and < '\u2000' => Other(c),
            _ => ' ',
        };
        return folded == ' ' ? char.ToLowerInvariant(c) : folded;
    }

    /// <summary>The two letters that one is written as where it is missing: "ß", "æ", "œ", "þ"; null for all others.</summary>
    public static string? Two(char c) =>
        c switch
        {
            < 'Æ' => null,
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'þ' or 'Þ' => "th",
            _ => null,
        };

    // Greek without accents and with one sigma, Russian "ё" as "е", the forms of alef and of yeh and teh marbuta in Arabic as one each.
    static char Other(char c) =>
        char.ToLowerInvariant(c) switch
        {
            'ά' or (>= 'ἀ' and <= 'ἇ') or 'ὰ' or 'ά' or 'ᾶ' => 'α',
            'έ' or (>= 'ἐ' and <= 'ἕ') or 'ὲ' or 'έ' => 'ε',
            'ή' or (>= 'ἠ' and <= 'ἧ') or 'ὴ' or 'ή' or 'ῆ' => 'η',
            'ί' or 'ϊ' or 'ΐ' or (>= 'ἰ' and <= 'ἷ') or 'ὶ' or 'ί' or 'ῖ' => 'ι',
            'ό' or (>= 'ὀ' and <= 'ὅ') or 'ὸ' or 'ό' => 'ο',
            'ύ' or 'ϋ' or 'ΰ' or (>= 'ὐ' and <= 'ὗ') or 'ὺ' or 'ύ' or 'ῦ' => 'υ',
            'ώ' or (>= 'ὠ' and <= 'ὧ') or 'ὼ' or 'ώ' or 'ῶ' => 'ω',
            'ς' => 'σ',
            'ё' => 'е',
            'آ' or 'أ' or 'إ' or 'ٱ' => 'ا',
            'ى' or 'ی' => 'ي',
            'ة' => 'ه',
            'ک' => 'ك',
            var other => other,
        };

    // Longer words are cut there.
    const int LongestWord = 64;

    /// <summary>A word letter by letter, of a longer one the first 64.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[2 * LongestWord];
        var length = 0;
        foreach (var c in word[..Math.Min(word.Length, LongestWord)])
        {
            if (Two(c) is { } two)
                (folded[length++], folded[length++]) = (two[0], two[1]);
            else
                folded[length++] = Fold(c);
        }
        return folded[..length].ToString();
    }

    /// <summary>True for accents that stand behind their letter as a character of their own.</summary>
    public static bool IsCombining(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
