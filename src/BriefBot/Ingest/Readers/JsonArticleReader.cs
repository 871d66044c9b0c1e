using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>
/// Reads one JSON object <c>{id, title, url, source, author, published, body|html}</c>, and the names that others give to these members;
/// further members are skipped. With <c>"cleaned": true</c>, as an export has it, the body is taken as it is, and
/// <c>{published_basis, published_inferred, language}</c> count, too.
/// </summary>
public sealed class JsonArticleReader(InputLimits limits, HtmlReader pages)
{
    /// <summary>The reason for refusing a record without text.</summary>
    public const string NoText = "no \"body\" and no \"html\" with text in it";

    const string True = "true";

    enum Field
    {
        None,
        Id,
        Title,
        Url,
        Source,
        Author,
        Published,
        Updated,
        Topic,
        Cleaned,
        PublishedBasis,
        PublishedInferred,
        Language,
        Body,
        Html,
    }

    /// <summary>Reads the object. <paramref name="json"/> is kept as the original.</summary>
    /// <param name="name">Names the record in the corpus and in rejections.</param>
    public Reading Read(ReadOnlyMemory<byte> json, string name, CancellationToken cancellation)
    {
        var utf8 = JsonText.Mend(json);
        try
        {
            var fields = new string?[(int)Field.Html + 1];
            var problem = ReadFields(utf8.Span, fields);
            return problem is not null ? new Reading.Rejected(name, problem) : Compose(fields, json, name, cancellation);
        }
        catch (JsonException e)
        {
            return new Reading.Rejected(name, JsonText.Describe(e));
        }
    }

    string? ReadFields(ReadOnlySpan<byte> utf8, string?[] fields)
    {
        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions
            {
                MaxDepth = limits.JsonDepth,
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
            }
        );
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return "expected a JSON object like {\"title\": …, \"body\": …}";
        var ranks = new int[fields.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (field, rank) = MemberOf(ref reader);
            reader.Read();
            if (field == Field.None)
                reader.Skip();
            else if (
                JsonText.Scalar(ref reader, joinWith: field == Field.Author ? ", " : "\n\n") is var value
                && (fields[(int)field] is null || (rank <= ranks[(int)field] && value is not null))
            )
                (fields[(int)field], ranks[(int)field]) = (value, rank);
        }
        return reader.Read() ? "more follows after the JSON object" : null;
    }

    /// <summary>Names of members, the ones that count before the others first.</summary>
    static readonly (Field Field, string[] Names)[] Members =
    [
        (Field.Id, ["id"]),
        (Field.Title, ["title", "headline"]),
        (Field.Url, ["url", "link"]),
        (Field.Source, ["source", "outlet", "publication", "site", "site_name", "siteName", "publisher"]),
        (Field.Author, ["author", "authors", "byline"]),
        (
            Field.Published,
            [
                "published",
                "date",
                "published_at",
                "publishedAt",
                "datePublished",
                "date_published",
                "pubDate",
                "pub_date",
                "publishDate",
                "publish_date",
                "publicationDate",
                "publication_date",
            ]
        ),
        (Field.Updated, ["updated", "modified", "updated_at", "updatedAt", "dateModified", "date_modified"]),
        (Field.Topic, ["topic"]),
        (Field.Cleaned, ["cleaned"]),
        (Field.PublishedBasis, ["published_basis"]),
        (Field.PublishedInferred, ["published_inferred"]),
        (Field.Language, ["language"]),
        (Field.Body, ["body", "text", "content"]),
        (Field.Html, ["html"]),
    ];

    /// <summary>The member that the reader stands on, and how many names of it count before this one.</summary>
    static (Field Field, int Rank) MemberOf(ref Utf8JsonReader reader)
    {
        foreach (var (field, names) in Members)
            for (var rank = 0; rank < names.Length; rank++)
                if (reader.ValueTextEquals(names[rank]))
                    return (field, rank);
        return (Field.None, 0);
    }

    Reading Compose(string?[] fields, ReadOnlyMemory<byte> json, string name, CancellationToken cancellation)
    {
        string? Text(Field field) => Metadata.OneLine(fields[(int)field]);
        var original = new Original(json, "application/json", name);
        if (fields[(int)Field.Cleaned] == True && fields[(int)Field.Body] is { } body && !string.IsNullOrWhiteSpace(body))
            return new Reading.Found(
                new FoundArticle(body, TextForm.Cleaned, original)
                {
                    ExternalId = Text(Field.Id),
                    Title = Text(Field.Title),
                    Url = Metadata.WebAddress(fields[(int)Field.Url]),
                    Source = Text(Field.Source),
                    Author = Text(Field.Author),
                    Published = Text(Field.Published),
                    PublishedBasis = Text(Field.PublishedBasis),
                    IsPublishedInferred = fields[(int)Field.PublishedInferred] == True,
                    Modified = Text(Field.Updated),
                    Topic = Text(Field.Topic),
                    Language = Text(Field.Language),
                }
            );
        var page =
            string.IsNullOrWhiteSpace(fields[(int)Field.Body]) && fields[(int)Field.Html] is { } html
                ? pages.Read(html, original, new PageOrigin(Metadata.WebAddress(fields[(int)Field.Url])) { IsGiven = true }, cancellation)
                : null;
        if (page is Reading.Rejected)
            return page;
        var article = (page as Reading.Found)?.Article ?? new FoundArticle(Plain(fields[(int)Field.Body] ?? ""), TextForm.Body, original);
        if (string.IsNullOrWhiteSpace(article.Text))
            return new Reading.Rejected(name, NoText);
        return new Reading.Found(
            article with
            {
                ExternalId = Text(Field.Id),
                Title = Text(Field.Title) ?? article.Title,
                Url = Metadata.WebAddress(fields[(int)Field.Url]) ?? article.Url,
                Source = Text(Field.Source) ?? article.Source,
                Author = Text(Field.Author) ?? article.Author,
                Published = Text(Field.Published) ?? article.Published,
                PublishedFrom = Text(Field.Published) is null ? article.PublishedFrom : null,
                OtherDates =
                    Text(Field.Published) is not null && article.Published is { } shown
                        ? [new(shown, article.PublishedFrom ?? "the page"), .. article.OtherDates]
                        : article.OtherDates,
                Modified = Text(Field.Updated) ?? article.Modified,
                Topic = Text(Field.Topic),
            }
        );
    }

    static string Plain(string body) => MarkupText.IsMarkup(body) ? MarkupText.Plain(body) : body;
}
