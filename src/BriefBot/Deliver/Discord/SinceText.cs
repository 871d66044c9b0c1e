using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Deliver.Discord;

/// <summary>Days as people write them in an option: "2026-11-01", "2026-11", "2026", "today", "yesterday", "7 days", "2w", "3 months",
/// "1y".</summary>
static class SinceText
{
    const int LongestAgo = 10_000;

    /// <summary>Spans that autocomplete offers: a text that <see cref="TryParse"/> reads.</summary>
    public static IReadOnlyList<string> Offers { get; } = ["today", "yesterday", "7 days", "30 days", "3 months", "1 year"];

    /// <summary>Reads a day that is not after today. False when the text is none.</summary>
    public static bool TryParse(string text, DateOnly today, out DateOnly since)
    {
        since = default;
        var written = text.Trim().ToLowerInvariant();
        if (written is "today" or "yesterday")
            since = written == "today" ? today : today.Plus(-1);
        else if (!TryDate(written, out since) && !TryAgo(written, today, out since))
            return false;
        return since <= today;
    }

    static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    static bool TryAgo(string text, DateOnly today, out DateOnly day)
    {
        day = today;
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 5)
            return false;
        var count = int.Parse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (count > LongestAgo)
            return false;
        switch (text[digits..].Trim())
        {
            case "d" or "day" or "days":
                day = today.Plus(-count);
                return true;
            case "w" or "week" or "weeks":
                day = today.Plus(-7 * count);
                return true;
            case "m" or "month" or "months":
                return Back(today, count, out day);
            case "y" or "year" or "years":
                return Back(today, 12 * count, out day);
            default:
                return false;
        }
    }

    static bool Back(DateOnly today, int months, out DateOnly day)
    {
        var possible = months < today.Year * 12 - 12;
        day = possible ? today.AddMonths(-months) : today;
        return possible;
    }
}
