using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Verbs that report what somebody said or wrote.</summary>
public static class SpeechVerbs
{
    static readonly FrozenSet<string> Verbs = (
        "said says say saying told tells called calls described describes claimed claims stated states warned warns argued argues accused accuses announced announces added adds wrote writes noted notes " +
        "insisted insists tweeted posted urged urges vowed vows pledged promised declared declares denied denies acknowledged admitted confirmed confirms explained explains predicted predicts suggested suggests " +
        "asserted alleged alleges complained conceded cautioned concluded concludes criticised criticized denounced condemned condemns praised labelled labeled branded dubbed characterised characterized referred " +
        "remarked replied responded revealed reported reports testified estimates estimated believes thinks asked blamed rejected dismissed stressed emphasised emphasized reiterated hailed slammed blasted")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a form of such a verb, in any case.</summary>
    public static bool IsVerb(string? word) => word is not null && Verbs.Contains(word);
}
