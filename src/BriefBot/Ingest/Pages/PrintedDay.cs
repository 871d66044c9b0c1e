using BriefBot.Ingest.Feeds;
using BriefBot.Language;

namespace BriefBot.Ingest.Pages;

/// <summary>
/// Finds the local day of an instant that a page states in UTC: the one that it prints for its readers. Many pages keep "01:30Z" for their
/// machines and print the evening before.
/// </summary>
static class PrintedDay
{
    const int LongestLine = 120;

    // Letters beside a date in a line that is about nothing else: a byline, "Published on".
    const int MostLetters = 40;

    static readonly TimeSpan Westernmost = TimeSpan.FromHours(-12);
    static readonly TimeSpan Easternmost = TimeSpan.FromHours(14);

    static readonly string[] Changes = Lexicon.Lines("boilerplate/printed-days", "changes");

    /// <summary>The instant with the offset that a printed time of day gives it, or only the day where no time is printed; null when no
    /// line tells.</summary>
    /// <param name="lines">Lines that show the date of publication, the surest first.</param>
    /// <param name="language">Tag of the page's language, null when unknown.</param>
    public static (DateOnly Day, DateTimeOffset? Local)? Of(DateTimeOffset instant, IEnumerable<string?> lines, string? language)
    {
        foreach (var line in lines)
        {
            if (Read(line, language) is not { } printed || !IsDayOf(instant, printed.Day))
                continue;
            if (printed.OfDay is not { } ofDay)
                return (printed.Day, null);
            if (OffsetOf(instant, printed.Day, ofDay) is { } offset)
                return (printed.Day, instant.ToOffset(offset));
        }
        return null;
    }

    /// <summary>True when an instant is on that day anywhere in the world.</summary>
    public static bool IsDayOf(DateTimeOffset instant, DateOnly day)
    {
        var (first, last) = (
            DateOnly.FromDateTime(instant.UtcDateTime + Westernmost),
            DateOnly.FromDateTime(instant.UtcDateTime + Easternmost)
        );
        return day >= first && day <= last;
    }

    static (DateOnly Day, TimeSpan? OfDay)? Read(string? line, string? language)
    {
        if (line is null || line.Length > LongestLine)
            return null;
        foreach (var sign in Changes)
            if (line.IndexOf(sign, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
                line = line[..at];
        var mention = Dates.Find(line, language).FirstOrDefault(mention => mention.Date is not null);
        if (mention.Date is not { } day || IsSentence(line, mention.Span))
            return null;
        return (day, DateTimes.TimeBehind(line[mention.Span.End..])?.OfDay);
    }

    static bool IsSentence(string line, TextSpan date) => line.Length - date.Length - line.Count(c => !char.IsLetter(c)) > MostLetters;

    /// <summary>The zone in which the instant has that time of day; null when there is none, so that the line is about something
    /// else.</summary>
    static TimeSpan? OffsetOf(DateTimeOffset instant, DateOnly day, TimeSpan ofDay)
    {
        var utc = instant.UtcDateTime;
        var offset = day.ToDateTime(default) + ofDay - utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute));
        return offset >= Westernmost && offset <= Easternmost && offset.Ticks % TimeSpan.FromMinutes(15).Ticks == 0 ? offset : null;
    }
}
