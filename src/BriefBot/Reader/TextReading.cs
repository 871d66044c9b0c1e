using BriefBot.Language;

namespace BriefBot.Reader;

/// <summary>What kind of answer a text gives to a question.</summary>
public enum ReadKind
{
    /// <summary>It tells what was asked.</summary>
    Span,

    /// <summary>It is so.</summary>
    Yes,

    /// <summary>It is not so, or did not happen.</summary>
    No,

    /// <summary>Somebody denies it or rules it out.</summary>
    Denied,

    /// <summary>The text doesn't tell.</summary>
    None,
}

/// <summary>A stretch of a text that may answer.</summary>
/// <param name="Span">Its place in the text that was read.</param>
/// <param name="Margin">How much better it answers than that nothing in the text does, in logits: above 0 it rather answers.</param>
public readonly record struct SpanReading(TextSpan Span, double Margin);

/// <summary>What the model made of a text, for one question.</summary>
/// <param name="relevance">Logit of the text bearing on the question.</param>
/// <param name="kinds">Probabilities in the order of <see cref="ReadKind"/>.</param>
/// <param name="start">For each token of the text, the logit of the answer beginning with it.</param>
/// <param name="end">The same for its ending there.</param>
/// <param name="nothing">Start and end logit of "not answered here", added.</param>
/// <param name="places">Where the tokens stand in the text.</param>
public sealed class TextReading(
    double relevance,
    double[] kinds,
    float[] start,
    float[] end,
    double nothing,
    IReadOnlyList<TextSpan> places
)
{
    // Tokens of an answer at most, as in train/measure.py.
    const int LongestAnswer = 30;

    /// <summary>Logit of the text bearing on the question.</summary>
    public double Relevance => relevance;

    /// <summary>Probability of a kind of answer.</summary>
    public double Of(ReadKind kind) => kinds[(int)kind];

    /// <summary>Where the text that was read ends; what stands behind it was too long to read.</summary>
    public int ReadTo => places.Count > 0 ? places[^1].End : 0;

    /// <summary>The best stretch within a part of the text; null when nothing of it was read.</summary>
    public SpanReading? Best(TextSpan within)
    {
        SpanReading? best = null;
        var (from, to) = Tokens(within);
        for (var a = from; a < to; a++)
        {
            for (var b = a; b < Math.Min(to, a + LongestAnswer); b++)
            {
                var margin = start[a] + end[b] - nothing;
                if (best is null || margin > best.Value.Margin)
                    best = new SpanReading(new TextSpan(places[a].Start, places[b].End), margin);
            }
        }
        return best;
    }

    (int From, int To) Tokens(TextSpan within)
    {
        var from = 0;
        while (from < places.Count && places[from].Start < within.Start)
            from++;
        var to = from;
        while (to < places.Count && places[to].End <= within.End)
            to++;
        return (from, to);
    }
}
