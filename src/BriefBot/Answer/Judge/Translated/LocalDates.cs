using System.Collections.Concurrent;
using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>A day, month, year or weekday as a sentence names it; what it leaves out is null.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Relative">A day seen from another ("tomorrow"), by one name for all languages.</param>
readonly record struct LocalDate(TextSpan Span, int? Year, int? Month, int? Day, int? Weekday, string? Relative)
{
    /// <summary>True when another names the same, and all that this one names.</summary>
    public bool IsBorneOutBy(LocalDate source) =>
        (Year is null || Year == source.Year)
        && (Month is null || Month == source.Month)
        && (Day is null || Day == source.Day)
        && (Weekday is null || Weekday == source.Weekday)
        && (Relative is null || Relative == source.Relative);
}

/// <summary>Finds dates in a sentence of a language, by the names of <see cref="CalendarTable"/>.</summary>
sealed class LocalDates
{
    static readonly ConcurrentDictionary<string, LocalDates> Known = new(StringComparer.Ordinal);

    // Behind a weekday, in one word with it.
    static readonly string[] DayTimes = ["abend", "morgen", "mittag", "nacht", "vormittag", "nachmittag"];

    readonly TranslationWords _language;
    readonly Dictionary<string, (int Number, bool IsWhole)> _months = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _weekdays = new(StringComparer.Ordinal);

    LocalDates(TranslationWords language)
    {
        _language = language;
        if (CalendarWords.Language(language.Language.Tag) is not { } row)
            return;
        foreach (var (index, forms) in CalendarTable.Languages[row].Months.Index())
        foreach (var (place, form) in forms.Index())
            _months.TryAdd(Folding.Fold(form), (index + 1, place == 0 || form.Length > 4));
        foreach (var (index, forms) in CalendarTable.Languages[row].Weekdays.Index())
        foreach (var form in forms.Where((form, place) => place == 0 || form.Length > 5))
            _weekdays.TryAdd(Folding.Fold(form), index);
    }

    // In English "may" and "march" are words of their own.
    bool HasCapitals => _language.Language.Tag is "en" or "de";

    /// <summary>Those of a language.</summary>
    public static LocalDates Of(TranslationWords language) => Known.GetOrAdd(language.Language.Tag, _ => new LocalDates(language));

    /// <summary>The dates of a sentence, in order; they never overlap.</summary>
    public List<LocalDate> Find(string text, IReadOnlyList<LocalWord> words)
    {
        var found = new List<LocalDate>();
        for (var i = 0; i < words.Count; i++)
            if (At(text, words, ref i) is { } date)
                found.Add(date);
        return found;
    }

    LocalDate? At(string text, IReadOnlyList<LocalWord> words, ref int i)
    {
        var word = words[i];
        if (word.IsDigits)
            return Numeric(text, words, ref i) ?? DayFirst(words, ref i) ?? BareYear(text, words, i);
        if (Weekday(word) is { } weekday)
            return new(word.Span, null, null, null, weekday, null);
        if (Month(word, isBeside: false) is { } month)
            return MonthFirst(words, ref i, month);
        return _language.Days.TryGetValue(word.Lower, out var day) && !(i > 0 && words[i - 1].Lower is "la")
            ? new(word.Span, null, null, null, null, day)
            : null;
    }

