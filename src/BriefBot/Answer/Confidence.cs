using BriefBot.Answer.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>How likely the corpus answers a question, from what was found.</summary>
static class Confidence
{
    // How far names found doing what is asked about, in articles on the named subject, close the gap to certainty.
    const double ListFound = 0.4;

    /// <summary>0 to 1.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="ranked">Sentences, best first.</param>
    /// <param name="hasList">True when the items of a list were found.</param>
    public static double Of(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked, bool hasList)
    {
        if (ranked.Count == 0)
            return 0;
        var x = Features(retrieval, ranked);
        var confidence = ranked.Any(sentence => sentence.ReadIn is not null)
            ? ReadingWeights.Confidence(x, ranked, TopicQuestions.Is(retrieval.Question))
            : WordWeights.Of(retrieval.Question).Confidence(x);
        return hasList && retrieval.Question.Terms.Any(term => term.IsName) ? confidence + ListFound * (1 - confidence) : confidence;
    }

    /// <summary>BM25, coverage, names and pairs of the best five passages and coverage of the best sentence with its context. Nothing of
    /// dates: an old answer is one too.</summary>
    public static double[] Features(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        var top = retrieval.Passages.Take(5).ToList();
        return
        [
            top.Max(passage => passage.Features.Bm25),
            top.Max(passage => passage.Features.Coverage),
            top.Max(passage => passage.Features.NameCoverage),
            top.Max(passage => passage.Features.Pairs),
            ranked[0].Features[SentenceFeatures.ContextCoverage],
        ];
    }
}
