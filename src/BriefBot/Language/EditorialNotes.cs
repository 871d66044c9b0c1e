using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>Sentences in which an outlet speaks about its own article: that it was corrected, or when it was updated.</summary>
public static class EditorialNotes
{
    const int LongestStamp = 14;

    static readonly string[] CorrectionOpenings = Lexicon.Lines("en/editorial-notes", "correction-openings");

    static readonly string[] CorrectionPhrases = Lexicon.Lines("en/editorial-notes", "correction-phrases");

    static readonly FrozenSet<string> StampOpenings = Lexicon
        .Lines("en/editorial-notes", "stamp-openings")
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenSet<string> StampWords = Lexicon
        .Words("en/editorial-notes", "stamp-words")
        .Select(word => SentenceKey.Of(word))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when an outlet says that it corrected something.</summary>
    public static bool IsCorrection(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart(" *_([—–-•");
        foreach (var opening in CorrectionOpenings)
            if (sentence.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        foreach (var phrase in CorrectionPhrases)
            if (sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        return Retractions.IsRetracted(sentence)
            && (
                sentence.Contains("version", StringComparison.OrdinalIgnoreCase)
                || sentence.Contains("article", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>True for a line that only tells when the article was published or updated.</summary>
    public static bool IsTimestamp(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var tokens = SentenceKey.Tokens(sentence);
        if (tokens.Count is < 2 or > LongestStamp)
            return false;
        var opening = Opening(sentence, tokens);
        return opening > 0 && Dates.Find(sentence) is var dates && tokens.Skip(opening).All(token => IsOfStamp(token, dates));
    }

    static int Opening(string sentence, List<KeyToken> tokens)
    {
        for (var words = Math.Min(3, tokens.Count - 1); words > 0; words--)
            if (StampOpenings.Contains(sentence[tokens[0].Start..tokens[words].Start].Trim(' ', ':', '-', '–', '|', '\u00A0')))
                return words;
        return 0;
    }

    static bool IsOfStamp(KeyToken token, IReadOnlyList<DateMention> dates) =>
        StampWords.Contains(token.Text)
        || char.IsAsciiDigit(token.Text[0])
        || dates.Any(date => date.Span.Start <= token.Start && token.Start < date.Span.End);
}
