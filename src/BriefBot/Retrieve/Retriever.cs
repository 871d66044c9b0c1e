using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>What retrieval found for a question.</summary>
/// <param name="Passages">Best first.</param>
/// <param name="Scorer">The scorer that ranked them, for sentences to be scored alike.</param>
/// <param name="Lookups">How far each of the question's terms was looked up; empty when the articles were given.</param>
/// <param name="Today">The day from which articles were looked back at.</param>
public sealed record Retrieval(
    QuestionAnalysis Question,
    TermWeights Weights,
    IReadOnlyList<ScoredPassage> Passages,
    PassageScorer Scorer,
    IReadOnlyList<TermLookup> Lookups,
    DateOnly Today
)
{
    /// <summary>Why passages were not compared by meaning, in words for readers; null when they were, or no embedding model is
    /// configured.</summary>
    public string? SemanticFailure { get; init; }

    /// <summary>What the question asks for more than once; null when it asks for one thing.</summary>
    public QuestionParts? Parts { get; init; }

    /// <summary>Primary BCP 47 tags of the languages that articles are in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>True when only articles in other languages than the question's were looked at.</summary>
    public bool IsElsewhere { get; init; }
}

/// <summary>Finds the passages that bear on a question: the full-text index and, where there is one, an embedding model propose, all
/// features rank.</summary>
/// <param name="corpus">The articles.</param>
/// <param name="semantic">Searches by meaning; null where no embedding model is configured.</param>
/// <param name="findsParts">Whether it looks for each outlet and part of a text that asks for several; what isn't a question has no
/// parts.</param>
/// <param name="engine">Proposes in the place of the corpus's own full-text index; null where no search engine is in use.</param>
public sealed class Retriever(ICorpus corpus, SemanticSearch? semantic = null, bool findsParts = false, EngineCandidates? engine = null)
{
    // What words tell that name an outlet: little, unless the question is about the outlet after all.
    const double OutletWords = 0.2;

    readonly CandidateSearch _candidates = new(corpus, engine: engine);

