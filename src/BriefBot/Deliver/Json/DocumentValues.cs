using System.Globalization;
using System.Text.Json;
using BriefBot.Language;

namespace BriefBot.Deliver.Json;

/// <summary>How documents give values.</summary>
static class DocumentValues
{
    /// <summary>A day as "2020-11-23".</summary>
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>When an article was published, with the outlet's own offset; null where only the day is known.</summary>
    public static string? Time(DateTimeOffset? published) => published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A score or confidence to four places.</summary>
    public static double Score(double score) => Math.Round(score, 4);

    /// <summary>Milliseconds to a tenth.</summary>
    public static double Milliseconds(TimeSpan elapsed) => Math.Round(elapsed.TotalMilliseconds, 1);

    /// <summary>An enumeration's value in lower case, words joined by "_".</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Stretches of a text: <c>[[start, end]]</c>.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Spans(IReadOnlyList<TextSpan> spans) =>
        [.. spans.Select(span => new[] { span.Start, span.End })];
}
