using BriefBot.Answer.Judge.Written;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>
/// Judges a sentence in the language of what it cites, where that isn't English: as a translation and, since the words can be compared,
/// word by word, each by its stem.
/// </summary>
static class OwnWords
{
    // Beginnings of words that carry an article or a prefix have letters to spare.
    const int Shortest = 2;

    /// <summary>Judges a sentence.</summary>
    /// <param name="sentence">Without citation marks.</param>
    /// <param name="language">Its language, and that of what it cites.</param>
    /// <param name="cited">What it cites.</param>
    public static Verdict Verify(string sentence, TextLanguage language, IReadOnlyList<CitedSentence> cited)
    {
        var verdict = TranslatedSentence.Verify(sentence, language, cited);
        if (!verdict.Passes)
            return verdict;
        var known = cited
            .SelectMany(one => LocalWord.Read(one.Article.Body, one.Span, language))
            .Select(word => language.Stem(word.Lower))
            .ToHashSet(StringComparer.Ordinal);
        var whole = new TextSpan(0, sentence.Length);
        foreach (var word in LocalWord.Read(sentence, whole, language))
        {
            if (word.IsDigits || word.Lower.Length < Shortest || language.IsStopWord(word.Folded) || language.Writing.IsElided(word.Lower))
                continue;
            if (!known.Contains(language.Stem(word.Lower)))
                return new Verdict(0, [new Fault(FaultKind.Unsupported, sentence[word.Span.Start..word.Span.End], null)]);
        }
        return verdict;
    }
}
