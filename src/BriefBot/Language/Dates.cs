namespace BriefBot.Language;

/// <summary>A date as a text mentions it; what the text leaves out is null.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Year">1900 to 2100.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, a day that the month has (29 February when the year is not given).</param>
/// <param name="Weekday">When the text names it.</param>
public readonly record struct DateMention(TextSpan Span, int? Year, int? Month, int? Day, DayOfWeek? Weekday)
{
    /// <summary>The day, when the mention gives year, month and day.</summary>
    public DateOnly? Date => Year is { } y && Month is { } m && Day is { } d ? new DateOnly(y, m, d) : null;
}

/// <summary>Finds dates in English news text.</summary>
/// <remarks>
/// Covers ISO 8601 days, "Nov. 23", "23 November 2020", "Monday, November 23, 2020", "November 2020", weekdays, bare years 1900–2100,
/// months alone after a preposition ("in June"), and slashed days when day and month cannot be mistaken. Decades ("the 1990s"),
/// amounts ("2,017", "$2017", "2017 people") and times are not dates.
/// </remarks>
public static class Dates
{
    /// <summary>Date mentions in the order of the text; they never overlap.</summary>
    public static IReadOnlyList<DateMention> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(text.AsSpan());
    }

    /// <summary>Date mentions in the order of the text; they never overlap.</summary>
    public static IReadOnlyList<DateMention> Find(ReadOnlySpan<char> text)
    {
        List<DateMention>? found = null;
        var scanner = new DateScanner(text);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                i++;
                continue;
            }
            if (scanner.At(i) is { } mention)
            {
                (found ??= []).Add(mention);
                i = mention.Span.End;
            }
            else
            {
                i = scanner.WordEnd(i);
            }
        }
        return found ?? (IReadOnlyList<DateMention>)[];
    }
}
