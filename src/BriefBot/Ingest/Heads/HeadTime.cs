using System.Globalization;

namespace BriefBot.Ingest.Heads;

/// <summary>Reads times of day as lines around a story write them: "17:45", "17.45", "17h45", "5:45pm".</summary>
static class HeadTime
{
    /// <summary>True for a time with hours and minutes. A number alone is none, nor is a decimal with one digit.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, out TimeOnly time)
    {
        time = default;
        word = word.Trim(".,;()[]").TrimStart("Tt");
        var afternoon = EndsWith(ref word, "pm") || EndsWith(ref word, "p.m");
        var morning = !afternoon && (EndsWith(ref word, "am") || EndsWith(ref word, "a.m"));
        if (word.Length > 3 && word[^1] is 'Z' or 'z' or 'h')
            word = word[..^1];
        var mark = word.IndexOfAny(":.hH");
        if (
            mark is < 1 or > 2
            || word.Length < mark + 3
            || !Number(word[..mark], out var hour)
            || !Number(word.Slice(mark + 1, 2), out var minute)
        )
            return false;
        var rest = word[(mark + 3)..];
        // "T21:30:00-04:00": the zone of ISO 8601.
        if (rest.IndexOfAny("+-") is var zone and >= 0 && IsZone(rest[(zone + 1)..]))
            rest = rest[..zone];
        if (rest.Length > 0 && !(rest.Length == 3 && rest[0] == ':' && Number(rest[1..], out _)))
            return false;
        if (hour > 23 || minute > 59 || ((afternoon || morning) && hour is 0 or > 12))
            return false;
        if (afternoon || morning)
            hour = (hour % 12) + (afternoon ? 12 : 0);
        time = new TimeOnly(hour, minute);
        return true;
    }

    static bool IsZone(ReadOnlySpan<char> zone) =>
        (zone.Length is 2 or 4 && Number(zone, out _))
        || (zone.Length == 5 && zone[2] == ':' && Number(zone[..2], out _) && Number(zone[3..], out _));

    static bool EndsWith(ref ReadOnlySpan<char> word, string suffix)
    {
        if (
            word.Length <= suffix.Length
            || !word.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            || !char.IsAsciiDigit(word[^(suffix.Length + 1)])
        )
            return false;
        word = word[..^suffix.Length];
        return true;
    }

    static bool Number(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
