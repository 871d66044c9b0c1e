using System.Collections.Frozen;

namespace BriefBot.Language.Reading;

/// <summary>Words that turn a statement round.</summary>
static class Negations
{
    static readonly FrozenSet<string> Stems = Lexicon.Stems("en/negations", "stems");

    /// <summary>True when one of them is among words.</summary>
    public static bool IsNegated(List<Word> words) => IsNegated(words.ConvertAll(word => word.Stem));

    /// <summary>True when one of them is among the stems of a clause; "no doubt", "not only" and "No. 1" are none.</summary>
    public static bool IsNegated(IReadOnlyList<string> stems)
    {
        for (var i = 0; i < stems.Count; i++)
            if (At(stems, i))
                return true;
        return false;
    }

    /// <summary>True when the word at an index is one of them and turns round what follows it.</summary>
    public static bool At(IReadOnlyList<string> stems, int index)
    {
        var next = index + 1 < stems.Count ? stems[index + 1] : "";
        if (stems[index] == "fail" && next == "to")
            return true;
        return Stems.Contains(stems[index]) && !IsHarmless(stems[index], next);
    }

    static bool IsHarmless(string negation, string next) =>
        next is "doubt" or "onli" or "just" or "least" or "fewer" or "less" or "matter" or "sooner"
        || (negation == "no" && next.Length > 0 && char.IsAsciiDigit(next[0]));
}
