using BriefBot.Language;

namespace BriefBot.Deliver;

/// <summary>A quote cut where the short answer inside it starts and ends.</summary>
public static class Highlighted
{
    /// <summary>Parts in order that together are the text. Spans that overlap, are empty, or lie outside are left out.</summary>
    public static IEnumerable<(string Text, bool Marked)> Split(string text, IReadOnlyList<TextSpan> highlights)
    {
        var position = 0;
        foreach (var span in highlights.OrderBy(span => span.Start))
        {
            if (span.Start < position || span.End > text.Length || span.Length <= 0)
                continue;
            if (span.Start > position)
                yield return (text[position..span.Start], false);
            yield return (text[span.Start..span.End], true);
            position = span.End;
        }
        if (position < text.Length)
            yield return (text[position..], false);
    }
}
