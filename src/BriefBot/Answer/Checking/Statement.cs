using BriefBot.Language;

namespace BriefBot.Answer.Checking;

/// <summary>A sentence with what can be compared one by one: names, numbers, dates, hedge and speaker.</summary>
/// <param name="Text">The text that holds it; all spans count from its start.</param>
/// <param name="Span">Its place there.</param>
/// <param name="Hedge">What keeps it from being a fact, null when it is told as one.</param>
/// <param name="Speaker">Who says it, null when nobody is named.</param>
sealed record Statement(
    string Text,
    TextSpan Span,
    IReadOnlyList<NameMention> Names,
    IReadOnlyList<StatedDate> Dates,
    IReadOnlyList<Measure> Measures,
    TextSpan? Hedge,
    NameMention? Speaker
)
{
    /// <summary>Reads a sentence.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="span">Its place there.</param>
    /// <param name="written">The day on which it was written, null when unknown.</param>
    public static Statement Read(string text, TextSpan span, DateOnly? written)
    {
        var names = BriefBot.Language.Names.Find(text, span);
        var dates = StatedDate.Find(text, span, written);
        var measures = Checking.Measures.Find(text, span, dates.Select(date => date.Span).Concat(names.Select(name => name.Span)));
        return new Statement(text, span, names, dates, measures, Hedges.Find(text, span), Attribution.SpeakerOf(text, span, names));
    }

    /// <summary>The words at a place.</summary>
    public string At(TextSpan span) => Text[span.Start..span.End];
}
