using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Briefings;

/// <summary>Finds where articles on a topic give another number or day for the same, or credit the same words to others.</summary>
/// <remarks>Strict on purpose, as <see cref="Conflicts"/> is. Between articles of different days a changed number is news, not a
/// disagreement.</remarks>
sealed class Disagreements
{
    const int Most = 3;

    // Share of words, values aside, that two statements of the same have in common, and how many at least.
    const double SameStatement = 0.6;
    const int FewestWords = 4;

    // Days between articles that report at the same time.
    const int SameTime = 1;

    readonly IReadOnlyList<TopicSentence> _sentences;
    readonly SharedPhrases _phrases;
    readonly HashSet<string> _topic;

    Disagreements(IReadOnlyList<TopicSentence> sentences, IEnumerable<string> topic)
    {
        _sentences = [.. sentences.Where(sentence => !Retractions.IsRetracted(sentence.Text))];
        _topic = topic.ToHashSet(StringComparer.Ordinal);
        _phrases = new SharedPhrases(_sentences, _topic);
    }

    /// <summary>The disagreements: on who said something, then on numbers and days.</summary>
    /// <param name="topic">Stems of the topic's words: that two sentences share them tells nothing.</param>
    public static List<Conflict> Of(IReadOnlyList<TopicSentence> sentences, IEnumerable<string> topic, BriefCiter citer)
    {
        var found = new Disagreements(sentences, topic).Find();
        return found.ConvertAll(one => new Conflict(
            About(one.Disputed),
            [new ConflictSide(one.SideA, one.A.Text, citer.Number(one.A)), new ConflictSide(one.SideB, one.B.Text, citer.Number(one.B))]
        )
        {
            Disputed = one.Disputed,
        });
    }

    static string About(Disputed disputed) =>
        disputed switch
        {
            Disputed.Speaker => "who said it",
            Disputed.Amount => "how much or how many",
            _ => "when",
        };

    List<Found> Find()
    {
        var found = new List<Found>();
        foreach (var (a, b) in _phrases.CreditedToOthers())
            Add(found, new Found(Disputed.Speaker, a, a.Reading.Speaker!.Value.Text, b, b.Reading.Speaker!.Value.Text));
        var valued = _sentences.Where(sentence => sentence.Reading.Measures.Count + sentence.Reading.Dates.Count > 0).ToList();
        for (var i = 0; i < valued.Count && found.Count < Most; i++)
        {
            for (var j = i + 1; j < valued.Count; j++)
                if (valued[i].Article.Id != valued[j].Article.Id && Values(valued[i], valued[j]) is { } values)
                    Add(found, values);
        }
        return found;
    }

    static void Add(List<Found> found, Found one)
    {
        if (found.Count < Most && !found.Exists(known => known.Involves(one.A) || known.Involves(one.B)))
            found.Add(one);
    }

    Found? Values(TopicSentence a, TopicSentence b)
    {
        if (a.Article.Published.Day is { } x && b.Article.Published.Day is { } y && Math.Abs(x.DayNumber - y.DayNumber) > SameTime)
            return null;
        if (a.Occasion.IsEarlier != b.Occasion.IsEarlier)
            return null;
        var (one, other) = (a.Reading, b.Reading);
        var numbers = (from m in one.Measures from n in other.Measures where AreRivals(a, m, b, n) select (m, n)).ToList();
        var days = (
            from d in one.Dates
            from e in other.Dates
            where d.Differs(e) && d.Day is not null && e.Day is not null
            select (d, e)
        ).ToList();
        return (numbers, days) switch
        {
            ([var number], []) when TellTheSame(a, b, isStrict: number.m.Kind is "time" or "age") => new(
                Disputed.Amount,
                a,
                one.At(number.m.Span),
                b,
                other.At(number.n.Span)
            ),
            ([], [var day]) when one.Dates.Count == 1 && other.Dates.Count == 1 && TellTheSame(a, b, isStrict: true) => new(
                Disputed.Time,
                a,
                one.At(day.d.Span),
                b,
                other.At(day.e.Span)
            ),
            _ => null,
        };
    }

    static bool AreRivals(TopicSentence a, Measure m, TopicSentence b, Measure n) =>
        m.IsRival(n)
        && m.IsRuledOutBy(n)
        && n.IsRuledOutBy(m)
        && m.Exactness == Exactness.Exact
        && n.Exactness == Exactness.Exact
        && !IsOfRange(a, m)
        && !IsOfRange(b, n);

    // "Seven to 14", "between 10 and 12": an end of a range.
    static bool IsOfRange(TopicSentence sentence, Measure measure)
    {
        var body = sentence.Article.Body;
        var before = Normalizer.Words(body.AsSpan(sentence.Span.Start, measure.Span.Start - sentence.Span.Start)).TakeLast(2).ToList();
        var behind = Normalizer.Words(body.AsSpan(measure.Span.End, sentence.Span.End - measure.Span.End)).Take(2).ToList();
        return before is ["between", ..] or [.., "between"]
            || (before is [var low, "to" or "and" or "or"] && Numerals.Parse(low) is not null)
            || (behind is ["to" or "and" or "or", var high] && Numerals.Parse(high) is not null);
    }

    // With names left out of account where a value alone, as a number of days, may belong to anything.
    bool TellTheSame(TopicSentence a, TopicSentence b, bool isStrict)
    {
        var (x, y) = (Telling(a, isStrict), Telling(b, isStrict));
        var shared = x.Count(y.Contains);
        return shared >= FewestWords && shared >= SameStatement * Math.Min(x.Count, y.Count);
    }

    // Its words without its numbers and dates.
    HashSet<string> Telling(TopicSentence sentence, bool isStrict)
    {
        var statement = sentence.Reading;
        var spans = statement.Measures.Select(measure => measure.Span).Concat(statement.Dates.Select(date => date.Span));
        if (isStrict)
            spans = spans.Concat(statement.Names.Select(name => name.Span));
        var values = spans
            .SelectMany(span => Normalizer.Words(statement.At(span)))
            .Select(PorterStemmer.Stem)
            .ToHashSet(StringComparer.Ordinal);
        return [.. sentence.Stems.Where(stem => !values.Contains(stem) && !(isStrict && _topic.Contains(stem)))];
    }

    sealed record Found(Disputed Disputed, TopicSentence A, string SideA, TopicSentence B, string SideB)
    {
        public bool Involves(TopicSentence sentence) => ReferenceEquals(A, sentence) || ReferenceEquals(B, sentence);
    }
}