    /// <summary>Finds and ranks passages.</summary>
    /// <param name="question">The question taken apart.</param>
    /// <param name="scope">Workspace and filters.</param>
    /// <param name="articles">Only these articles; null for all.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async ValueTask<Retrieval> SearchAsync(
        QuestionAnalysis question,
        SearchScope scope,
        IReadOnlyList<ArticleId>? articles,
        CancellationToken cancellation
    ) => await SearchAsync(question, scope, articles, elsewhere: false, cancellation);

    /// <summary>Finds and ranks passages.</summary>
    /// <param name="question">The question taken apart.</param>
    /// <param name="scope">Workspace and filters.</param>
    /// <param name="articles">Only these articles; null for all.</param>
    /// <param name="elsewhere">Whether only articles in other languages than the question's are looked at.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async ValueTask<Retrieval> SearchAsync(
        QuestionAnalysis question,
        SearchScope scope,
        IReadOnlyList<ArticleId>? articles,
        bool elsewhere,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(scope);
        var statistics = await corpus.StatisticsAsync(scope.Workspace, cancellation);
        question = await WithCompoundsAsync(question.In(statistics.Languages), statistics, cancellation);
        var today = statistics.Newest is { } newest && newest < question.AsOf ? newest : question.AsOf;
        // The model is asked while the index is.
        var searching = semantic?.FindAsync(question.Text, scope with { KnownBy = question.AsOf.Plus(1) }, cancellation);
        var weights = await WeighAsync(question, scope.Workspace, statistics.Passages, cancellation);
        var parts = findsParts ? await PartsAsync(question, scope, cancellation) : null;
        if (parts is not null)
            weights = weights.With(parts.OutletTerms, OutletWords);
        var candidates = articles is null ? await _candidates.FindAsync(question, parts, scope, weights, today, cancellation) : null;
        var found = searching is null ? null : await searching;
        var passages = candidates is null
            ? await corpus.PassagesOfAsync(scope.Workspace, articles!, cancellation)
            : await corpus.ReadAsync(
                found?.Near is { } proposed
                    ? [.. candidates.Passages.Union(proposed.Best.Select(near => near.Passage))]
                    : candidates.Passages,
                cancellation
            );
        if (elsewhere)
            passages = [.. passages.Where(passage => TextLanguage.Of(passage.Article.Language, passage.Article.Body) != question.Language)];
        var similarities = new SemanticScores(found?.Near, passages);
        question = NameEvidence.Recognize(question, passages);
        if (parts is not null)
            question = parts.WithoutOutletNames(question);
        var scorer = new PassageScorer(question, weights, today);
        var looked = candidates is null ? passages : [.. passages.Where(passage => !question.IsBeforeYearOf(passage.Article))];
        var scored = parts is null
            ? Ranked(looked, scorer, similarities, RankingWeights.Of(question.Language))
            : await new PartedSearch(corpus, question, parts, weights, scorer, similarities).RankAsync(
                looked,
                articles is null ? scope : null,
                statistics,
                cancellation
            );
        return new Retrieval(question, weights, scored, scorer, candidates?.Lookups ?? [], today)
        {
            SemanticFailure = found?.Failure,
            Parts = parts,
            Languages = statistics.HasEnglish
                ? statistics.Languages
                : [.. statistics.Languages.Where(tag => tag != TextLanguage.English.Tag)],
            IsElsewhere = elsewhere,
        };
    }

    static List<ScoredPassage> Ranked(
        IEnumerable<Passage> passages,
        PassageScorer scorer,
        SemanticScores similarities,
        RankingWeights weights
    )
    {
        var scored = new List<ScoredPassage>();
        foreach (var passage in passages)
        {
            var features = scorer.Score(passage) with { Semantic = similarities.Of(passage) };
            scored.Add(new ScoredPassage(passage, features, Ranking.Score(features, weights)) { Weights = weights });
        }
        scored.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : a.Passage.Id.Value.CompareTo(b.Passage.Id.Value));
        return scored;
    }

    // "Freibad" finds "Waldfreibad" as well, and "Freibadsanierung" what tells of the parts.
    async ValueTask<QuestionAnalysis> WithCompoundsAsync(
        QuestionAnalysis question,
        CorpusStatistics statistics,
        CancellationToken cancellation
    )
    {
        foreach (var tag in statistics.Languages)
        {
            var language = TextLanguage.Of(tag);
            if (language.Writing.Joints.Count == 0 || !(tag == question.Language.Tag || question.Words.Count <= FewWords))
                continue;
            var compounds = await corpus.CompoundsAsync(
                [.. question.Terms.Select(term => term.StemIn(language) ?? "")],
                language,
                cancellation
            );
            question = question with
            {
                Terms =
                [
                    .. question
                        .Terms.Zip(compounds)
                        // So few words tell no language: what is known as it stands is left at that.
                        .SelectMany(pair =>
                            tag == question.Language.Tag || !pair.Second.IsKnown ? Compounded(pair.First, pair.Second) : [pair.First]
                        ),
                ],
            };
        }
        return question;
    }

    // Words of a question that tell no language.
    const int FewWords = 2;

    static IEnumerable<QuestionTerm> Compounded(QuestionTerm term, Compounds found)
    {
        if (!found.IsKnown && found.Parts.Count > 0)
            return found.Parts.Select(part => term with { Forms = [new QueryTerm(part, part)], IsName = false });
        return
        [
            term with
            {
                Forms = [.. term.Forms, .. found.Kinds.Select(stem => new QueryTerm(stem, stem))],
                Near = [.. term.Near, .. found.Parts, .. found.Related],
            },
        ];
    }

    async ValueTask<QuestionParts?> PartsAsync(QuestionAnalysis question, SearchScope scope, CancellationToken cancellation)
    {
        var outlets = scope.Source is null ? await OutletMentions.FindAsync(corpus, question.Text, scope.Workspace, cancellation) : [];
        return PartFinder.Find(question, outlets);
    }

    async ValueTask<TermWeights> WeighAsync(QuestionAnalysis question, WorkspaceId workspace, long passages, CancellationToken cancellation)
    {
        var forms = question.Terms.SelectMany(term => term.Forms).ToList();
        var counts = await corpus.PassageFrequenciesAsync(workspace, forms, cancellation);
        var frequencies = new long[question.Terms.Count];
        for (int i = 0, form = 0; i < frequencies.Length; i++)
        {
            for (var j = 0; j < question.Terms[i].Forms.Count; j++)
                frequencies[i] += counts[form++];
            frequencies[i] = Math.Min(frequencies[i], passages);
        }
        var weights = new TermWeights(question.Terms, frequencies, passages);
        var kinds = Enumerable.Range(0, frequencies.Length).Where(i => question.Kinds.Contains(question.Terms[i].Position)).ToHashSet();
        return kinds.Count == 0 || kinds.Count == frequencies.Length ? weights : weights.With(kinds, KindOnly);
    }

    // What a word counts that says what kind of thing is asked for.
    const double KindOnly = 0.4;
}
