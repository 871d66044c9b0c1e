using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>What is told behind a short answer beside its sources.</summary>
static class ItemNotes
{
    /// <summary>An item as a sentence has it, with what is to be told behind it: which day "on Monday" is, a hedge, and what held
    /// before.</summary>
    /// <param name="item">The item, without a note.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="span">The item's place in the article's body.</param>
    /// <param name="toldOn">When its value was told; null where others weren't told before.</param>
    /// <param name="earlier">Values told before, the latest first.</param>
    public static AnswerItem With(
        AnswerItem item,
        SentenceCandidate sentence,
        TextSpan span,
        DateOnly? toldOn = null,
        IReadOnlyList<EarlierValue>? earlier = null
    )
    {
        var weekday = Weekday(sentence, span);
        var timing = new ItemTiming(weekday, weekday is null ? Hedge(sentence) : null, toldOn, earlier ?? []);
        return timing is { Weekday: null, ToldOn: null }
            ? item with
            {
                Note = timing.Hedge,
            }
            : item with
            {
                Note = timing.Text,
                Timing = timing,
            };
    }

    /// <summary>The date of "on Monday" in an article of a known day; null where the sentence hedges.</summary>
    /// <param name="span">The day's place in the article's body.</param>
    static DateOnly? Weekday(SentenceCandidate sentence, TextSpan span)
    {
        var body = sentence.Article.Body;
        if (
            sentence.Article.Published.Day is not { } published
            || DateWords.Weekday(body.AsSpan(span.Start, span.Length)) is not { } weekday
        )
            return null;
        if (sentence.Reading.Hedge is not null)
            return null;
        var back = ((int)published.DayOfWeek - (int)weekday + 7) % 7;
        return published.Plus(-back);
    }

    /// <summary>The hedge that a sentence tells it with, in its words; null when it has none.</summary>
    public static string? Hedge(SentenceCandidate sentence) => sentence.Reading.Hedge is { } hedge ? sentence.Reading.At(hedge) : null;
}
