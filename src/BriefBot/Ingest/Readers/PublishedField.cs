using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Ingest.Feeds;
using BriefBot.Language;

namespace BriefBot.Ingest.Readers;

/// <summary>Reads the publication dates that records, pages and front matter state.</summary>
public static class PublishedField
{
    const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    static readonly string[] Days =
    [
        "yyyy-MM-dd",
        "yyyyMMdd",
        "yyyy/MM/dd",
        "yyyy.MM.dd",
        "yyyy-M-d",
        "yyyy/M/d",
        "MMMM d, yyyy",
        "MMM d, yyyy",
        "MMM. d, yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "dddd, MMMM d, yyyy",
        "dddd, d MMMM yyyy",
        "dddd d MMMM yyyy",
    ];

    static readonly string[] Times =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-dd HH:mm:ss 'GMT'",
        "yyyyMMddTHHmmssK",
        "yyyyMMddHHmmss",
        "yyyyMMddTHHmmK",
        "ddd, d MMM yyyy HH:mm:ss zzz",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, d MMM yyyy HH:mm:ss 'UTC'",
        "ddd, d MMM yyyy HH:mm:ss 'Z'",
        "d MMM yyyy HH:mm:ss zzz",
        "d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, d MMM yyyy HH:mm zzz",
        "MMMM d, yyyy h:mm tt",
        "MMMM d, yyyy 'at' h:mm tt",
        "MMM d, yyyy h:mm tt",
    ];

    /// <summary>Seconds since 1970 are taken from 1990 on; smaller numbers are no times.</summary>
    const long EarliestSecond = 631_152_000;

    const long LatestSecond = 4_102_444_800;

    // Words before a date written out, such as "Published on"; what is longer is a text.
    const int LongestLead = 30;

    /// <summary>
    /// A day (ISO, 20201123, "Nov 23, 2020", "12. srpna 2025"), an instant (ISO, RFC 1123 with any zone, seconds or milliseconds since
    /// 1970) or a bare year.
    /// </summary>
    /// <param name="published">Stated, of the day that is written; without a basis of its own.</param>
    /// <param name="language">Tag of the language that the input states, else null: it decides between months that languages name
    /// alike.</param>
    public static bool TryRead(string? text, out PublicationDate published, string? language = null)
    {
        published = PublicationDate.Unknown;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return false;
        var written = text.Trim();
        if (DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            published = PublicationDate.Stated(day);
        else if (DateTimeOffset.TryParseExact(written, Times, CultureInfo.InvariantCulture, Styles, out var time))
            published = At(time);
        else if (long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            published = OfNumber(number);
        else if (WrittenOut(written, language) is { } told)
            published = told;
        return published.Year is >= 1400;
    }

    static PublicationDate OfNumber(long number)
    {
        if (number is >= 1400 and < 2200)
            return new PublicationDate(null, (int)number, DateOrigin.Stated, "stated");
        var seconds = number > LatestSecond ? number / 1000 : number;
        return seconds is >= EarliestSecond and <= LatestSecond ? At(DateTimeOffset.FromUnixTimeSeconds(seconds)) : PublicationDate.Unknown;
    }

    /// <summary>A date in words, the only one of the text; an instant where time and zone stand behind it.</summary>
    static PublicationDate? WrittenOut(string text, string? language)
    {
        if (Dates.Find(text, language) is not [{ Date: { } day, Span: var span }])
            return null;
        if (span.Start > LongestLead || text.AsSpan(0, span.Start).IndexOfAnyInRange('0', '9') >= 0)
            return null;
        return PublicationDate.Stated(day, time: DateTimes.Behind(day, text[span.End..]));
    }

    // The day that the outlet prints, not the one that it is in Greenwich.
    static PublicationDate At(DateTimeOffset time) => PublicationDate.Stated(DateOnly.FromDateTime(time.DateTime), time: time);
}
