using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Sentences in which an outlet speaks about its own article: that it was corrected, or when it was updated.</summary>
public static class EditorialNotes
{
    const int LongestStamp = 14;

    static readonly string[] CorrectionOpenings =
    [
        "correction:", "corrections:", "corrects ", "corrected:", "clarification:", "correction and clarification", "editor's note:", "editors' note:", "editor’s note:", "editors’ note:", "correction (",
        "berichtigung:", "korrektur:", "anmerkung der redaktion:", "rectificatif", "correctif", "erratum", "note de la rédaction", "corrección:", "fe de errores", "fe de erratas", "rectificación:",
    ];

    static readonly string[] CorrectionPhrases =
    [
        "this article was amended on", "this article has been amended", "this article was corrected", "this article has been corrected", "this story was corrected", "this story has been corrected", "this report has been corrected",
        "this article has been updated to correct", "this story has been updated to correct", "this story corrects", "this version corrects", "has been corrected to", "was updated to correct", "has been updated to correct",
        "in einer früheren version", "in einer früheren fassung", "une version précédente de cet article", "una versión anterior de este artículo", "una versión previa de este artículo",
    ];

    static readonly FrozenSet<string> StampOpenings =
        "updated|last updated|update|published|first published|posted|modified|last modified|published on|updated on|originally published|aktualisiert|zuletzt aktualisiert|veröffentlicht|stand|publié|mis à jour|modifié|publicado|actualizado"
            .Split('|').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Months of the other languages; English dates are found as such. Keys have no accents.
    static readonly FrozenSet<string> StampWords = (
        "on at the of by and am pm gmt utc bst cet cest est edt pst pdt ist et uhr um am le à el las los a h ago hours hour minutes minute min mins days day just now today yesterday vor stunden minuten il y heures hace horas de del " +
        "januar februar märz april mai juni juli august september oktober november dezember janvier février mars avril juin juillet août septembre octobre novembre décembre " +
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre").Split(' ').Select(word => SentenceKey.Of(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when an outlet says that it corrected something.</summary>
    public static bool IsCorrection(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart(" *_([—–-•");
        foreach (var opening in CorrectionOpenings)
            if (sentence.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var phrase in CorrectionPhrases)
            if (sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return Retractions.IsRetracted(sentence) && (sentence.Contains("version", StringComparison.OrdinalIgnoreCase) || sentence.Contains("article", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a line that only tells when the article was published or updated.</summary>
    public static bool IsTimestamp(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var tokens = SentenceKey.Tokens(sentence);
        if (tokens.Count is < 2 or > LongestStamp) return false;
        var opening = Opening(sentence, tokens);
        return opening > 0 && Dates.Find(sentence) is var dates && tokens.Skip(opening).All(token => IsOfStamp(token, dates));
    }

    static int Opening(string sentence, List<KeyToken> tokens)
    {
        for (var words = Math.Min(3, tokens.Count - 1); words > 0; words--)
            if (StampOpenings.Contains(sentence[tokens[0].Start..tokens[words].Start].Trim(' ', ':', '-', '–', '|', '\u00A0'))) return words;
        return 0;
    }

    static bool IsOfStamp(KeyToken token, IReadOnlyList<DateMention> dates) =>
        StampWords.Contains(token.Text) || char.IsAsciiDigit(token.Text[0]) || dates.Any(date => date.Span.Start <= token.Start && token.Start < date.Span.End);
}
