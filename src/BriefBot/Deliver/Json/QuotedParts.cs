using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Answer.Digests;
using BriefBot.Answer.Summaries;
using BriefBot.Answer.Writing;

namespace BriefBot.Deliver.Json;

/// <summary>A sentence with the numbers of what it cites: a quote, or what a model wrote.</summary>
/// <param name="Origin">Of a written sentence: "model", "repaired" or "quote"; left out for others.</param>
/// <param name="Highlights">Of a quote: where the short answer stands in it; left out for others.</param>
/// <param name="Clarifications">What is to be read within a quote; left out where there is nothing.</param>
/// <param name="Translated">Of a written sentence in another language than what it cites: true; left out for others.</param>
/// <param name="SourceLanguage">Of such a sentence: the language of what it cites, as its primary BCP 47 tag.</param>
record ClaimPart(
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Origin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<IReadOnlyList<int>>? Highlights,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClarificationPart>? Clarifications,
    IReadOnlyList<int> Citations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Translated = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SourceLanguage = null
)
{
    /// <summary>Of a quote.</summary>
    public static ClaimPart Of(Claim claim) =>
        new(
            claim.Text,
            null,
            DocumentValues.Spans(claim.Highlights),
            claim.Clarifications.Count > 0 ? [.. claim.Clarifications.Select(ClarificationPart.Of)] : null,
            claim.Citations
        );

    /// <summary>Of a sentence that a model wrote.</summary>
    public static ClaimPart Of(WrittenSentence sentence) =>
        new(
            sentence.Text,
            DocumentValues.Name(sentence.Origin),
            null,
            null,
            sentence.Citations,
            sentence.TranslatedFrom is not null,
            sentence.TranslatedFrom
        );

    /// <summary>Of a sentence of a digest, which marks nothing.</summary>
    public static ClaimPart Of(DigestSentence sentence) => new(sentence.Text, null, null, null, sentence.Citations);

    /// <summary>Of what a model wrote or, where it wrote nothing, of quotes.</summary>
    public static IReadOnlyList<ClaimPart> Of(IReadOnlyList<WrittenSentence> written, IReadOnlyList<Claim> quotes) =>
        written.Count > 0 ? [.. written.Select(Of)] : [.. quotes.Select(Of)];
}

/// <summary>What is to be read within a quote.</summary>
/// <param name="At">Before which UTF-16 code unit of it.</param>
sealed record ClarificationPart(int At, string Text)
{
    /// <summary>Of a clarification.</summary>
    public static ClarificationPart Of(Clarification clarification) => new(clarification.At, clarification.Text);
}

/// <summary>What the number of a citation stands for.</summary>
/// <param name="N">The number.</param>
/// <param name="Published">The day that the outlet prints, or the year.</param>
/// <param name="PublishedTime">The instant with the outlet's own offset, where it states one.</param>
/// <param name="Link">To the quote in the live page.</param>
/// <param name="AlsoIn">Other outlets with the same text.</param>
sealed record CitationPart(
    int N,
    long Article,
    int Version,
    string Title,
    string? Source,
    string? Url,
    string? Published,
    string? PublishedTime,
    string PublishedBasis,
    string Quote,
    int Start,
    int End,
    string Sha256,
    string? Link,
    IReadOnlyList<string> AlsoIn
)
{
    /// <summary>Of a source.</summary>
    public static CitationPart Of(CitedSource source)
    {
        var (article, citation) = (source.Article, source.Citation);
        return new(
            source.Number,
            citation.Article.Value,
            citation.Version,
            article.Title,
            article.Source,
            article.Url,
            article.Published.Iso,
            DocumentValues.Time(article.Published.Time),
            article.Published.Basis,
            source.Quote,
            citation.Start,
            citation.End,
            citation.Sha256,
            TextFragment.Link(article.Url, source.Quote),
            article.AlsoIn
        );
    }
}

/// <summary>Sources that disagree.</summary>
sealed record ConflictPart(string About, IReadOnlyList<ConflictSidePart> Sides)
{
    /// <summary>Of a conflict.</summary>
    public static ConflictPart Of(Conflict conflict) =>
        new(conflict.About, [.. conflict.Sides.Select(side => new ConflictSidePart(side.Value, side.Text, side.Citation))]);
}

/// <summary>One side of it.</summary>
sealed record ConflictSidePart(string Value, string Text, int Citation);

/// <summary>A passage that was found.</summary>
/// <param name="Doc">The id that the input gave, else the article's own.</param>
sealed record PassagePart(string Doc, string Title, string Text, double Score)
{
    /// <summary>Of a passage.</summary>
    public static PassagePart Of(RankedPassage ranked) =>
        new(ranked.Document, ranked.Passage.Article.Title, ranked.Passage.Text, DocumentValues.Score(ranked.Score));
}
