using System.Globalization;
using System.Text.RegularExpressions;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Language;

namespace BriefBot.Deliver;

/// <summary>Says when an article was published, and how that is known, in the reader's language.</summary>
/// <remarks>What is stored of how a date is known is a line in English, in full. Other languages have the commonest lines whole, of the
/// others only that the date is inferred.</remarks>
public static partial class DateWording
{
    /// <summary>A publication date, with how it is known where that was not stated.</summary>
    public static string Date(this Localization words, PublicationDate published)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(published);
        var date = published.Day is { } day
            ? words.Day(day)
            : published.Year?.ToString(CultureInfo.InvariantCulture) ?? words[Term.DateUnknown];
        return words.Basis(published) is { } basis ? $"{date} ({basis})" : date;
    }

    /// <summary>How a date is known; null where it goes without saying.</summary>
    public static string? Basis(this Localization words, PublicationDate published)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(published);
        if (published.IsByHand)
            return words[Term.SetByHand];
        if (published.Origin == DateOrigin.Stated || published.Basis.Length == 0)
            return null;
        if (words == Localization.English)
            return published.Basis;
        // That a date isn't known is said in its place.
        return published.Origin == DateOrigin.Inferred ? Inferred(words, published.Basis) : null;
    }

    static string Inferred(Localization words, string basis)
    {
        var match = DayAlone().Match(basis);
        var month = match.Success ? DateWords.Month(match.Groups["month"].ValueSpan) : 0;
        if (month == 0)
            return words[ReplyTerm.Inferred];
        var from = words.With(ReplyTerm.DayAndMonth, match.Groups["day"].Value, words.Month(month));
        if (DateWords.Weekday(match.Groups["weekday"].ValueSpan) is { } weekday)
            from = words.With(ReplyTerm.WeekdayAndDay, Weekday(words, weekday), from);
        if (match.Groups["bound"] is { Success: true } bound)
            from += words.With(ReplyTerm.NotBefore, bound.Value);
        return words.With(ReplyTerm.InferredFrom, from);
    }

    // DayOfWeek begins with Sunday.
    static string Weekday(Localization words, DayOfWeek day) => words[ReplyTerm.Weekdays].Split(',')[((int)day + 6) % 7];

    // "inferred: Monday 23 November, not before 2017, …", as DateInference writes it.
    [GeneratedRegex(
        @"^inferred: (?<weekday>[A-Z][a-z]+)? ?(?<day>\d{1,2}) (?<month>[A-Z][a-z]+)(, not before (?<bound>\d{4}))?(,.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DayAlone();
}
