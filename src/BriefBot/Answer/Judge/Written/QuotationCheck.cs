using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Holds quotations against what stands in quotation marks in the sources, word for word.</summary>
static class QuotationCheck
{
    // A word or two in marks may be a title or a word at which the article wonders, and need not be anybody's speech.
    const int ShortestSpeech = 3;

    /// <summary>The quotations that don't stand so.</summary>
    public static IEnumerable<Fault> Find(Sentence written, IReadOnlyList<Source> sources)
    {
        foreach (var quote in written.Quotes)
        {
            var text = written.At(quote);
            var wanted = QuotedText.Fold(text).Trim(' ', ',', '.', '…', '!', '?', ';', ':');
            if (wanted.Length == 0)
                continue;
            var parts = wanted.Split(["…", "..."], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (!sources.Any(source => Holds(source, parts)))
                yield return new Fault(FaultKind.Quotation, text, null);
        }
    }

    static bool Holds(Source source, string[] parts)
    {
        var isSpeech = parts.Sum(part => part.Count(c => c == ' ') + 1) >= ShortestSpeech;
        if (!isSpeech)
            return HoldsInOrder(QuotedText.Fold(source.Text), parts);
        return source.Reading.Quotes.Exists(quote => HoldsInOrder(QuotedText.Fold(source.Reading.At(quote)), parts))
            // Only marks within a speech part its stretches ("…,” she said, “…").
            || (
                parts.Length > 1 && HoldsInOrder(QuotedText.Fold(string.Join(' ', source.Reading.Quotes.Select(source.Reading.At))), parts)
            );
    }

    static bool HoldsInOrder(string text, string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = IndexOfWords(text, part, at);
            if (found < 0)
                return false;
            at = found + part.Length;
        }
        return true;
    }

    static int IndexOfWords(string text, string part, int from)
    {
        for (
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + part.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }
        return -1;
    }
}
