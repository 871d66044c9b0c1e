using BriefBot.Answer.Writing;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>What stands behind a sentence that a model translated.</summary>
static class TranslationMark
{
    /// <summary>The mark in the reader's language, without brackets; null for a sentence that wasn't translated.</summary>
    public static string? Of(WrittenSentence sentence, Localization words) =>
        sentence.TranslatedFrom switch
        {
            null => null,
            "de" => words[Term.TranslatedFromGerman],
            "fr" => words[Term.TranslatedFromFrench],
            "es" => words[Term.TranslatedFromSpanish],
            _ => words[Term.TranslatedFromEnglish],
        };
}
