namespace BriefBot.Language;

/// <summary>What a word of a date may name.</summary>
/// <param name="Language">A row of the table of languages.</param>
/// <param name="Number">1 for January; of a weekday 0 for Sunday, as <see cref="DayOfWeek"/>.</param>
/// <param name="IsWhole">False for the beginning of a name that is no customary abbreviation.</param>
readonly record struct CalendarName(int Language, int Number, bool IsWhole);

/// <summary>Finds months and weekdays by their names in the languages that outlets write in.</summary>
static class CalendarWords
{
    /// <summary>Words that one name takes at most.</summary>
    public const int MostWords = 3;

    const int ShortestBeginning = 3;
    const char HebrewIn = 'ב';

    static readonly Dictionary<string, int> Languages = CalendarTable
        .Languages.Index()
        .SelectMany(row => row.Item.Tags.Select(tag => (Tag: tag, row.Index)))
        .ToDictionary(row => row.Tag, row => row.Index, StringComparer.Ordinal);

    // Not frozen: that takes longer than all that is ever looked up in a run of the command line.
    static readonly Dictionary<string, List<CalendarName>> ByMonth = Index(language => language.Months, 13);
    static readonly Dictionary<string, List<CalendarName>> ByWeekday = Index(language => language.Weekdays, 7);

    static readonly HashSet<string> Openers =
    [
        .. ByMonth.Keys.Concat(ByWeekday.Keys).Where(key => key.Contains('_')).Select(key => key[..key.IndexOf('_')]),
    ];

    /// <summary>English.</summary>
    public static int English => Languages["en"];

    /// <summary>The tags of all languages in the table.</summary>
    public static IEnumerable<string> Tags => Languages.Keys;

    /// <summary>The row of a language; null when the table doesn't have it.</summary>
    /// <param name="tag">"pt", "pt-BR".</param>
    public static int? Language(string? tag) =>
        LanguageTag.Primary(tag) is { } primary && Languages.TryGetValue(primary, out var row) ? row : null;

    /// <summary>The months that a word may name.</summary>
    /// <param name="key">As <see cref="CalendarKey"/> makes it; words of one name joined by underscores.</param>
    public static IReadOnlyList<CalendarName> Months(string key) => Find(ByMonth, key);

    /// <summary>The weekdays that a word may name.</summary>
    /// <param name="key">As <see cref="CalendarKey"/> makes it; words of one name joined by underscores.</param>
    public static IReadOnlyList<CalendarName> Weekdays(string key) => Find(ByWeekday, key);

    /// <summary>The key of the word at a place, or of the words that make one name from there on.</summary>
    /// <param name="start">Where a letter stands.</param>
    /// <param name="end">Where the name ends.</param>
    public static string Take(ReadOnlySpan<char> text, int start, out int end)
    {
        end = End(text, start);
        var key = CalendarKey.Of(text[start..end]);
        if (!Openers.Contains(key))
            return key;
        var (joined, at) = (key, end);
        for (var words = 1; words < MostWords; words++)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at >= text.Length || !char.IsLetter(text[at]))
                break;
            var next = End(text, at);
            joined += "_" + CalendarKey.Of(text[at..next]);
            at = next;
            if (Months(joined).Count + Weekdays(joined).Count > 0)
                (key, end) = (joined, at);
        }
        return key;
    }

    static int End(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && CalendarKey.IsPart(text, end))
            end++;
        return end;
    }

    static List<CalendarName> Find(Dictionary<string, List<CalendarName>> names, string key)
    {
        if (names.TryGetValue(key, out var found))
            return found;
        return key.Length > 2 && key[0] == HebrewIn && names.TryGetValue(key[1..], out found) ? found : [];
    }

    /// <summary>Where each name of a column stands, by its key.</summary>
    /// <param name="modulus">13 for months, 7 for weekdays, of which the last is number 0.</param>
    static Dictionary<string, List<CalendarName>> Index(Func<CalendarLanguage, IReadOnlyList<IReadOnlyList<string>>> columns, int modulus)
    {
        var names = new Dictionary<string, List<CalendarName>>(StringComparer.Ordinal);
        foreach (var (row, language) in CalendarTable.Languages.Index())
            Add(names, row, columns(language), modulus);
        return names;
    }

    static void Add(Dictionary<string, List<CalendarName>> names, int row, IReadOnlyList<IReadOnlyList<string>> columns, int modulus)
    {
        var whole = new Dictionary<string, int>(StringComparer.Ordinal);
        var beginnings = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < columns.Count; column++)
        {
            var number = (column + 1) % modulus;
            foreach (var form in columns[column])
            {
                var key = CalendarKey.Of(form);
                whole.TryAdd(key, number);
                if (key.Contains('_'))
                    continue;
                for (var length = ShortestBeginning; length < key.Length; length++)
                    if (!beginnings.TryAdd(key[..length], number) && beginnings[key[..length]] != number)
                        beginnings[key[..length]] = -1;
            }
        }
        foreach (var (key, number) in whole)
            Add(names, key, new CalendarName(row, number, true));
        foreach (var (key, number) in beginnings)
            if (number >= 0 && !whole.ContainsKey(key))
                Add(names, key, new CalendarName(row, number, false));
    }

    static void Add(Dictionary<string, List<CalendarName>> names, string key, CalendarName name)
    {
        if (!names.TryGetValue(key, out var known))
            names[key] = known = [];
        known.Add(name);
    }
}
