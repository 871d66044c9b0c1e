using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefBot.Ingest.Readers;

/// <summary>A date as an input writes it.</summary>
/// <param name="Written">Readable for <see cref="PublishedField"/>.</param>
/// <param name="From">What states it, for the basis ("JSON-LD").</param>
public sealed partial record WrittenDate(string Written, string From)
{
    /// <summary>Names of months by their number, in the languages whose pages often show a date in no other form; their first letters tell them apart.</summary>
    static readonly (string Beginning, int Month)[] Months =
    [
        .. new (string Names, int Month)[]
        {
            ("jan gen ene janv sty led oca янв січ ιαν", 1), ("feb fev fév febr lut úno şub фев лют φεβ", 2), ("mar maa mär mrt mars mrz břez бер мар μαρ", 3), ("apr avr abr kwi dub nis апр квіт απρ", 4), ("may mai maj mei mag maggio mayo mayıs maio kvě май мая трав μαΐ μαι", 5),
            ("jun juin giu czer červn červen haz июн черв ιουν", 6), ("jul juil lug lip červenc tem июл лип ιουλ", 7), ("aug aoû ago août sie srp ağu авг серп αυγ", 8), ("sep set sept wrz září eyl сен вер σεπ", 9), ("oct okt out ott paź říj eki окт жов οκτ", 10), ("nov lis listop kas ноя лис νοε", 11), ("dec dez déc dic gru pros ara дек груд δεκ", 12),
        }.SelectMany(entry => entry.Names.Split(' ').Select(name => (name, entry.Month))).OrderByDescending(entry => entry.name.Length),
    ];

    /// <summary>The first date that a line shows ("Veröffentlicht am 3. Mai 2021, 10:15 Uhr", "le 5 mars 2021", "05.03.2021"), as ISO 8601; null when it shows none that is certain.</summary>
    public static string? Within(string? line)
    {
        if (line is null || line.Length > 200) return null;
        if (PublishedField.TryRead(line, out _)) return line;
        foreach (Match found in Named().Matches(line))
            if (Iso(found.Groups["y"].Value, Month(found.Groups["m"].Value), found.Groups["d"].Value) is { } day) return day;
        if (Numbers().Match(line) is not { Success: true } numbers) return null;
        if (numbers.Groups["iy"].Success) return Iso(numbers.Groups["iy"].Value, Number(numbers.Groups["im"].Value), numbers.Groups["id"].Value);
        var (first, second) = (Number(numbers.Groups["a"].Value), Number(numbers.Groups["b"].Value));

        // With dots the day stands first; with slashes only a number beyond 12 tells.
        if (numbers.Groups["s"].Value == "." || first > 12 || first == second) return Iso(numbers.Groups["y"].Value, second, numbers.Groups["a"].Value);
        return second > 12 ? Iso(numbers.Groups["y"].Value, first, numbers.Groups["b"].Value) : null;
    }

    /// <summary>The same with its place in the line; null when the line shows none that is certain.</summary>
    internal static Language.DateMention? Find(string line)
    {
        foreach (Match found in Named().Matches(line))
            if (Mention(found, Iso(found.Groups["y"].Value, Month(found.Groups["m"].Value), found.Groups["d"].Value)) is { } named) return named;
        return Numbers().Match(line) is { Success: true } numbers ? Mention(numbers, Within(numbers.Value)) : null;
    }

    static Language.DateMention? Mention(Match match, string? iso) =>
        DateOnly.TryParseExact(iso, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(new(match.Index, match.Index + match.Length), day.Year, day.Month, day.Day, null)
            : null;

    static int Month(string name)
    {
        foreach (var (beginning, month) in Months)
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return month;
        return 0;
    }

    static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    static string? Iso(string year, int month, string day)
    {
        var (y, d) = (Number(year), Number(day));
        return month is >= 1 and <= 12 && y is >= 1990 and <= 2199 && d >= 1 && d <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, d).ToString("O", CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"(?<d>\d{1,2})(?:\.|er|º|ª|st|nd|rd|th)?[ \-]+(?:de |of |d[’']|di )?(?<m>[\p{L}]{3,12})\.?,?[ \-]+(?:de |del )?(?<y>(?:19|20)\d\d)|(?<m>[\p{L}]{3,12})\.?[ \-]+(?<d>\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(?<y>(?:19|20)\d\d)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:(?<iy>(?:19|20)\d\d)-(?<im>\d\d?)-(?<id>\d\d?)|(?<a>\d\d?)(?<s>[./-])(?<b>\d\d?)[./-](?<y>(?:19|20)\d\d))\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
