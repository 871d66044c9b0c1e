using BriefBot.Answer;
using BriefBot.Deliver.Wording;

namespace BriefBot.Deliver;

/// <summary>A quote cut into what is quoted, what of it is marked, and what is put in brackets.</summary>
public static class ClarifiedQuote
{
    /// <summary>A stretch of a quote.</summary>
    public enum Part
    {
        /// <summary>Quoted.</summary>
        Plain,

        /// <summary>Quoted and marked.</summary>
        Marked,

        /// <summary>Ours, in brackets: "[23 November 2020]".</summary>
        Added,
    }

    /// <summary>The parts in order, days in the reader's language.</summary>
    public static IEnumerable<(string Text, Part Part)> Split(Claim claim, Localization words)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(words);
        var at = 0;
        var added = new Queue<Answer.Summaries.Clarification>(claim.Clarifications.OrderBy(one => one.At));
        foreach (var (text, marked) in Highlighted.Split(claim.Text, claim.Highlights))
        {
            var start = 0;
            while (added.TryPeek(out var next) && next.At <= at + text.Length)
            {
                var cut = Math.Clamp(next.At - at, start, text.Length);
                if (cut > start)
                    yield return (text[start..cut], marked ? Part.Marked : Part.Plain);
                yield return ($" [{Shown(added.Dequeue().Text, words)}]", Part.Added);
                start = cut;
            }
            if (start < text.Length)
                yield return (text[start..], marked ? Part.Marked : Part.Plain);
            at += text.Length;
        }
    }

    // A day for readers; a name as it is.
    static string Shown(string text, Localization words) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? words.Day(day) : text;
}
