using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>Thanks and the like, by which nothing is asked.</summary>
static class Courtesies
{
    const int LongestWords = 8;

    /// <summary>What is said to them where no language is chosen.</summary>
    public const string Welcome = "You're welcome. Ask me anything else about the articles.";

    static readonly FrozenSet<string> Thanks = Set(
        "thanks thank thankyou thx thanx tnx ty tysm cheers merci danke dank dankeschon gracias");

    // Said of an answer; alone they may be what is looked for, so that only an answer before makes them polite.
    static readonly FrozenSet<string> Approval = Set(
        "ok okay k great perfect cool nice super good alright excellent wonderful brilliant awesome lovely fine understood super " +
        "parfait perfekt perfecto toll prima vale genial");

    static readonly FrozenSet<string> Fillers = Set(
        "a an lot lots so very much many you ya all for the that thats this it its is was got see i oh ah lol yes yeah yep well " +
        "then just know hear to clear helpful really again bye " +
        "bot help info answer answers everything all now and " +
        "beaucoup bien vous te tres vielen schon gut sehr muchas mucho muy bien");

    /// <summary>True for "thanks a lot" and, behind an answer, for "ok great".</summary>
    /// <param name="text">As typed.</param>
    /// <param name="isBehindAnswer">Whether something was asked before.</param>
    public static bool Is(string text, bool isBehindAnswer)
    {
        if (text.Contains('?')) return false;
        var words = Normalizer.Words(text);
        if (words.Count is 0 or > LongestWords) return false;
        if (!words.TrueForAll(word => Thanks.Contains(word) || Approval.Contains(word) || Fillers.Contains(word))) return false;
        return words.Exists(Thanks.Contains) || (isBehindAnswer && words.Exists(word => Approval.Contains(word) || word == "got"));
    }

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
