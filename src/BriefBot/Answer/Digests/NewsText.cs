using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Answer.Digests;

/// <summary>A sentence of an article.</summary>
/// <param name="Position">0 for the first.</param>
sealed record NewsSentence(NewsText Of, int Position, TextSpan Span, FactWords Facts)
{
    /// <summary>As it stands there.</summary>
    public string Text => Of.Article.Body[Span.Start..Span.End];
}

/// <summary>An article of a story with its sentences, as far as they are looked at.</summary>
sealed class NewsText
{
    // News tells the news first; what stands further down is background.
    const int MostSentences = 60;
    const int FewestWords = 5;
    const int FewestIdeographs = 12;
    const int LongestSentence = 500;

    /// <summary>Reads an article.</summary>
    public NewsText(Article article, StemMemory stems)
    {
        Article = article;
        var sentences = new List<NewsSentence>();
        foreach (var span in Sentences.Split(article.Body, article.Language).Take(MostSentences))
            sentences.Add(new(this, sentences.Count, span, FactWords.Of(article.Body, span, stems)));
        All = sentences;
        Title = FactWords.Of(article.Title, new(0, article.Title.Length), stems);
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>Its sentences, at most 60.</summary>
    public IReadOnlyList<NewsSentence> All { get; }

    /// <summary>What its title tells.</summary>
    public FactWords Title { get; }

    /// <summary>Those that can be quoted: whole statements of a length that a digest has room for.</summary>
    public IEnumerable<NewsSentence> Quotable => All.Where(sentence => IsStatement(sentence.Text));

    static bool IsStatement(string sentence) =>
        sentence.Length <= LongestSentence
        && SentenceSigns.EndsWithFullStop(sentence)
        && (sentence.Count(c => c == ' ') >= FewestWords - 1 || (sentence.Length >= FewestIdeographs && IsUnspaced(sentence)));

    // Chinese and Japanese have no spaces between words, Thai and Burmese few.
    static bool IsUnspaced(string sentence) =>
        sentence.Count(c => c is >= '\u3040' and <= '\u9FFF' or >= '\u0E00' and <= '\u109F' or >= '\u1780' and <= '\u17FF') * 2
        > sentence.Length;
}
