using BriefBot.Language;

namespace BriefBot.Answer.Briefings;

/// <summary>Orders what happened by the days of the events, which are seldom the days of the articles.</summary>
static class Timeline
{
    const int Most = 8;
    const int MostOfDay = 2;

    // Share of words in common from which two sentences of one day tell the same.
    const double SameEvent = 0.5;

    /// <summary>The events, the earliest first.</summary>
    public static List<DatedEvent> Of(IReadOnlyList<TopicSentence> sentences, BriefCiter citer)
    {
        var found = sentences.Where(sentence => sentence.IsOnTopic && !Retractions.IsRetracted(sentence.Text)).SelectMany(Dated).ToList();
        var kept = new List<(TopicSentence Sentence, FoundDay Day)>();
        foreach (
            var (sentence, day) in found
                .OrderBy(one => one.Day.When.Day is null)
                .ThenBy(one => Lead(one.Sentence))
                .ThenBy(one => one.Sentence.Source.Rank)
        )
        {
            var same = kept.FindAll(other => other.Day.When == day.When);
            if (kept.Count == Most || same.Count == MostOfDay || same.Exists(other => other.Sentence.Overlap(sentence) >= SameEvent))
                continue;
            if (!kept.Exists(other => ReferenceEquals(other.Sentence, sentence)))
                kept.Add((sentence, day));
        }
        return [.. kept.OrderBy(one => one.Day.When).ThenBy(one => Lead(one.Sentence)).Select(one => Event(one.Sentence, one.Day, citer))];
    }

    // What stands on the topic itself before what is only near it, what opens an article before what ends it.
    static double Lead(TopicSentence sentence) => sentence.Position - (10 * sentence.Coverage);

    static DatedEvent Event(TopicSentence sentence, FoundDay day, BriefCiter citer)
    {
        var hedge = sentence.Reading.Hedge is { } span ? sentence.Reading.At(span) : null;
        return new DatedEvent(
            day.When,
            day.Basis,
            sentence.Article.Body[day.Span.Start..day.Span.End],
            hedge,
            citer.Quote(sentence, [sentence.Inside(day.Span)])
        );
    }

    static IEnumerable<(TopicSentence Sentence, FoundDay Day)> Dated(TopicSentence sentence)
    {
        foreach (var day in EventDays.Find(sentence))
        {
            // A year alone dates only what the sentence says of the topic itself.
            if (day.When.Month is null && sentence.Coverage == 0)
                continue;
            yield return (sentence, day);
        }
    }
}
