using BriefBot.Language;

namespace BriefBot.Deliver;

/// <summary>The sentences of a passage that show best why it matched.</summary>
public static class Snippet
{
    /// <summary>Most characters of a snippet.</summary>
    public const int MaxLength = 320;

    /// <summary>The sentence with most of the query's words and, while they fit, those after it; the words found are highlighted.</summary>
    /// <param name="passage">Its text.</param>
    /// <param name="query">What was searched.</param>
    /// <param name="language">Primary BCP 47 tag of the passage's language; null when it isn't known.</param>
    public static (string Text, IReadOnlyList<TextSpan> Highlights) Of(string passage, string query, string? language)
    {
        var read = TextLanguage.Of(language, passage);
        var wanted = Hits(query, read, null).Select(hit => hit.Stem).ToHashSet(StringComparer.Ordinal);
        var sentences = Sentences.Split(passage, language);
        if (sentences.Count == 0)
            return ("", []);
        var best = sentences
            .Select(
                (sentence, index) =>
                    (index, hits: Hits(passage[sentence.Start..sentence.End], read, wanted).Select(hit => hit.Stem).Distinct().Count())
            )
            .MaxBy(pair => pair.hits)
            .index;
        var (start, end) = (sentences[best].Start, sentences[best].End);
        for (var next = best + 1; next < sentences.Count && sentences[next].End - start <= MaxLength; next++)
            end = sentences[next].End;
        var text = passage[start..end];
        var cut = text.Length > MaxLength ? text[..WordEnd(text)] + " …" : text;
        return (cut, Hits(cut, read, wanted).Select(hit => hit.Span).ToList());
    }

    static int WordEnd(string text)
    {
        var space = text.LastIndexOf(' ', MaxLength);
        if (space > 0)
            return space;
        return char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
    }

    // The words of a text that are wanted; all but small ones where null.
    static List<(TextSpan Span, string Stem)> Hits(string text, TextLanguage language, HashSet<string>? wanted)
    {
        var hits = new List<(TextSpan, string)>();
        var words = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize], language.Writing);
        while (words.Next())
        {
            var stem = language.Stem(words.Word);
            if (wanted?.Contains(stem) ?? !language.IsStopWord(Folding.Fold(words.Word)))
                hits.Add((new TextSpan(words.Start, words.End), stem));
        }
        return hits;
    }
}
