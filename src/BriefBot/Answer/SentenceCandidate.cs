using BriefBot.Answer.Reading;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>A sentence that may answer, with what speaks for it.</summary>
/// <param name="Passage">The best passage that holds it.</param>
/// <param name="Span">Its place in the article's body.</param>
/// <param name="Context">The sentence before it in the same article, empty when there is none.</param>
sealed record SentenceCandidate(ScoredPassage Passage, TextSpan Span, TextSpan Context)
{
    Sentence? _reading;

    /// <summary>The article it stands in.</summary>
    public Article Article => Passage.Passage.Article;

    /// <summary>The sentence.</summary>
    public string Text => Article.Body[Span.Start..Span.End];

    /// <summary>Features in the order of <see cref="SentenceFeatures"/>.</summary>
    public required double[] Features { get; init; }

    /// <summary>What the reader made of its passage; null when that wasn't read.</summary>
    public ReadPassage? ReadIn { get; init; }

    /// <summary>The reader's best answer within it, its place in the article's body; null when it wasn't read.</summary>
    public SpanReading? Read { get; init; }

    /// <summary>Weighted features; larger is better.</summary>
    public double Score { get; init; }

    /// <summary>What is read in it, with places in the article's body.</summary>
    public Sentence Reading => _reading ??= new Sentence(Article.Body, Span, Article.Published.Day);

    /// <summary>Proper names in it, with spans in the article's body.</summary>
    public IReadOnlyList<NameMention> Names => Reading.Names;
}
