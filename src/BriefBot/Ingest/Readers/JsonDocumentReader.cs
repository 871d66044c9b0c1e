using System.Globalization;
using System.Text.Json;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads a JSON document: one article, or an array of them, each a reading of its own with its own bytes.</summary>
public sealed class JsonDocumentReader(InputLimits limits, JsonArticleReader articles)
{
    /// <summary>Reads the document. Articles of an array are named "name#1", "name#2"…; those before a defect are kept.</summary>
    public IReadOnlyList<Reading> Read(ReadOnlyMemory<byte> json, string name, CancellationToken cancellation)
    {
        var utf8 = JsonText.Mend(json);
        var found = new List<Reading>();
        try
        {
            var reader = new Utf8JsonReader(
                utf8.Span,
                new JsonReaderOptions
                {
                    MaxDepth = limits.JsonDepth + 1,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowTrailingCommas = true,
                }
            );
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                return [articles.Read(json, name, cancellation)];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                cancellation.ThrowIfCancellationRequested();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                found.Add(articles.Read(utf8[start..(int)reader.BytesConsumed], Numbered(name, found.Count + 1), cancellation));
            }
            if (found.Count == 0)
                found.Add(new Reading.Rejected(name, "an empty list of articles"));
        }
        catch (JsonException e)
        {
            found.Add(new Reading.Rejected(found.Count == 0 ? name : Numbered(name, found.Count + 1), JsonText.Describe(e)));
        }
        return found;
    }

    static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}#{number}");
}