    // "3. Mai 2027", "3 May", "1er mai", "3 de mayo de 2027", "3rd of May".
    LocalDate? DayFirst(IReadOnlyList<LocalWord> words, ref int i)
    {
        if (words[i].Lower.Length > 2 || !int.TryParse(words[i].Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return null;
        var at = i + 1;
        if (at < words.Count && words[at].Joint.Length == 0 && words[at].Lower is "er" or "st" or "nd" or "rd" or "th")
            at++;
        at = Behind(words, at);
        if (at >= words.Count || day is < 1 or > 31 || Month(words[at], isBeside: true) is not { } month)
            return null;
        var start = words[i].Span.Start;
        var end = Year(words, at + 1, out var year);
        i = end;
        return new(new(start, words[end].Span.End), year, month, day, null, null);
    }

    // "May 3, 2027", "May 2027", "May".
    LocalDate MonthFirst(IReadOnlyList<LocalWord> words, ref int i, int month)
    {
        var (first, at, day) = (i, i, (int?)null);
        if (_language.Language.IsEnglish && i + 1 < words.Count && Number(words[i + 1], 1, 31, 2) is { } number)
        {
            (day, at) = (number, i + 1);
            if (at + 1 < words.Count && words[at + 1].Joint.Length == 0 && words[at + 1].Lower is "st" or "nd" or "rd" or "th")
                at++;
        }
        var end = Year(words, at + 1, out var year);
        i = Math.Max(end, at);
        return new(new(words[first].Span.Start, words[i].Span.End), year, month, day, null, null);
    }

    // The last word of the date; a year stands behind it or not.
    static int Year(IReadOnlyList<LocalWord> words, int at, out int? year)
    {
        var behind = Behind(words, at);
        year = behind < words.Count ? Number(words[behind], 1500, 2100, 4) : null;
        return year is null ? at - 1 : behind;
    }

    static int Behind(IReadOnlyList<LocalWord> words, int at) =>
        at < words.Count && words[at].Lower is "de" or "del" or "of" or "d" ? at + 1 : at;

    // "3.5.2027", "03/05/2027" where the day comes first; "2027-05-03" anywhere.
    LocalDate? Numeric(string text, IReadOnlyList<LocalWord> words, ref int i)
    {
        if (i + 2 >= words.Count || !words[i + 1].IsDigits || !words[i + 2].IsDigits)
            return null;
        var (first, second) = (words[i + 1].Joint.Trim(), words[i + 2].Joint.Trim());
        if (first != second)
            return null;
        var (a, b, c) = (Value(words[i]), Value(words[i + 1]), Value(words[i + 2]));
        var span = new TextSpan(words[i].Span.Start, words[i + 2].Span.End);
        if (first == "-" && words[i].Lower.Length == 4 && b is >= 1 and <= 12 && c is >= 1 and <= 31)
        {
            i += 2;
            return new(span, a, b, c, null, null);
        }
        if (_language.Language.IsEnglish || first is not ("." or "/") || words[i + 2].Lower.Length != 4 || text.Length < span.End)
            return null;
        if (a is < 1 or > 31 || b is < 1 or > 12)
            return null;
        i += 2;
        return new(span, c, b, a, null, null);
    }

    LocalDate? BareYear(string text, IReadOnlyList<LocalWord> words, int i)
    {
        if (Number(words[i], 1900, 2100, 4) is not { } year)
            return null;
        var span = words[i].Span;
        var isAmount =
            (span.Start > 0 && text[span.Start - 1] is '$' or '€' or '£' or '.' or ',' or ':')
            || (
                span.End + 1 < text.Length
                && text[span.End] is '.' or ',' or ':' or '%'
                && (text[span.End] == '%' || char.IsDigit(text[span.End + 1]))
            )
            || (
                i + 1 < words.Count
                && words[i + 1].IsJoined
                && (_language.Units.ContainsKey(words[i + 1].Lower) || _language.Numbers.ContainsKey(words[i + 1].Lower))
            );
        return isAmount ? null : new(span, year, null, null, null, null);
    }

    int? Month(LocalWord word, bool isBeside) =>
        _months.TryGetValue(word.Folded, out var month) && (month.IsWhole || isBeside) && (word.IsCapital || !HasCapitals)
            ? month.Number
            : null;

    int? Weekday(LocalWord word)
    {
        if (HasCapitals && !word.IsCapital)
            return null;
        if (_weekdays.TryGetValue(word.Folded, out var day))
            return day;
        foreach (var time in DayTimes)
            if (word.Folded.EndsWith(time, StringComparison.Ordinal) && _weekdays.TryGetValue(word.Folded[..^time.Length], out day))
                return day;
        return null;
    }

    static int Value(LocalWord word) =>
        int.TryParse(word.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    static int? Number(LocalWord word, int least, int most, int longest) =>
        word.IsDigits && word.Lower.Length <= longest && Value(word) is var value && value >= least && value <= most ? value : null;
}
