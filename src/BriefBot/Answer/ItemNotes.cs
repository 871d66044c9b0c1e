using System.Globalization;
using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>What is told behind a short answer beside its sources.</summary>
static class ItemNotes
{
    /// <summary>The date of "on Monday" in an article of a known day; null where the sentence hedges.</summary>
    /// <param name="span">The day's place in the article's body.</param>
    public static string? Weekday(SentenceCandidate sentence, TextSpan span)
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
        return string.Create(CultureInfo.InvariantCulture, $"{published.Plus(-back):d MMMM yyyy}, by the article's date");
    }

    /// <summary>The hedge that a sentence tells it with, in its words; null when it has none.</summary>
    public static string? Hedge(SentenceCandidate sentence) => sentence.Reading.Hedge is { } hedge ? sentence.Reading.At(hedge) : null;
}
