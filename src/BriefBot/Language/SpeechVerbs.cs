using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Verbs that report what somebody said or wrote, in English, German, French and Spanish; forms that mean something else in
/// another of these aren't among them.</summary>
public static class SpeechVerbs
{
    static readonly FrozenSet<string> Verbs = Lexicon
        .Words("en/speech", "verbs")
        .Concat(WithAndWithoutAccents(Lexicon.Words("de/speech", "verbs")))
        .Concat(WithAndWithoutAccents(Lexicon.Words("fr/speech", "verbs")))
        .Concat(WithAndWithoutAccents(Lexicon.Words("es/speech", "verbs")))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a form of such a verb, in any case.</summary>
    public static bool IsVerb(string? word) => word is not null && Verbs.Contains(word);

    static IEnumerable<string> WithAndWithoutAccents(IEnumerable<string> verbs) =>
        verbs.SelectMany(verb => new[] { verb, Folding.Fold(verb) });
}
