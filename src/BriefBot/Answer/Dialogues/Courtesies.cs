using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>Thanks and the like, by which nothing is asked.</summary>
static class Courtesies
{
    const int LongestWords = 8;

    static readonly FrozenSet<string> Thanks = Lexicon.Set("en/dialogue", "thanks");

    static readonly FrozenSet<string> Approval = Lexicon.Set("en/dialogue", "approval");

    static readonly FrozenSet<string> Fillers = Lexicon.Set("en/dialogue", "fillers");

    /// <summary>True for "thanks a lot" and, behind an answer, for "ok great".</summary>
    /// <param name="text">As typed.</param>
    /// <param name="isBehindAnswer">Whether something was asked before.</param>
    public static bool Is(string text, bool isBehindAnswer)
    {
        if (text.Contains('?'))
            return false;
        var words = Normalizer.Words(text);
        if (words.Count is 0 or > LongestWords)
            return false;
        if (!words.TrueForAll(word => Thanks.Contains(word) || Approval.Contains(word) || Fillers.Contains(word)))
            return false;
        return words.Exists(Thanks.Contains) || (isBehindAnswer && words.Exists(word => Approval.Contains(word) || word == "got"));
    }
}
