using BriefBot.Language.Reading;

namespace BriefBot.Answer.Summaries;

/// <summary>Keeps disagreements in a summary: beside a sentence whose number another text contradicts, that text's sentence.</summary>
static class RivalSentences
{
    /// <summary>The chosen sentences, with those that contradict one of them as far as the limits allow.</summary>
    /// <param name="alike">Tells of two sentences whether their words, numbers aside, tell the same.</param>
    public static IReadOnlyList<int> Added(
        SentencePool pool,
        IReadOnlyList<int> chosen,
        SummaryLimits limits,
        Func<int, bool> mayChoose,
        Func<PoolSentence, PoolSentence, bool> alike
    )
    {
        var kept = chosen.ToList();
        var words = chosen.Sum(index => pool.Sentences[index].Words);
        foreach (var index in chosen)
        {
            for (var other = 0; other < pool.Sentences.Count && kept.Count < limits.Sentences; other++)
            {
                var (mine, theirs) = (pool.Sentences[index], pool.Sentences[other]);
                if (kept.Contains(other) || theirs.Text == mine.Text || words + theirs.Words > limits.Words || !mayChoose(other))
                    continue;
                if (!alike(mine, theirs) || !Contradict(pool, mine, theirs))
                    continue;
                kept.Add(other);
                words += theirs.Words;
                break;
            }
        }
        return kept;
    }

    static bool Contradict(SentencePool pool, PoolSentence a, PoolSentence b)
    {
        var (x, y) = (Read(pool, a), Read(pool, b));
        return x.Exists(m => y.Exists(n => m.IsRival(n) && m.IsRuledOutBy(n) && n.IsRuledOutBy(m)) && !y.Exists(n => n.Value == m.Value));
    }

    static List<Measure> Read(SentencePool pool, PoolSentence sentence)
    {
        var text = pool.Texts[sentence.Text];
        return new Sentence(text.Body, sentence.Span, text.Published).Measures;
    }
}
