namespace BriefBot.Language;

/// <summary>Finds dates in English news text, and complete ones in any language of <see cref="CalendarWords"/>.</summary>
/// <remarks>
/// Covers ISO 8601 days, "Nov. 23", "23 November 2020", "Monday, November 23, 2020", "November 2020", weekdays, bare years 1900–2100,
/// months alone after a preposition ("in June"), and slashed days when day and month cannot be mistaken. Decades ("the 1990s"),
/// amounts ("2,017", "$2017", "2017 people") and times are not dates. In other languages a date has day, month by name and year, and is one
/// only where the month is certain.
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
    /// <param name="language">Tag of the text's language where it is known: it decides between months that languages name alike.</param>
    public static IReadOnlyList<DateMention> Find(ReadOnlySpan<char> text, string? language = null)
    {
        List<DateMention>? found = null;
        var scanner = new DateScanner(text);
        var named = new NamedDateScanner(text, language);
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (!char.IsAsciiLetterOrDigit(c) && !char.IsDigit(c))
            {
                i++;
                continue;
            }
            var isDigit = char.IsDigit(c);
            var known = char.IsAscii(c) ? scanner.At(i) : null;
            if (isDigit && known is null or { Day: null })
                known = named.At(i, found is { Count: > 0 } ? found[^1].Span.End : 0) ?? known;
            if (known is { } mention)
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
