using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Ingest.Pages;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads one JSON object <c>{id, title, url, source, author, published, body|html}</c>; other members are skipped.</summary>
public sealed class JsonArticleReader(InputLimits limits, HtmlReader pages)
{
    /// <summary>The reason for refusing a record without text.</summary>
    public const string NoText = "no \"body\" and no \"html\" with text in it";

    enum Field
    {
        None,
        Id,
        Title,
        Url,
        Source,
        Author,
        Published,
        Topic,
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
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.JsonDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "expected a JSON object like {\"title\": …, \"body\": …}";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            reader.Read();
            if (field == Field.None) reader.Skip();
            else fields[(int)field] = JsonText.Scalar(ref reader, joinWith: field == Field.Author ? ", " : "\n\n");
        }
        return reader.Read() ? "more follows after the JSON object" : null;
    }

    static Field FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("id"u8) ? Field.Id
        : reader.ValueTextEquals("title"u8) ? Field.Title
        : reader.ValueTextEquals("url"u8) ? Field.Url
        : reader.ValueTextEquals("source"u8) ? Field.Source
        : reader.ValueTextEquals("author"u8) ? Field.Author
        : reader.ValueTextEquals("published"u8) ? Field.Published
        : reader.ValueTextEquals("topic"u8) ? Field.Topic
        : reader.ValueTextEquals("body"u8) ? Field.Body
        : reader.ValueTextEquals("html"u8) ? Field.Html
        : Field.None;

    Reading Compose(string?[] fields, ReadOnlyMemory<byte> json, string name, CancellationToken cancellation)
    {
        string? Text(Field field) => Metadata.OneLine(fields[(int)field]);
        var original = new Original(json, "application/json", name);
        var page = string.IsNullOrWhiteSpace(fields[(int)Field.Body]) && fields[(int)Field.Html] is { } html ? pages.Read(html, original, new PageOrigin(Metadata.WebAddress(fields[(int)Field.Url])) { IsGiven = true }, cancellation) : null;
        if (page is Reading.Rejected) return page;
        var article = (page as Reading.Found)?.Article ?? new FoundArticle(Plain(fields[(int)Field.Body] ?? ""), TextForm.Body, original);
        if (string.IsNullOrWhiteSpace(article.Text)) return new Reading.Rejected(name, NoText);
        return new Reading.Found(article with
        {
            ExternalId = Text(Field.Id),
            Title = Text(Field.Title) ?? article.Title,
            Url = Metadata.WebAddress(fields[(int)Field.Url]) ?? article.Url,
            Source = Text(Field.Source) ?? article.Source,
            Author = Text(Field.Author) ?? article.Author,
            Published = Text(Field.Published) ?? article.Published,
            PublishedFrom = Text(Field.Published) is null ? article.PublishedFrom : null,
            OtherDates = Text(Field.Published) is not null && article.Published is { } shown ? [new(shown, article.PublishedFrom ?? "the page"), .. article.OtherDates] : article.OtherDates,
            Topic = Text(Field.Topic),
        });
    }

    static string Plain(string body) => MarkupText.IsMarkup(body) ? MarkupText.Plain(body) : body;
}
