using BriefBot.Answer.Summaries;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Briefings;

/// <summary>A sentence of an article on a topic.</summary>
/// <param name="Position">0 for the first of its article.</param>
/// <param name="Before">The sentence before it, null for the first.</param>
/// <param name="Coverage">Share, by weight, of the topic's words that it holds, 0 to 1.</param>
/// <param name="IsOnTopic">True when it, the one before it or, in an article that is all about it, its place says that it is of the
/// topic.</param>
sealed record TopicSentence(TopicArticle Source, int Position, TextSpan Span, TextSpan? Before, double Coverage, bool IsOnTopic)
{
    Sentence? _reading;
    Standing? _standing;
    Occasion? _occasion;
    HashSet<string>? _stems;
    string? _text;

    /// <summary>The article it stands in.</summary>
    public Article Article => Source.Article;

    /// <summary>The sentence.</summary>
    public string Text => _text ??= Article.Body[Span.Start..Span.End];

    /// <summary>Proper names in it, with spans in the article's body.</summary>
    public IReadOnlyList<NameMention> Names => Reading.Names;

    /// <summary>What is read in it, with places in the article's body.</summary>
    public Sentence Reading => _reading ??= new Sentence(Article.Body, Span, Article.Published.Day);

    /// <summary>Whether it can be understood alone, and what a reader must be told.</summary>
    public Standing Standing => _standing ??= Standing.Of(Source.Text, Span, Before);

    /// <summary>True for a credit, a caption, a heading or a note on the article itself: no sentence that tells something.</summary>
    public bool IsFurniture =>
        (!SentenceSigns.MayBeLast(Text[^1]) && !Reading.IsSigned)
        || Says("contributed to this")
        || (Says("contributed") && Says("report"))
        || Says("originally published")
        || Says("was first published")
        || Says("story has been updated")
        || Says("article has been updated");

    /// <summary>Stems of its words that carry a topic.</summary>
    public HashSet<string> Stems =>
        _stems ??= [.. Normalizer.Words(Text).Where(word => !StopWords.IsStopWord(word)).Select(PorterStemmer.Stem)];

    /// <summary>The time that it is about.</summary>
    public Occasion Occasion => _occasion ??= Occasions.Of(Article.Body, Span, Article.Published.Year);

    /// <summary>A stretch of the body as a place in the sentence.</summary>
    public TextSpan Inside(TextSpan span) => new(span.Start - Span.Start, span.End - Span.Start);

    bool Says(string words) => Text.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Share of the smaller sentence's stems that both have.</summary>
    public double Overlap(TopicSentence other)
    {
        var smaller = Math.Min(Stems.Count, other.Stems.Count);
        return smaller == 0 ? 0 : (double)Stems.Count(other.Stems.Contains) / smaller;
    }
}

/// <summary>An article on a topic.</summary>
/// <param name="Rank">0 for the one that retrieval puts first.</param>
/// <param name="IsAllAboutIt">False when only some of its sentences are on the topic.</param>
sealed record TopicArticle(Article Article, int Rank, bool IsAllAboutIt)
{
    /// <summary>The article as a text to summarise.</summary>
    public SummaryText Text { get; } = SummaryText.Of(Article);

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TopicSentence> Sentences { get; set; } = [];
}
