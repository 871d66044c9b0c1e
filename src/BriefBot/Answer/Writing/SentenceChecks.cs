using BriefBot.Answer.Judge.Translated;
using BriefBot.Answer.Judge.Written;
using BriefBot.Language;
using BriefBot.Reader;

namespace BriefBot.Answer.Writing;

/// <summary>
/// Judges what a model wrote by the check that fits: English on English by every word, a translation by what translating leaves as it is,
/// another language on itself by both. What is in a language in which it can't be judged doesn't pass.
/// </summary>
/// <param name="asked">Primary BCP 47 tag of the language that is asked in; null to judge everything as English.</param>
/// <param name="translates">Whether a translation may pass.</param>
/// <param name="reader">Judges English sentences as a whole; null where rules decide alone.</param>
sealed class SentenceChecks(string? asked, bool translates, QuestionReader? reader)
{
    const string English = "en";

    /// <summary>The language to tell a model to write in, by its English name; empty where it needn't be told, or what it would write could
    /// not be judged.</summary>
    public static string LanguageToName(string? asked, IEnumerable<CitedSentence> sources, bool translates)
    {
        if (asked is null || !TranslatedSentence.CanJudge(asked, asked))
            return "";
        var others = sources.Select(source => TranslatedSentence.LanguageOf(source).Tag).Where(tag => tag != asked).ToList();
        if (others.Count == 0)
            return asked == English ? "" : TranslatedSentence.NameOf(asked);
        return translates ? TranslatedSentence.NameOf(asked) : "";
    }

    /// <summary>Judges a sentence.</summary>
    public Verdict Verify(string sentence, IReadOnlyList<CitedSentence> cited, CancellationToken cancellation)
    {
        if (asked is null || cited.Count == 0 || SentenceVerifier.IsCopy(sentence, cited))
            return InEnglish();
        var languages = Languages(cited);
        var isEnglish = languages is [English];
        if (asked == English && isEnglish)
            return InEnglish();
        var own = LanguageOf(sentence, languages);
        if (languages.Count == 1 && languages[0] == own)
            return isEnglish ? InEnglish() : OwnWords.Verify(sentence, TextLanguage.Of(own), cited);
        return own == asked && translates
            ? TranslatedSentence.Verify(sentence, TextLanguage.Of(own), cited)
            : new Verdict(0, [new Fault(FaultKind.Language, sentence, null)]);

        Verdict InEnglish() => SentenceVerifier.Verify(sentence, cited, SentenceJudges.Of(reader, cancellation));
    }

    /// <summary>The language that a sentence that passed was translated from; null when it wasn't.</summary>
    public string? TranslatedFrom(string sentence, IReadOnlyList<CitedSentence> cited)
    {
        if (asked is null || SentenceVerifier.IsCopy(sentence, cited))
            return null;
        var languages = Languages(cited);
        if (asked == English && languages is [English])
            return null;
        var own = LanguageOf(sentence, languages);
        return languages.Find(language => language != own);
    }

    static List<string> Languages(IReadOnlyList<CitedSentence> cited) =>
        [.. cited.Select(one => TranslatedSentence.LanguageOf(one).Tag).Distinct()];

    string LanguageOf(string sentence, List<string> languages) =>
        TranslatedSentence.LanguageOf(sentence, [.. languages.Prepend(asked!).Distinct()]);
}
