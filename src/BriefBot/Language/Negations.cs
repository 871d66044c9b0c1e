using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Words that turn a statement round.</summary>
public static class Negations
{
    static readonly FrozenSet<string> Stems = "not never no neither nor didnt doesnt dont wasnt werent isnt arent wont wouldnt cannot cant couldnt hasnt havent hadnt without absent skip declin refus miss cancel boycott stay-away"
        .Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when one of them is among the stems of a clause; "no doubt" and "not only" are none.</summary>
    public static bool IsNegated(IReadOnlyList<string> stems)
    {
        ArgumentNullException.ThrowIfNull(stems);
        for (var i = 0; i < stems.Count; i++)
        {
            if (!Stems.Contains(stems[i])) continue;
            if (i + 1 < stems.Count && stems[i + 1] is "doubt" or "onli" or "just" or "least") continue;
            return true;
        }
        return false;
    }
}
