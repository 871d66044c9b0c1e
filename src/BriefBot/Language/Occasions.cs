namespace BriefBot.Language;

/// <summary>The time that a statement is about, as far as its words tell.</summary>
/// <param name="Year">The year, null when the words don't give one.</param>
/// <param name="IsEarlier">True when it is about earlier occasions ("in the past", "over the years").</param>
public readonly record struct Occasion(int? Year, bool IsEarlier);

/// <summary>Tells present statements from those about earlier occasions.</summary>
public static class Occasions
{
    static readonly string[] Earlier =
    [
        "in the past", "over the years", "through the years", "in previous", "in earlier", "in past", "in prior", "in recent years", "in former", "previous editions", "earlier editions", "past editions",
        "previous years", "earlier years", "past years", "prior years", "at previous", "at earlier", "at past", "previously", "formerly", "in years past", "in years gone by", "years ago", "year ago",
        "used to", "once drew", "once attracted", "decades ago", "historically",
    ];

    /// <summary>The time that [start, end) of a text is about.</summary>
    /// <param name="text">The article's body.</param>
    /// <param name="range">A sentence or a clause in it.</param>
    /// <param name="published">The article's year, null when unknown.</param>
    public static Occasion Of(string text, TextSpan range, int? published)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan(range.Start, range.Length);
        if (span.Contains("this year", StringComparison.OrdinalIgnoreCase)) return new Occasion(published, false);
        var year = LatestYear(span);
        if (year is not null) return new Occasion(year, published is { } now && year < now);
        if (span.Contains("last year", StringComparison.OrdinalIgnoreCase)) return new Occasion(published - 1, true);
        foreach (var phrase in Earlier)
            if (span.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return new Occasion(null, true);
        return new Occasion(published, false);
    }

    // "since 2014" tells when something began, not when this happened.
    static int? LatestYear(ReadOnlySpan<char> text)
    {
        int? latest = null;
        foreach (var date in Dates.Find(text))
        {
            if (date.Year is not { } year) continue;
            var before = text[..date.Span.Start].TrimEnd();
            if (before.EndsWith("since", StringComparison.OrdinalIgnoreCase) || before.EndsWith("founded in", StringComparison.OrdinalIgnoreCase)) continue;
            if (latest is null || year > latest) latest = year;
        }
        return latest;
    }
}
