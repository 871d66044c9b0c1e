using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Verbs that report what somebody said or wrote.</summary>
public static class SpeechVerbs
{
    static readonly FrozenSet<string> Verbs = Lexicon.Set("en/speech", "verbs", StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a form of such a verb, in any case.</summary>
    public static bool IsVerb(string? word) => word is not null && Verbs.Contains(word);
}
