using System.Globalization;
using System.Text.Json.Serialization;
using BriefBot.Corpus;
using BriefBot.Deliver.Answering;

namespace BriefBot.Deliver.Json;

/// <summary>An article as it is taken along, a line for each: as <c>ingest</c> reads it.</summary>
/// <param name="Id">As its input gave it, else its number.</param>
/// <param name="Published">The day, year or instant; null where it isn't known.</param>
/// <param name="PublishedBasis">Why it is thought to be so; null without a hint.</param>
/// <param name="PublishedInferred">True where it was inferred; null else.</param>
/// <param name="Language">Of the text, as a BCP 47 tag; null where unknown.</param>
/// <param name="Updated">When the article says that it was changed last; null where it doesn't.</param>
/// <param name="Cleaned">Always true: the body is taken as it is.</param>
sealed record ExportedArticle(
    string Id,
    string Title,
    string? Url,
    string? Source,
    string? Author,
    string? Published,
    string? PublishedBasis,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? PublishedInferred,
    string? Topic,
    string? Language,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Updated,
    bool Cleaned,
    string Body
)
{
    const string InstantForm = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>Of an article.</summary>
    public static ExportedArticle Of(Article article) =>
        new(
            article.ExternalId ?? article.Id.ToString(),
            article.Title,
            article.Url,
            article.Source,
            article.Author,
            article.Published.Time is { } time ? time.ToString(InstantForm, CultureInfo.InvariantCulture) : article.Published.Iso,
            article.Published.Basis is { Length: > 0 } basis ? basis : null,
            article.Published.Origin == DateOrigin.Inferred ? true : null,
            article.Topic,
            article.Language,
            article.ModifiedAt?.ToString(InstantForm, CultureInfo.InvariantCulture),
            Cleaned: true,
            article.Body
        );
}

/// <summary>An answer as it is taken along, a line for each; without who asked, and where.</summary>
/// <param name="Status">"answered" or "not_found".</param>
/// <param name="Shown">What was shown, as the JSON that is kept.</param>
/// <param name="Trace">How it came about, a statement a line.</param>
/// <param name="Up">How many found it good.</param>
/// <param name="Down">How many found it bad.</param>
sealed record ExportedAnswer(
    long Id,
    string AskedAt,
    string AsOf,
    string Platform,
    string Question,
    string? Understood,
    string Status,
    double Confidence,
    string AnsweredBy,
    long ElapsedMs,
    string Shown,
    IReadOnlyList<string> Trace,
    int Up,
    int Down
)
{
    /// <summary>Of an answer that was kept.</summary>
    public static ExportedAnswer Of(KeptAnswer kept)
    {
        var answer = kept.Answer;
        return new(
            kept.Key.Value,
            answer.AskedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            answer.AsOf.ToString("O", CultureInfo.InvariantCulture),
            answer.Place.Platform,
            answer.Question,
            answer.Understood,
            answer.Status == AnswerStatus.Answered ? "answered" : "not_found",
            answer.Confidence,
            answer.AnsweredBy,
            (long)answer.Elapsed.TotalMilliseconds,
            answer.Shown,
            KeptTrace.Lines(answer),
            kept.Feedback.Up,
            kept.Feedback.Down
        );
    }
}
