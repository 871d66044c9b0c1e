using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>How likely the corpus answers a question, from what was found.</summary>
static class Confidence
{
    /// <summary>0 to 1.</summary>
    public static double Of(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        if (ranked.Count == 0) return 0;
        var x = Features(retrieval, ranked);
        var sum = Bias;
        for (var i = 0; i < x.Length; i++) sum += Weights[i] * x[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Best passage's BM25, pairs and recency, names covered by the best five passages, best sentence's coverage with context and pairs.</summary>
    public static double[] Features(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        var top = retrieval.Passages.Take(5).ToList();
        return
        [
            top.Max(passage => passage.Features.Bm25),
            top.Max(passage => passage.Features.Coverage),
            top.Max(passage => passage.Features.NameCoverage),
            top.Max(passage => passage.Features.Pairs),
            top.Take(3).Average(passage => passage.Features.Recency),
            ranked[0].Features[SentenceFeatures.Coverage],
            ranked[0].Features[SentenceFeatures.ContextCoverage],
            ranked[0].Features[SentenceFeatures.Pairs],
            top[0].Score,
        ];
    }

    const double Bias = -4;

    static readonly double[] Weights = [1.5, 2, 1, 0.5, 1, 1.5, 1, 0.5, 0.5];
}
