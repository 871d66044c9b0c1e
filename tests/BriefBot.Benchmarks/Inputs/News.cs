using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Benchmarks.Inputs;

/// <summary>An article as a JSON Lines file holds it.</summary>
/// <param name="Id">Unique within the set; questions name it as gold.</param>
/// <param name="Published">Day as yyyy-MM-dd, null when unknown.</param>
sealed record NewsArticle(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("source")] string? Source,
    [property: JsonPropertyName("published")] string? Published,
    [property: JsonPropertyName("body")] string Body
);

/// <summary>A question with its known answers.</summary>
/// <param name="Date">As-of day, as yyyy-MM-dd or yyyyMMdd.</param>
/// <param name="Gold">Ids of the articles that hold the answer.</param>
sealed record NewsQuestion(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("question")] string Text,
    [property: JsonPropertyName("date")] string Date,
    [property: JsonPropertyName("answers")] IReadOnlyList<string> Answers,
    [property: JsonPropertyName("gold_doc_ids")] IReadOnlyList<string> Gold,
    [property: JsonPropertyName("unanswerable")] bool Unanswerable
)
{
    /// <summary>The as-of day.</summary>
    public DateOnly Day =>
        DateOnly.Parse(
            Date.Length == 8 ? $"{Date[..4]}-{Date[4..6]}-{Date[6..]}" : Date,
            System.Globalization.CultureInfo.InvariantCulture
        );
}

/// <summary>Articles and the questions about them.</summary>
sealed record NewsSet(string Name, IReadOnlyList<NewsArticle> Articles, IReadOnlyList<NewsQuestion> Questions)
{
    /// <summary>Reads a set from JSON Lines files, compressed or not.</summary>
    public static NewsSet Read(string corpus, string questions) =>
        new(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(corpus))!), [.. Lines<NewsArticle>(corpus)], ReadQuestions(questions));

    /// <summary>Reads the questions that have an answer.</summary>
    public static IReadOnlyList<NewsQuestion> ReadQuestions(string path) =>
        [.. Lines<NewsQuestion>(path).Where(question => !question.Unanswerable)];

    /// <summary>Writes articles as JSON Lines, to be ingested.</summary>
    public static void Write(IEnumerable<NewsArticle> articles, string path)
    {
        using var writer = new StreamWriter(path);
        foreach (var article in articles)
            writer.WriteLine(JsonSerializer.Serialize(article));
    }

    /// <summary>Writes questions as <c>batch ask</c> reads them.</summary>
    public static void Write(IEnumerable<NewsQuestion> questions, string path)
    {
        using var writer = new StreamWriter(path);
        foreach (var question in questions)
            writer.WriteLine(JsonSerializer.Serialize(question));
    }

    static IEnumerable<T> Lines<T>(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(content);
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return JsonSerializer.Deserialize<T>(line)!;
        }
    }
}
