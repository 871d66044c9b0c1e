using BriefBot.Answer.Summaries;
using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>A day that a sentence gives to what it tells.</summary>
/// <param name="Span">Its words' place in the article's body.</param>
readonly record struct FoundDay(EventDay When, DayBasis Basis, TextSpan Span);

/// <summary>Completes the dates of a sentence from the day of its article.</summary>
static class EventDays
{
    // Days ahead for which a sentence needn't say that it speaks of what is to come.
    const int WeeksAhead = 45;

    static readonly string[] BeforeYear = Lexicon.Lines("en/days", "before-year");

    /// <summary>The days, in the order of the sentence; those that can't be told are left out.</summary>
    public static IEnumerable<FoundDay> Find(TopicSentence sentence)
    {
        var (body, written) = (sentence.Article.Body, sentence.Article.Published.Day);
        var days = new List<FoundDay>();
        foreach (var date in Dates.Find(sentence.Text))
        {
            var span = new TextSpan(sentence.Span.Start + date.Span.Start, sentence.Span.Start + date.Span.End);
            if (Complete(date, span, sentence, written) is { } day)
                days.Add(new FoundDay(day.When, day.Basis, Trimmed(body, span)));
        }
        foreach (var said in sentence.Standing.Days)
        {
            var end = sentence.Span.Start + said.At;
            if (days.Exists(day => day.Span.End == end))
                continue;
            var start = end;
            while (start > sentence.Span.Start && char.IsLetter(body[start - 1]))
                start--;
            var day = DateOnly.ParseExact(said.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            days.Add(new FoundDay(new EventDay(day.Year, day.Month, day.Day), DayBasis.CountedFromArticle, new TextSpan(start, end)));
        }
        return days;
    }

    static (EventDay When, DayBasis Basis)? Complete(DateMention date, TextSpan span, TopicSentence sentence, DateOnly? written)
    {
        if (date is { Year: { } year, Month: null })
            return IsTime(sentence, span) ? (new EventDay(year, null, null), DayBasis.Stated) : null;
        if (date is { Year: { } stated })
            return (new EventDay(stated, date.Month, date.Day), DayBasis.Stated);
        if (date.Month is not { } month || NearestYear(sentence, written, month, date.Day ?? 1) is not { } nearest)
            return null;
        if (date.Day is { } day && day > DateTime.DaysInMonth(nearest, month))
            return null;
        return (new EventDay(nearest, month, date.Day), DayBasis.YearFromArticle);
    }

    // What lies weeks ahead and isn't told as coming was a year ago.
    static int? NearestYear(TopicSentence sentence, DateOnly? written, int month, int day)
    {
        if (written is not { } today)
            return sentence.Article.Published.Year;
        var looksAhead = SaidDays.LooksAhead(sentence.Article.Body, sentence.Span);
        if (month - today.Month < -6 && looksAhead)
            return CalendarDays.Year(today.Year, 1);
        var ahead = (month - today.Month) * 30 + (day - today.Day);
        return ahead > 180 || (ahead > WeeksAhead && !looksAhead) ? CalendarDays.Year(today.Year, -1) : today.Year;
    }

    static bool IsTime(TopicSentence sentence, TextSpan span)
    {
        var before = sentence.Article.Body.AsSpan(sentence.Span.Start, span.Start - sentence.Span.Start).TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..];
        foreach (var known in BeforeYear)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // "Nov. 23." at the end of a sentence without its full stop.
    static TextSpan Trimmed(string body, TextSpan span) =>
        span.Length > 5 && body[span.End - 1] == '.' ? new TextSpan(span.Start, span.End - 1) : span;
}
