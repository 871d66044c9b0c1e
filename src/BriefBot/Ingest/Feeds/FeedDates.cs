using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Language;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads the dates of feeds: RFC 822 with any zone, ISO 8601, epochs, and those that people and careless programs write.</summary>
/// <remarks>A date that could be two (03/04/2023) is none: a wrong date does more harm than a missing one.</remarks>
public static partial class FeedDates
{
    const int Longest = 100;

    /// <summary>
    /// The instant, with the offset that is written: its day is the one that the outlet names. A date without time is midnight, one without
    /// zone UTC. Null when it is no date, or a placeholder such as 1970-01-01.
    /// </summary>
    /// <param name="language">The tag of the feed's language, else null: it decides between months that languages name alike.</param>
    public static DateTimeOffset? Read(string? written, string? language = null)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > Longest)
            return null;
        var text = Plain(TextDecoder.Tidy(written)).Trim().Trim('"', '\'');
        var found = Epoch(text) ?? Iso(text) ?? new DateWordsReader(text, language).Read();
        return found is { } date && date.Year is >= DateTimes.EarliestYear and <= DateTimes.LatestYear && !IsPlaceholder(date)
            ? date
            : null;
    }

    /// <summary>
    /// What several elements state for one date: the first that can be read, or another that gives the same instant with the outlet's own
    /// offset where the first gives UTC.
    /// </summary>
    public static DateTimeOffset? First(IEnumerable<string?> written, string? language)
    {
        ArgumentNullException.ThrowIfNull(written);
        DateTimeOffset? first = null;
        foreach (var date in written.Select(text => Read(text, language)))
        {
            first ??= date;
            if (first is { Offset.Ticks: 0 } && date == first && date.Value.Offset != TimeSpan.Zero)
                return date;
        }
        return first;
    }

    /// <summary>Digits of any script as ASCII ones, years of East Asian eras as ours, no marks of direction.</summary>
    static string Plain(string text)
    {
        var plain = string.Concat(
            text.Where(c => !IsDirection(c))
                .Select(c => c > '\u007F' && char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c)
        );
        return Era().Replace(plain, Year);
    }

    static bool IsDirection(char c) => c is (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    static string Year(Match era)
    {
        var year =
            NamedDateScanner.Era(era.Groups["name"].ValueSpan)!.Value
            + int.Parse(era.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{year}年");
    }

    /// <summary>What an unset variable prints, in any zone.</summary>
    static bool IsPlaceholder(DateTimeOffset date) => Math.Abs(date.ToUnixTimeSeconds()) <= 86_400;

    static DateTimeOffset? Epoch(string text)
    {
        var digits = text.IndexOf('.') is var point and > 8 ? text[..point] : text;
        if (digits.Length is not (9 or 10 or 13) || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return digits.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
    }

    /// <summary>2023-09-03T10:15:30.5+02:00 and its shorter forms, 20230903T101530Z, 2023/09/03 10:15.</summary>
    static DateTimeOffset? Iso(string text)
    {
        var at = 0;
        if (Number(text, ref at, 4) is not { } year)
            return null;
        var separator = at < text.Length && text[at] is '-' or '/' or '.' ? text[at++] : '\0';
        if (Digits(text, ref at) is not { } month)
            return year is >= DateTimes.EarliestYear and <= DateTimes.LatestYear && at == text.Length
                ? DateTimes.Midnight(year, 1, 1)
                : null;
        if (separator != '\0' && at < text.Length && text[at] == separator)
            at++;
        else if (separator != '\0')
            return at == text.Length ? DateTimes.Midnight(year, month, 1) : null;
        if (Digits(text, ref at) is not { } day || DateTimes.Midnight(year, month, day) is not { } date)
            return null;
        return DateTimes.AddBehind(date, text[at..]);
    }

    static int? Digits(string text, ref int at) => Number(text, ref at, 2) ?? Number(text, ref at, 1);

    /// <summary>So many digits; nothing is read when there are fewer.</summary>
    static int? Number(string text, ref int at, int digits)
    {
        if (
            at + digits > text.Length
            || !int.TryParse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        at += digits;
        return number;
    }

    [GeneratedRegex(
        @"(?<name>令和|平成|昭和|民國|民国)\s?(?<year>\d{1,3})\s?年",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Era();
}
