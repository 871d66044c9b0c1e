using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds days, times and numbers in a text of a language other than English, by the calendar's table and by
/// <c>lexicon/TAG/numbers.txt</c>.</summary>
sealed class LocalKinds
{
    static readonly ConcurrentDictionary<string, LocalKinds?> Known = new(StringComparer.Ordinal);

    // Words behind a number among which what it counts is looked for.
    const int NounReach = 2;

    // One that may stand between a number and its unit.
    const string Blank = @"[\s\u00A0\u202F]";

    readonly TextLanguage _language;
    readonly int? _calendar;
    readonly FrozenSet<string> _words;
    readonly FrozenSet<string> _units;
    readonly FrozenSet<string> _cost;
    readonly FrozenSet<string> _money;
    readonly string[] _reasons;
    readonly string[] _reasonSigns;
    readonly FrozenSet<string> _shares;
    readonly Measure[] _measures;
    readonly string[][] _asksForClock;
    readonly Regex _clock;

    LocalKinds(TextLanguage language)
    {
        _language = language;
        _calendar = CalendarWords.Language(language.Tag);
        _words = Folded("numbers", "words");
        _units = Folded("numbers", "units");
        _cost = Folded("numbers", "cost");
        _shares = Folded("numbers", "shares");
        _money = Folded("numbers", "money");
        _reasons = Lexicon.Lines($"{language.Tag}/questions", "reason-words");
        _reasonSigns = Lexicon.Lines($"{language.Tag}/questions", "reason-signs");
        _measures =
        [
            .. Lexicon
                .Lines($"{language.Tag}/numbers", "measures")
                .Select(line => line.Split(':', 2))
                .Select(parts => (Phrase(parts[0]), Units: parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Select(parts => new Measure(parts.Item1, Measured(parts.Units), parts.Units.Contains("%"), parts.Units.Contains("year")))
                .OrderByDescending(measure => measure.Phrase.Length),
        ];
        _asksForClock = [.. Lexicon.Lines($"{language.Tag}/numbers", "asks-for-clock").Select(Phrase)];
        // "4.20 Uhr", "20 h 12", "a las 9.30".
        var (before, behind) = (Any("clock-before"), Any("clock-behind"));
        _clock = new Regex(
            $@"(?<![\d.,])(?:\d{{1,2}}(?:[.:]\d{{2}})?{Blank}?(?:{behind})\b(?:{Blank}?\d{{2}}\b)?"
                + $@"|(?<=\b(?:{before}) )\d{{1,2}}(?:[.:]\d{{2}})?(?![\d%]))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromMilliseconds(200)
        );

        string Any(string section) => string.Join('|', Lexicon.Lines($"{language.Tag}/numbers", section).Select(Regex.Escape));

        string[] Phrase(string line) => [.. line.Split(' ').Select(word => Folding.Fold(word))];

        FrozenSet<string> Measured(string[] units) =>
            TranslationWords
                .Of(language)!
                .Units.Where(unit => units.Contains(unit.Value))
                .Select(unit => Folding.Fold(unit.Key))
                .ToFrozenSet(StringComparer.Ordinal);

        FrozenSet<string> Folded(string file, string section) =>
            Lexicon.Words($"{language.Tag}/{file}", section).Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Those of a language; null where the program knows none of its words.</summary>
    public static LocalKinds? Of(TextLanguage language) =>
        Known.GetOrAdd(
            language.Tag,
            tag => !language.IsEnglish && Lexicon.Has($"{tag}/numbers") && Lexicon.Has($"{tag}/questions") ? new LocalKinds(language) : null
        );

    /// <summary>What in a sentence could answer: days and times, numbers, or a reason; nothing of other kinds.</summary>
    public List<ShortCandidate> Find(QuestionAnalysis question, string body, TextSpan sentence)
    {
        var words = QuestionWords.Read(body.Substring(sentence.Start, sentence.Length), _language);
        return question.Kind switch
        {
            AnswerKind.Time => [.. Times(question, body, sentence, words)],
            AnswerKind.Number => [.. Numbers(question, body, sentence, words)],
            AnswerKind.Reason => [.. Reasons(body, sentence)],
            _ => [],
        };
    }

    IEnumerable<ShortCandidate> Times(QuestionAnalysis question, string body, TextSpan sentence, List<QuestionWord> words)
    {
        var asksForClock = Array.Exists(_asksForClock, phrase => Asks(question, phrase));
        var clocks = Clocks(body, sentence);
        foreach (var clock in clocks)
            yield return new(clock, body[clock.Start..clock.End], asksForClock ? 1 : ClockForDay);
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            double fit;
            if (IsMonth(words[i]))
                fit = 0.8;
            else if (IsNumber(words[i], 1, 31) && MonthBehind(words, i) is { } month)
                (end, fit) = (month, 1);
            else if (IsNumber(words[i], 1500, 2100) && words[i].Surface.Length == 4)
                fit = 0.7;
            else if (IsWeekday(words[i]))
                fit = 0.4;
            else
                continue;
            // "3 mai 2027", "mayo de 2027".
            var year = end + 1 < words.Count && IsJoiner(words[end + 1]) ? end + 2 : end + 1;
            if (fit >= 0.8 && year < words.Count && IsNumber(words[year], 1500, 2100) && words[year].Surface.Length == 4)
                (end, fit) = (year, 1);
            var span = new TextSpan(sentence.Start + words[i].Start, sentence.Start + words[end].End);
            if (!IsInQuestion(question, words, i, end))
                yield return new(span, body[span.Start..span.End], asksForClock ? DayForClock * fit : fit);
            i = end;
        }
    }

    IEnumerable<ShortCandidate> Numbers(QuestionAnalysis question, string body, TextSpan sentence, List<QuestionWord> words)
    {
        var measured = Array.Find(_measures, measure => Asks(question, measure.Phrase));
        var clocks = Clocks(body, sentence);
        for (var i = 0; i < words.Count; i++)
        {
            var isDigits = char.IsDigit(words[i].Surface[0]);
            if (!isDigits && !IsInWords(words[i].Normalized))
                continue;
            if (clocks.Exists(clock => clock.Start <= sentence.Start + words[i].Start && sentence.Start + words[i].Start < clock.End))
                continue;
            // A day of a month answers no "how many".
            if (isDigits && MonthBehind(words, i) is { } month)
            {
                i = month;
                continue;
            }
            var end = i;
            while (end + 1 < words.Count && (_units.Contains(words[end + 1].Normalized) || IsInWords(words[end + 1].Normalized)))
                end++;
            while (end > i && IsJoiner(words[end]))
                end--;
            var stop = sentence.Start + words[end].End;
            if (stop < sentence.End && body[stop] == '%')
                stop++;
            else if (stop + 1 < sentence.End && body[stop] is ' ' or '\u00A0' or '\u202F' && body[stop + 1] is '%' or '€' or '$' or '£')
                stop += 2;
            var isYear = isDigits && end == i && words[i].Surface.Length == 4 && IsNumber(words[i], 1900, 2100);
            var start = sentence.Start + words[i].Start;
            if (!IsInQuestion(question, words, i, end))
                yield return new(
                    new(start, stop),
                    body[start..stop],
                    Fit(question, words, i, end, measured, body[stop - 1]) * (isYear && measured is not { IsTime: true } ? 0.3 : 1)
                );
            i = end;
        }
    }

    IEnumerable<ShortCandidate> Reasons(string body, TextSpan sentence)
    {
        foreach (var (words, fit) in _reasons.Select(words => (words, 1.0)).Concat(_reasonSigns.Select(words => (words, SignOfReason))))
        {
            var at = body.IndexOf(words, sentence.Start, sentence.Length, StringComparison.OrdinalIgnoreCase);
            if (
                at < 0
                || (at > 0 && char.IsLetter(body[at - 1]))
                || (at + words.Length < body.Length && char.IsLetter(body[at + words.Length]))
            )
                continue;
            yield return new(new(at, sentence.End), body[at..sentence.End].TrimEnd('.'), fit);
            yield break;
        }
    }

    // What a number counts that has another unit than "how far" and the like ask for, a time of day where a day is asked for, and the
    // other way round.
    internal const double OtherMeasure = 0.2;

    // Where the unit is none that is known, and the longest sign of one.
    const double OtherUnit = 0.4;
    const int LongestSymbol = 3;

    // What is asked for, and what it is told in.
    sealed record Measure(string[] Phrase, FrozenSet<string> Units, bool IsShare, bool IsTime);

    // What a number counts that stands before a word for what is asked for ("3,400 operations" for "how many surgeries"), and before
    // something else.
    const double NearMeasure = 0.9;
    const double OtherCount = 0.6;

    const double ClockForDay = 0.3;
    const double DayForClock = 0.3;

    double Fit(QuestionAnalysis question, List<QuestionWord> words, int first, int last, Measure? measured, char sign)
    {
        if (measured is not null)
        {
            var own = words.Skip(first).Take(last + 1 - first);
            if (
                measured.IsShare
                    ? sign == '%' || own.Any(word => _shares.Contains(word.Normalized))
                    : own.Any(word => measured.Units.Contains(word.Normalized))
            )
                return 1;
            // "110 mph", "until the 19th century".
            return measured.IsTime || (last + 1 < words.Count && words[last + 1].Surface.Length <= LongestSymbol)
                ? OtherUnit
                : OtherMeasure;
        }
        if (question.Words.Any(AsksForMoney))
            return sign is '€' or '$' or '£' || words.Skip(first).Take(last + 1 - first).Any(word => _money.Contains(word.Normalized))
                ? 1
                : OtherMeasure;
        return Counts(question, words, last);
    }

    // What a word tells that often stands where a reason is told, and where none is.
    const double SignOfReason = 0.35;

    List<TextSpan> Clocks(string body, TextSpan sentence) =>
        [
            .. _clock
                .Matches(body.Substring(sentence.Start, sentence.Length))
                .Select(found => new TextSpan(sentence.Start + found.Index, sentence.Start + found.Index + found.Length)),
        ];

    // The phrase stands in the question's own words.
    static bool Asks(QuestionAnalysis question, string[] phrase) =>
        Enumerable
            .Range(0, Math.Max(0, Math.Min(question.Words.Count, question.CarriedFrom) - phrase.Length + 1))
            .Any(at => !phrase.Where((word, i) => question.Words[at + i] != word).Any());

    // Of a compound its last part says it: "Reparaturkosten".
    bool AsksForMoney(string word) =>
        _cost.Contains(word)
        || (
            _language.Writing.HasCapitalNouns
            && word.Length > 8
            && _cost.Any(cost => cost.Length > 4 && word.EndsWith(cost, StringComparison.Ordinal))
        );

    // 1 where what is asked for stands behind the number.
    double Counts(QuestionAnalysis question, List<QuestionWord> words, int last)
    {
        var near = false;
        for (var i = last; i < Math.Min(words.Count, last + 1 + NounReach); i++)
        {
            var stem = _language.Stem(words[i].Raw);
            // "Which share …": nothing but a share.
            if (question.Head is { } head && stem != head)
                continue;
            foreach (var term in question.Terms)
            {
                if (question.Counted is { } counted && !term.Forms.Any(form => form.Stem == counted))
                    continue;
                if (term.Forms.Any(form => form.Stem == stem))
                    return 1;
                near |= term.Near.Contains(stem, StringComparer.Ordinal);
            }
        }
        return near ? NearMeasure : OtherCount;
    }

    // The month that belongs to a day: "29. Juni", "1er mai", "4 de diciembre".
    int? MonthBehind(List<QuestionWord> words, int day)
    {
        if (!IsNumber(words[day], 1, 31) && !words[day].Surface.EndsWith("er", StringComparison.Ordinal))
            return null;
        var at = day + 1 < words.Count && IsJoiner(words[day + 1]) ? day + 2 : day + 1;
        return at < words.Count && IsMonth(words[at]) ? at : null;
    }

    static bool IsJoiner(QuestionWord word) => word.Normalized is "de" or "del" or "d" or "des";

    bool IsMonth(QuestionWord word) => IsNamed(CalendarWords.Months(CalendarKey.Of(word.Surface)), word.Surface);

    bool IsWeekday(QuestionWord word) => IsNamed(CalendarWords.Weekdays(CalendarKey.Of(word.Surface)), word.Surface);

    // "mar", "so", "do" begin a month or weekday and are words of their own.
    bool IsNamed(IReadOnlyList<CalendarName> names, string surface) =>
        surface.Length > 2 && names.Any(name => name.Language == _calendar && name.IsWhole);

    // "einundzwanzig", "zweitausend": made of words for numbers.
    bool IsInWords(string word)
    {
        if (_words.Contains(word))
            return true;
        if (_language.Tag != "de" || word.Length < 7)
            return false;
        var rest = word.AsSpan();
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!rest.IsEmpty)
        {
            var taken = 0;
            for (var length = Math.Min(9, rest.Length); length >= 3 && taken == 0; length--)
                taken = lookup.Contains(rest[..length]) || rest[..length] is "und" or "ein" ? length : 0;
            if (taken == 0)
                return false;
            rest = rest[taken..];
        }
        return true;
    }

    static bool IsNumber(QuestionWord word, int from, int to) =>
        int.TryParse(
            word.Normalized,
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value
        )
        && value >= from
        && value <= to;

    bool IsInQuestion(QuestionAnalysis question, List<QuestionWord> words, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (!question.Words.Contains(words[i].Normalized, StringComparer.Ordinal) && !_language.IsStopWord(words[i].Normalized))
                return false;
        return true;
    }
}
