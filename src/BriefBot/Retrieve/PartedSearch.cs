using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>Ranks what was found for a question that asks for several things, and looks once more by what the best of it have in
/// common.</summary>
sealed class PartedSearch(
    ICorpus corpus,
    QuestionAnalysis question,
    QuestionParts parts,
    TermWeights weights,
    PassageScorer scorer,
    SemanticScores similarities
)
{
    /// <summary>All passages, best first.</summary>
    /// <param name="passages">What the question's words found.</param>
    /// <param name="scope">Where to look once more; null for nowhere.</param>
    /// <param name="statistics">Of the workspace.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async ValueTask<IReadOnlyList<ScoredPassage>> RankAsync(
        IReadOnlyList<Passage> passages,
        SearchScope? scope,
        CorpusStatistics statistics,
        CancellationToken cancellation
    )
    {
        if (passages.Count == 0)
            return [];
        var ranking = new PartedRanking(parts, [.. passages.Select(Parted)]);
        ranking.ChooseFirst();
        var names = await new SharedNames(corpus, question, parts).OfAsync(
            ranking.Chosen,
            passages[0].Article.Workspace,
            statistics.Passages,
            cancellation
        );
        var further = scope is null || names.Names.Count == 0 ? [] : await FurtherAsync(names, passages, scope, cancellation);
        ranking.ChooseRest(names, further);
        return ranking.Ordered;
    }

    // "It was the minister's decision" holds no word of a question that describes the minister.
    async ValueTask<IReadOnlyList<PartedPassage>> FurtherAsync(
        NameShares names,
        IReadOnlyList<Passage> passages,
        SearchScope scope,
        CancellationToken cancellation
    )
    {
        var known = scope with { KnownBy = question.AsOf.Plus(1) };
        var found = await new PartCandidates(corpus, question, weights).OfNamesAsync(names.Names, parts, known, cancellation);
        var further = await corpus.ReadAsync([.. found.Except(passages.Select(passage => passage.Id))], cancellation);
        return [.. further.Where(passage => !question.IsBeforeYearOf(passage.Article)).Select(Parted)];
    }

    PartedPassage Parted(Passage passage) => new(passage, scorer, similarities.Of(passage), parts, weights);
}
