using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Dates an article from what its text says, by elimination: years that contradict a constraint fall out.</summary>
/// <remarks>
/// Constraints: the weekday that the report gives for its day, the latest year told of as past, the edition of a yearly event with its
/// first year, and "not after the as-of date". One year left: inferred. Several: open. None: unknown. Each says why.
/// </remarks>
public static class DateInference
{
    /// <summary>How far back an article is taken to reach when nothing in it bounds it, in years.</summary>
    public const int DeepestYears = 25;

    const int MostNamed = 4;

    /// <summary>When a cleaned text was published.</summary>
    /// <param name="text">Its stated date, dateline, title and body are looked at.</param>
    /// <param name="asOf">Today: nothing was published more than one day after it (time zones).</param>
    public static PublicationDate Infer(CleanedText text, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Stated(text, asOf, out var rejected) is { } stated)
            return stated;
        var day = text.Dateline?.Date ?? text.StatedDate ?? OpeningDate(text.Body);
        var found =
            day is { Month: not null, Day: not null } known && known.Year is null
                ? FromDay(known.Month.Value, known.Day.Value, known.Weekday ?? YearEvidence.Weekday(text.Body), text, asOf)
                : FromEdition(text, asOf);
        return rejected is null ? found : found with { Basis = found.Basis.Length == 0 ? rejected : $"{found.Basis} ({rejected})" };
    }

    static PublicationDate? Stated(CleanedText text, DateOnly asOf, out string? rejected)
    {
        rejected = null;
        foreach (
            var (mention, where) in new[]
            {
                (text.StatedDate, text.StatedWhere is { } line ? "stated: " + line : "stated"),
                (text.Dateline?.Date, "stated: dateline"),
                (OpeningDate(text.Body), "stated: first line"),
            }
        )
        {
            if (mention?.Date is not { } date)
                continue;
            if (date <= asOf.Plus(1))
                return PublicationDate.Stated(date, where);
            rejected ??= Invariant($"stated {date:yyyy-MM-dd} is after {asOf:yyyy-MM-dd}");
        }
        return null;
    }

    /// <summary>A date that the body opens with: "Nov. 23, 2020: The council …".</summary>
    static DateMention? OpeningDate(string body)
    {
        var head = body.AsSpan(0, Math.Min(body.Length, 60));
        foreach (var mention in Dates.Find(head))
        {
            return
                mention is { Span.Start: 0, Day: not null }
                && mention.Span.End < head.Length
                && head[mention.Span.End] is ':' or '.' or '\n' or ' '
                && StandsApart(head[mention.Span.End..])
                ? mention
                : null;
        }
        return null;
    }

    static bool StandsApart(ReadOnlySpan<char> rest) =>
        rest[0] is ':' or '\n' || rest.StartsWith(" - ") || rest.StartsWith(" – ") || rest.StartsWith(" — ") || rest.StartsWith(" -- ");

    static PublicationDate FromDay(int month, int day, DayOfWeek? weekday, CleanedText text, DateOnly asOf)
    {
        var notBefore = YearEvidence.LatestPast(text, asOf.Year);
        var first = Math.Max(notBefore ?? 1, asOf.Year - DeepestYears);
        var fitting = new List<DateOnly>();
        for (var year = first; year <= asOf.Year; year++)
        {
            if (day > DateTime.DaysInMonth(year, month))
                continue;
            var date = new DateOnly(year, month, day);
            if (date <= asOf.Plus(1) && (weekday is null || date.DayOfWeek == weekday))
                fitting.Add(date);
        }
        var named = Invariant($"{(weekday is { } w ? w + " " : "")}{day} {DateWords.MonthName(month)}");
        var bound = notBefore is { } b ? Invariant($", not before {b}") : "";
        if (fitting.Count > 1 && Edition(text) is { Year: { } editionYear } edition && fitting.Exists(d => d.Year == editionYear))
        {
            fitting.RemoveAll(d => d.Year != editionYear);
            bound += $", {Describe(edition)}";
        }
        else if (
            fitting.Count == 1
            && Edition(text) is { Year: { } otherYear } other
            && otherYear != fitting[0].Year
            && otherYear <= asOf.Year
        )
        {
            return PublicationDate.Open(Invariant($"open: {named}{bound} fits {fitting[0].Year}, the {Describe(other)} {otherYear}"));
        }
        return fitting.Count switch
        {
            1 => PublicationDate.Inferred(fitting[0], $"inferred: {named}{bound}"),
            0 => PublicationDate.Open(Invariant($"unknown: no {named} between {first} and {asOf:yyyy-MM-dd}")),
            _ => PublicationDate.Open($"open: {named}{bound} fits {Listed(fitting)}"),
        };
    }

    static PublicationDate FromEdition(CleanedText text, DateOnly asOf)
    {
        if (Edition(text) is not { Year: { } year } edition || year > asOf.Year)
            return PublicationDate.Unknown;
        if (YearEvidence.LatestPast(text, asOf.Year) is { } latest && latest > year)
            return PublicationDate.Open(Invariant($"unknown: {Describe(edition)}, yet {latest} is told of as past"));
        return PublicationDate.InferredYear(year, $"inferred: {Describe(edition)}");
    }

    static EventEdition? Edition(CleanedText text) => EventEditions.Find(text.Body).FirstOrDefault(e => e.Year is not null);

    static string Describe(EventEdition edition) =>
        Invariant($"{Numerals.Ordinal(edition.Ordinal)} edition of a yearly event since {edition.Year - edition.Ordinal + 1}");

    static string Listed(List<DateOnly> days)
    {
        var years = days.Select(d => d.Year.ToString(CultureInfo.InvariantCulture)).ToList();
        if (years.Count > MostNamed)
            return Invariant($"{years.Count} years from {years[0]} to {years[^1]}");
        return $"{string.Join(", ", years[..^1])} and {years[^1]}";
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
