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
        var wanted = Normalizer.Words(query).Where(word => !StopWords.IsStopWord(word)).Select(PorterStemmer.Stem).ToHashSet();
        var sentences = Sentences.Split(passage, language);
        if (sentences.Count == 0)
            return ("", []);
        var best = sentences
            .Select(
                (sentence, index) =>
                    (index, hits: Hits(passage[sentence.Start..sentence.End], wanted).Select(hit => hit.Stem).Distinct().Count())
            )
            .MaxBy(pair => pair.hits)
            .index;
        var (start, end) = (sentences[best].Start, sentences[best].End);
        for (var next = best + 1; next < sentences.Count && sentences[next].End - start <= MaxLength; next++)
            end = sentences[next].End;
        var text = passage[start..end];
        var cut = text.Length > MaxLength ? text[..WordEnd(text)] + " …" : text;
        return (cut, Hits(cut, wanted).Select(hit => hit.Span).ToList());
    }

    static int WordEnd(string text)
    {
        var space = text.LastIndexOf(' ', MaxLength);
        if (space > 0)
            return space;
        return char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
    }

    static List<(TextSpan Span, string Stem)> Hits(string text, HashSet<string> wanted)
    {
        var hits = new List<(TextSpan, string)>();
        var words = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        while (words.Next())
        {
            var stem = PorterStemmer.Stem(words.Word.ToString());
            if (wanted.Contains(stem))
                hits.Add((new TextSpan(words.Start, words.End), stem));
        }
        return hits;
    }
}
