using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>Chooses what the full-text index is asked for: rare terms alone, frequent ones only together.</summary>
/// <remarks>
/// An index query costs about a microsecond for each row that matches, whatever the size of the corpus; a term that stands in a fifth of
/// all passages tells little and costs most. Ranking looks at all terms afterwards.
/// </remarks>
static class CandidateQuery
{
    /// <summary>Alternatives, each a set of terms that must all stand in a passage.</summary>
    /// <param name="budget">Matching passages to aim at.</param>
    public static List<IReadOnlyList<QueryTerm>> Build(QuestionAnalysis question, TermWeights weights, long passages, long budget)
    {
        var order = Enumerable.Range(0, question.Terms.Count).Where(i => weights.Frequencies[i] > 0).OrderBy(i => weights.Frequencies[i]).ToList();
        var query = new List<IReadOnlyList<QueryTerm>>();
        long spent = 0;
        var next = 0;
        for (; next < order.Count && spent + weights.Frequencies[order[next]] <= budget; next++)
        {
            spent += weights.Frequencies[order[next]];
            AddForms(query, [question.Terms[order[next]]]);
        }
        AddPairs(query, question, weights, passages, [.. order.Skip(next)], budget - spent + budget / 2);
        return query;
    }

    // Frequent terms in pairs, the rarest pairs first, by the number of passages expected if they were independent.
    static void AddPairs(List<IReadOnlyList<QueryTerm>> query, QuestionAnalysis question, TermWeights weights, long passages, List<int> frequent, long budget)
    {
        var pairs = new List<(int A, int B, double Expected)>();
        for (var i = 0; i < frequent.Count && i < 6; i++)
            for (var j = i + 1; j < frequent.Count && j < 7; j++)
                pairs.Add((frequent[i], frequent[j], 2.0 * weights.Frequencies[frequent[i]] * weights.Frequencies[frequent[j]] / Math.Max(1, passages)));
        double spent = 0;
        foreach (var (a, b, expected) in pairs.OrderBy(pair => pair.Expected))
        {
            if (query.Count > 0 && spent + expected > budget) break;
            spent += expected;
            AddForms(query, [question.Terms[a], question.Terms[b]]);
        }
        if (query.Count == 0 && frequent.Count > 0) AddForms(query, [question.Terms[frequent[0]]]);
    }

    static void AddForms(List<IReadOnlyList<QueryTerm>> query, List<QuestionTerm> terms)
    {
        IEnumerable<IReadOnlyList<QueryTerm>> combinations = [[]];
        foreach (var term in terms) combinations = combinations.SelectMany(chosen => term.Forms.Select(form => (IReadOnlyList<QueryTerm>)[.. chosen, form]));
        query.AddRange(combinations);
    }
}
