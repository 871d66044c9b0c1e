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
            _ => ' ',
        };
        return folded == ' ' ? char.ToLowerInvariant(c) : folded;
    }

    /// <summary>True for accents that stand behind their letter as a character of their own.</summary>
    public static bool IsCombining(char c) => c >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
