namespace BriefBot.Language;

/// <summary>
/// Decides which month the words of a date name. Languages disagree: "lip" is June in Croatian and July in Polish, "mar" Tuesday in French
/// and March in Spanish. What stands beside a word tells, then the language of the source, then the weekday; else there is no month, since
/// a wrong date does more harm than a missing one.
/// </summary>
/// <param name="words">All words of the date, as <see cref="CalendarKey"/> makes them.</param>
/// <param name="language">The tag of the language that the source states, else null.</param>
sealed class MonthChoice(IReadOnlyList<string> words, string? language)
{
    /// <summary>The month, 1 to 12; null when none is certain or it lacks the day.</summary>
    /// <param name="wholeOnly">True to take customary names and abbreviations alone, as running text needs.</param>
    public int? Of(int year, int day, bool wholeOnly = false)
    {
        var found = new List<Candidate>();
        for (var i = 0; i < words.Count; i++)
        {
            // "mar" begins a month in Finnish, too, and is no abbreviation of it there.
            var (names, at) = (CalendarWords.Months(words[i]), i);
            var whole = names.Any(name => name.IsWhole);
            found.AddRange(names.Where(name => name.IsWhole || (!whole && !wholeOnly)).Select(name => new Candidate(at, name)));
        }
        Keep(found, ExplainsTheOthers);
        Keep(found, IsOfTheSource);
        found.RemoveAll(candidate => day < 1 || day > DateTime.DaysInMonth(year, candidate.Name.Number));
        Keep(found, candidate => FallsOnItsWeekday(candidate, year, day));
        return found.Count > 0 && found.TrueForAll(candidate => candidate.Name.Number == found[0].Name.Number)
            ? found[0].Name.Number
            : null;
    }

    /// <summary>Narrows down where something is left.</summary>
    static void Keep(List<Candidate> found, Predicate<Candidate> fits)
    {
        if (found.Exists(fits))
            found.RemoveAll(candidate => !fits(candidate));
    }

    /// <summary>In its language the date's other names are weekdays, or the same month again.</summary>
    bool ExplainsTheOthers(Candidate candidate)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (i == candidate.At)
                continue;
            var (months, weekdays) = (CalendarWords.Months(words[i]), CalendarWords.Weekdays(words[i]));
            if (months.Count + weekdays.Count == 0 || weekdays.Any(name => name.Language == candidate.Name.Language))
                continue;
            if (!months.Any(name => name.Language == candidate.Name.Language && name.Number == candidate.Name.Number))
                return false;
        }
        return true;
    }

    /// <summary>Feeds have English dates in any language.</summary>
    bool IsOfTheSource(Candidate candidate) =>
        CalendarWords.Language(language) is { } stated
        && (candidate.Name.Language == stated || candidate.Name.Language == CalendarWords.English);

    bool FallsOnItsWeekday(Candidate candidate, int year, int day)
    {
        var weekday = (int)new DateOnly(year, candidate.Name.Number, day).DayOfWeek;
        return words.Where((_, at) => at != candidate.At).Any(word => CalendarWords.Weekdays(word).Any(name => name.Number == weekday));
    }

    readonly record struct Candidate(int At, CalendarName Name);
}
