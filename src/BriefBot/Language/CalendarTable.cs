namespace BriefBot.Language;

/// <summary>The names of a language.</summary>
/// <param name="Tags">Its primary tags.</param>
/// <param name="Months">The forms of each month from January, its name first.</param>
/// <param name="Weekdays">The forms of each weekday from Monday, its name first.</param>
sealed record CalendarLanguage(
    IReadOnlyList<string> Tags,
    IReadOnlyList<IReadOnlyList<string>> Months,
    IReadOnlyList<IReadOnlyList<string>> Weekdays
);

/// <summary>The one table of months and weekdays: calendar.txt.</summary>
static class CalendarTable
{
    const int LinesOfOne = 3;

    /// <summary>All languages, English first.</summary>
    public static IReadOnlyList<CalendarLanguage> Languages { get; } =
    [.. Lines().Chunk(LinesOfOne).Select(lines => new CalendarLanguage(lines[0].Split(' '), Columns(lines[1]), Columns(lines[2])))];

    /// <summary>English.</summary>
    public static CalendarLanguage English => Languages[0];

    static string[][] Columns(string line) => [.. line.Split('|').Select(forms => forms.Split(' '))];

    static List<string> Lines()
    {
        using var stream =
            typeof(CalendarTable).Assembly.GetManifestResourceStream("BriefBot.Language.calendar.txt")
            ?? throw new InvalidOperationException("The names of months are not part of this build.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#'),
        ];
    }
}
