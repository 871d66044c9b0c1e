using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>Tells common nouns from names where all nouns have a capital.</summary>
static class GermanNouns
{
    const int ShortestDerived = 8;
    const int ShortestPart = 3;

    static readonly string[] Endings = ["", "e", "n", "s", "en", "er", "es", "se", "in", "ne", "ern", "nen", "sen", "innen"];
    static readonly string[] Links = ["", "s", "n", "e", "es", "en", "er"];

    // Only derived nouns end so; "-ion" and "-er" end names as well.
    static readonly string[] Derivations =
    [
        "ung",
        "ungen",
        "heit",
        "heiten",
        "keit",
        "keiten",
        "schaft",
        "schaften",
        "itat",
        "itaten",
        "tion",
        "tionen",
        "ismus",
    ];

    static readonly FrozenSet<string> Nouns = Folded(Lexicon.Words("de/nouns", "nouns"));
    static readonly FrozenSet<string> Fronts = Folded(Lexicon.Words("de/nouns", "fronts"));

    /// <summary>True for a noun that is known, a form of one, or one made of such.</summary>
    /// <param name="word">In lower case, without accents.</param>
    /// <param name="isName">True for a name that the noun may begin with.</param>
    public static bool Is(string word, Func<string, bool> isName)
    {
        if (IsForm(word) || IsDerived(word))
            return true;
        for (var at = ShortestPart; at <= word.Length - ShortestPart; at++)
            if ((IsForm(word[at..]) || IsDerived(word[at..])) && IsFront(word[..at], isName))
                return true;
        return false;
    }

    static bool IsForm(string word) =>
        Array.Exists(Endings, ending => word.EndsWith(ending, StringComparison.Ordinal) && Nouns.Contains(word[..^ending.Length]));

    static bool IsDerived(string word) =>
        word.Length >= ShortestDerived && Array.Exists(Derivations, ending => word.EndsWith(ending, StringComparison.Ordinal));

    static bool IsFront(string front, Func<string, bool> isName) =>
        Fronts.Contains(front)
        || isName(front)
        || Array.Exists(
            Links,
            link =>
                front.Length - link.Length >= ShortestPart
                && front.EndsWith(link, StringComparison.Ordinal)
                && (Nouns.Contains(front[..^link.Length]) || IsDerived(front[..^link.Length]))
        )
        || Enumerable
            .Range(ShortestPart, Math.Max(0, front.Length - (2 * ShortestPart) + 1))
            .Any(at => (Fronts.Contains(front[..at]) || IsForm(front[..at])) && IsForm(front[at..]));

    static FrozenSet<string> Folded(string[] words) => words.Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
}
