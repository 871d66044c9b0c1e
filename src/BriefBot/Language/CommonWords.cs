using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Everyday words that tell little in any corpus, even a small one in which they happen to be rare.</summary>
public static class CommonWords
{
    static readonly FrozenSet<string> Stems = Lexicon.Stems("en/common-words", "stems");

    /// <summary>True for the stem of such a word.</summary>
    public static bool IsCommonStem(string stem) => Stems.Contains(stem);
}
