using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BriefBot.Corpus.Sqlite;

/// <summary>How values become text of the database, those from outside checked for size before anything is written, and text becomes
/// values again.</summary>
static class StoredText
{
    /// <summary>Most characters of an id, and of a platform's name.</summary>
    const int MaxId = 64;

    /// <summary>An instant; sorts as time does.</summary>
    public static string Of(DateTimeOffset instant) => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The instant that was written so.</summary>
    public static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    /// <summary>The instant that was written so; null for none.</summary>
    public static DateTimeOffset? InstantOrNull(string? text) => text is null ? null : Instant(text);

    /// <summary>The day that was written so.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    /// <summary>An id that a platform gave, or the platform's name.</summary>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public static string Id(string id, string what) => NotEmpty(id, MaxId, what);

    /// <summary>A text that says something.</summary>
    /// <exception cref="ArgumentException">It is empty or too long.</exception>
    public static string NotEmpty(string text, int most, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new ArgumentException($"{what} is empty.", nameof(text)) : Text(text, most, what);

    /// <summary>A text; SQLite's functions take the character U+0000 for its end, so that is replaced.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static string Text(string text, int most, string what)
    {
        if (text.Length <= most)
            return text.Replace('\0', '\uFFFD');
        throw new ArgumentException($"{what} has {text.Length:N0} characters; at most {most:N0} are kept.", nameof(text));
    }

    /// <summary>A JSON value.</summary>
    /// <exception cref="ArgumentException">It is no JSON, or more than <see cref="AnswerRecord.MaxJsonBytes"/>.</exception>
    public static string Json(string json, string what)
    {
        var size = Encoding.UTF8.GetByteCount(json);
        if (size > AnswerRecord.MaxJsonBytes)
        {
            throw new ArgumentException(
                $"{what} has {size:N0} bytes; at most {AnswerRecord.MaxJsonBytes:N0} are kept. Leave out what nobody needs.",
                nameof(json)
            );
        }
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException failure)
        {
            throw new ArgumentException($"{what} is not JSON: {failure.Message}", nameof(json), failure);
        }
    }
}
