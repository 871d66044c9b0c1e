using BriefBot.Language;

namespace BriefBot.Answer.Summaries;

/// <summary>How much of what a sentence says is likely to be in a summary that a person would write.</summary>
/// <remarks>
/// A linear fit (ridge regression) of the share of a sentence's words plus the share of its word pairs that stand in neutral summaries
/// written by editors over articles of several outlets; fitted on one half it held on the other.
/// </remarks>
static class SentenceQuality
{
    const int ShortWords = 8;
    const int LongWords = 45;
    const int FullWords = 60;

    /// <summary>The quality, about 0 to 2.</summary>
    public static double Of(SentencePool pool, PoolSentence sentence)
    {
        var quote = pool.Quote(sentence);
        var others = Math.Max(1, pool.Texts.Count - 1);
        var content = sentence.Content;
        var words = Normalizer.Words(quote);
        var first = words.Count > 0 ? words[0] : "";
        return 0.2
            + (
                sentence.Position == 0 ? 0.03
                : sentence.Position <= 2 ? 0.04
                : 0
            )
            + 0.57 * Share(content, stem => Others(pool, pool.Holding(stem), others))
            + 0.49 * Share(sentence.Pairs, pair => Others(pool, pool.Holding(pair), others))
            + 0.26 * Share(content, stem => pool.Titles(stem) > 0 ? 1 : 0)
            + 0.10 * Share(content, stem => pool.IsInTitle(stem, sentence.Text) ? 1 : 0)
            + 0.06 * Math.Min(sentence.Words, FullWords) / 30
            + (
                sentence.Words < ShortWords ? -0.09
                : sentence.Words > LongWords ? 0.02
                : 0
            )
            + (words.Exists(word => word is "i" or "we" or "my" or "our" or "you") ? -0.05 : 0)
            + (first is "but" or "and" or "so" or "however" or "meanwhile" or "still" or "yet" or "also" or "then" ? 0.05 : 0)
            + (quote.Contains('?') ? -0.09 : 0)
            + (words.Exists(word => word is "said" or "told") ? 0.02 : 0);
    }

    // A single text has no others to be borne out by: its own words count.
    static double Others(SentencePool pool, int holding, int others) => pool.Texts.Count == 1 ? 1 : (holding - 1.0) / others;

    static double Share<T>(IReadOnlyList<T> units, Func<T, double> value) => units.Count == 0 ? 0 : units.Sum(value) / units.Count;
}
