using System.Globalization;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads a date from its words and numbers, whatever their order: "Mon, 3 Sept 2023 10:15 EDT", "3. März 2023", "September 3rd, 2023 at 4:05 pm", "15.03.2023".</summary>
sealed class DateWordsReader(string text)
{
    /// <summary>How months begin in the languages that feeds come in, the longer beginnings first where one begins with another.</summary>
    static readonly (string Start, int Month)[] Months =
    [
        ("jan", 1), ("ene", 1), ("gen", 1), ("янв", 1), ("sty", 1), ("feb", 2), ("fév", 2), ("fev", 2), ("фев", 2), ("lut", 2), ("mar", 3), ("mär", 3), ("mrt", 3), ("maa", 3), ("мар", 3), ("apr", 4), ("avr", 4), ("abr", 4), ("апр", 4), ("kwi", 4),
        ("may", 5), ("mai", 5), ("mei", 5), ("mag", 5), ("maj", 5), ("мая", 5), ("май", 5), ("juin", 6), ("jun", 6), ("giu", 6), ("июн", 6), ("cze", 6), ("juil", 7), ("jul", 7), ("lug", 7), ("июл", 7), ("lip", 7),
        ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8), ("авг", 8), ("sie", 8), ("sep", 9), ("set", 9), ("сен", 9), ("wrz", 9), ("oct", 10), ("okt", 10), ("ott", 10), ("out", 10), ("окт", 10), ("paź", 10), ("nov", 11), ("ноя", 11), ("lis", 11),
        ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12), ("дек", 12), ("gru", 12),
    ];

    bool _monthOpens;

    /// <summary>The instant; null when day, month and year aren't all there, or there are several ways to read them.</summary>
    public DateTimeOffset? Read()
    {
        int? month = null;
        var numbers = new List<int>();
        var yearAt = -1;
        for (var i = 0; i < text.Length && (yearAt < 0 || numbers.Count + (month is null ? 0 : 1) < 3);)
        {
            if (char.IsLetter(text[i])) i = Word(i, ref month);
            else if (char.IsAsciiDigit(text[i]))
            {
                var next = i;
                while (next < text.Length && char.IsAsciiDigit(text[next])) next++;
                if (next < text.Length && text[next] == ':')
                {
                    i = TimeEnd(next);
                    continue;
                }
                if (next - i > 4) return null;
                var number = int.Parse(text.AsSpan(i, next - i), NumberStyles.None, CultureInfo.InvariantCulture);
                if (yearAt < 0 && (next - i == 4 || (numbers.Count + (month is null ? 0 : 1) == 2))) yearAt = numbers.Count;
                numbers.Add(next - i <= 2 && yearAt == numbers.Count ? FullYear(number) : number);
                i = next;
            }
            else i++;
        }
        if (yearAt < 0 || Day(month, numbers, yearAt) is not { } day) return null;
        return WithTime(day);
    }

    /// <summary>The time may stand before the year, as in Unix dates, or behind the date: where the first colon is.</summary>
    DateTimeOffset WithTime(DateTimeOffset day)
    {
        var colon = text.IndexOf(':');
        var start = colon;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < colon ? DateTimes.Add(day, text[start..]) : day;
    }

    int TimeEnd(int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == ':')) at++;
        return at;
    }

    /// <summary>Takes the word for a month if it begins like one.</summary>
    /// <returns>Where it ends.</returns>
    int Word(int start, ref int? month)
    {
        var end = start;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var word = text.AsSpan(start, end - start);
        if ((month is not null && !_monthOpens) || word.Length < 3) return end;
        // Some weekdays begin like months ("mar." is Tuesday in French): a comma behind it, or another month, tells.
        if (start == 0 && end < text.Length && text.AsSpan(end).TrimStart('.') is [',', ..]) return end;
        foreach (var (beginning, number) in Months)
        {
            if (!word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) continue;
            month = number;
            _monthOpens = start == 0;
            break;
        }
        return end;
    }

    DateTimeOffset? Day(int? month, List<int> numbers, int yearAt)
    {
        var year = numbers[yearAt];
        var others = numbers.Where((_, index) => index != yearAt).ToList();
        if (month is { } named) return others.Count == 0 ? null : FeedDates.Make(year, named, others[0]);
        if (others.Count != 2) return null;
        if (yearAt == 0 || text.Contains('.')) return yearAt == 0 ? FeedDates.Make(year, others[0], others[1]) : FeedDates.Make(year, others[1], others[0]);
        if (others[0] > 12 || others[0] == others[1]) return FeedDates.Make(year, others[1], others[0]);
        return others[1] > 12 ? FeedDates.Make(year, others[0], others[1]) : null;
    }

    static int FullYear(int number) => number >= 100 ? number : number < 70 ? 2000 + number : 1900 + number;
}
