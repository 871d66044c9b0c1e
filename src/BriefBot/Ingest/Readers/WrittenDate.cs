using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Ingest.Readers;

/// <summary>A date as an input writes it.</summary>
/// <param name="Written">Readable for <see cref="PublishedField"/>.</param>
/// <param name="From">What states it, for the basis ("JSON-LD").</param>
public sealed partial record WrittenDate(string Written, string From)
{
    /// <summary>The first date that a line shows ("Veröffentlicht am 3. Mai 2021, 10:15 Uhr", "le 5 mars 2021", "05.03.2021"), as ISO 8601;
    /// null when it shows none that is certain.</summary>
    /// <param name="language">Tag of the page's language, null when unknown.</param>
    public static string? Within(string? line, string? language = null)
    {
        if (line is null || line.Length > 200)
            return null;
        if (PublishedField.TryRead(line, out var read, language) && read.Year >= 1990)
            return read.Time is not null || read.Day is null ? line : Iso(read.Day.Value);
        foreach (var mention in Dates.Find(line, language))
            if (mention.Date is { Year: >= 1990 } day)
                return Iso(day);
        if (Numbers().Match(line) is not { Success: true } numbers)
            return null;
        if (numbers.Groups["iy"].Success)
            return Iso(numbers.Groups["iy"].Value, Number(numbers.Groups["im"].Value), numbers.Groups["id"].Value);
        var (first, second) = (Number(numbers.Groups["a"].Value), Number(numbers.Groups["b"].Value));

        // With dots the day stands first; with slashes only a number beyond 12 tells.
        if (numbers.Groups["s"].Value == "." || first > 12 || first == second)
            return Iso(numbers.Groups["y"].Value, second, numbers.Groups["a"].Value);
        return second > 12 ? Iso(numbers.Groups["y"].Value, first, numbers.Groups["b"].Value) : null;
    }

    /// <summary>The first day that a line shows in numbers, with its place; null when it shows none that is certain.</summary>
    internal static DateMention? Find(string line)
    {
        if (Numbers().Match(line) is not { Success: true } numbers)
            return null;
        return DateOnly.TryParseExact(Within(numbers.Value), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(new(numbers.Index, numbers.Index + numbers.Length), day.Year, day.Month, day.Day, null)
            : null;
    }

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    static string? Iso(string year, int month, string day)
    {
        var (y, d) = (Number(year), Number(day));
        return month is >= 1 and <= 12 && y is >= 1990 and <= 2199 && d >= 1 && d <= DateTime.DaysInMonth(y, month)
            ? Iso(new DateOnly(y, month, d))
            : null;
    }

    static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?:(?<iy>(?:19|20)\d\d)[-/.](?<im>\d\d?)[-/.](?<id>\d\d?)|(?<a>\d\d?)(?<s>[./-])(?<b>\d\d?)[./-](?<y>(?:19|20)\d\d))\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Numbers();
}
