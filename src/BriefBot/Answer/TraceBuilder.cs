using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Gathers the trace of one answer while it is made. Not safe for concurrent use.</summary>
sealed class TraceBuilder(TimeProvider time, double threshold)
{
    readonly List<TraceStep> _steps = new(5);
    IReadOnlyList<TraceTranslation>? _translations;
    long _stepStarted = time.GetTimestamp();
    double _confidence;
    IReadOnlyList<SentenceCandidate> _ranked = [];
    SentenceFate _otherwise = SentenceFate.EnoughBetter;

    /// <summary>What became of the sentences.</summary>
    public SentenceFates Fates { get; private set; } = new();

    /// <summary>Ends a step and begins the next.</summary>
    public void Done(TraceStage stage)
    {
        var now = time.GetTimestamp();
        var took = time.GetElapsedTime(_stepStarted, now);
        _stepStarted = now;
        if (_steps.FindIndex(step => step.Stage == stage) is var known and >= 0)
            _steps[known] = new TraceStep(stage, _steps[known].Took + took);
        else
            _steps.Add(new TraceStep(stage, took));
    }

    /// <summary>A trace of a further search with words in other languages; its steps add to those so far.</summary>
    public TraceBuilder Again(IReadOnlyList<TermTranslation> translations, QuestionAnalysis question)
    {
        var again = new TraceBuilder(time, threshold)
        {
            _translations =
            [
                .. translations.Select(one => new TraceTranslation(
                    question.Terms[one.Term].Surface,
                    one.Language.Tag,
                    [.. one.Pieces.Select(piece => string.Join(' ', piece))]
                )),
            ],
        };
        again._steps.AddRange(_steps);
        return again;
    }

    /// <summary>Writes down what was rated and how likely it answers.</summary>
    public void Rated(IReadOnlyList<SentenceCandidate> ranked, double confidence) => (_ranked, _confidence) = (ranked, confidence);

    /// <summary>Takes a list's decisions in place of those made so far: its items came from whole articles, not from the ranked
    /// sentences.</summary>
    public void DecidedByList(SentenceFates fates) => (Fates, _otherwise) = (fates, SentenceFate.NothingForList);

    /// <summary>Writes down what holds for all sentences on which nothing was decided alone.</summary>
    public void Otherwise(SentenceFate fate) => _otherwise = fate;

    /// <summary>The trace of a reply whose quotes were checked.</summary>
    /// <param name="question">As asked.</param>
    /// <param name="retrieval">What was found.</param>
    /// <param name="reply">What leaves.</param>
    /// <param name="dropped">Quotes that did not verify.</param>
    /// <param name="briefing">What a briefing was made of; null for an answer.</param>
    public Trace Build(Question question, Retrieval retrieval, Reply reply, int dropped, TraceBriefing? briefing = null)
    {
        var analysis = retrieval.Question;
        var lookups = retrieval.Lookups;
        var sentences = Sentences(reply);
        return new Trace(
            new TraceQuestion(
                question.Text,
                reply.Understood,
                analysis.Kind,
                analysis.IsList,
                analysis.Years,
                analysis.Scope,
                [.. analysis.Terms.Where(term => term.IsName).Select(term => term.Surface)],
                question.AsOf,
                retrieval.Today
            ),
            [
                .. analysis.Terms.Select(
                    (term, i) =>
                        new TraceTerm(
                            term.Surface,
                            term.IsName,
                            retrieval.Weights.Frequencies[i],
                            Math.Round(retrieval.Weights.Idf[i], 2),
                            i < lookups.Count ? lookups[i] : null
                        )
                ),
            ],
            [.. analysis.LeftOut.Take(TraceLimits.LeftOut)],
            new TraceScope(
                question.Scope.Since,
                question.Scope.Until,
                question.Scope.Source,
                question.Scope.Topic,
                question.Articles?.Count
            ),
            retrieval.Passages.Count,
            [.. retrieval.Passages.Take(TraceLimits.Passages).Select(Of)],
            _ranked.Count,
            sentences,
            [.. _ranked.CountBy(FateOf).Select(fate => new TraceFate(fate.Key, fate.Value)).OrderBy(fate => fate.Fate)],
            Math.Round(_confidence, 4),
            threshold,
            (reply as Reply.NotFound)?.Reason,
            reply.Sources.Count + dropped,
            dropped,
            _steps
        )
        {
            Lack = (reply as Reply.NotFound)?.Lack,
            Briefing = briefing,
            Writing = reply.Writing,
            SemanticFailure = retrieval.SemanticFailure,
            Translations = _translations,
        };
    }

    static TracePassage Of(ScoredPassage scored)
    {
        var article = scored.Passage.Article;
        var parts = Ranking
            .Parts(scored.Features, scored.Weights)
            .Where(part => part.Value != 0)
            .OrderByDescending(part => Math.Abs(part.Value));
        var outlet = article.Source is { } source ? Cut(source) : null;
        return new TracePassage(
            article.Id.Value,
            Cut(article.Title),
            outlet,
            article.Published.Iso,
            Math.Round(scored.Score, 3),
            [.. parts.Select(part => part with { Value = Math.Round(part.Value, 3) })]
        );
    }

    SentenceFate FateOf(SentenceCandidate sentence) => Fates.Of(sentence) ?? _otherwise;

    // What is shown may come from whole articles, beyond the passages whose sentences were rated.
    List<TraceSentence> Sentences(Reply reply)
    {
        var rated = _ranked.ToDictionary(sentence => (sentence.Article.Id, sentence.Span.Start));
        var shown = new List<TraceSentence>();
        foreach (var source in reply.Sources)
        {
            var sentence = rated.GetValueOrDefault((source.Article.Id, source.Citation.Start));
            if (sentence is not null && reply is Reply.Brief or Reply.Said)
                Fates.Shown(sentence, SentenceFate.Shown);
            if (sentence is not null && reply is Reply.Cited cited)
                Fates.Shown(sentence, IsFurther(source, cited) ? SentenceFate.SaysTheSame : SentenceFate.Shown);
            var fate = sentence is null ? SentenceFate.Shown : FateOf(sentence);
            if (shown.Count < TraceLimits.Sentences)
                shown.Add(
                    new TraceSentence(source.Article.Id.Value, Cut(source.Quote), Math.Round(sentence?.Score ?? 0, 2), fate, source.Number)
                );
        }
        var quoted = reply.Sources.Select(source => (source.Article.Id, source.Citation.Start)).ToHashSet();
        var others = _ranked.Where(sentence => !quoted.Contains((sentence.Article.Id, sentence.Span.Start)));
        return
        [
            .. shown,
            .. others
                .Take(TraceLimits.Sentences - shown.Count)
                .Select(sentence => new TraceSentence(
                    sentence.Article.Id.Value,
                    Cut(sentence.Text),
                    Math.Round(sentence.Score, 2),
                    FateOf(sentence),
                    null
                )),
        ];
    }

    static bool IsFurther(CitedSource source, Reply.Cited reply) =>
        reply.Claims.Any(claim => claim.Citations.Skip(1).Contains(source.Number));

    static string Cut(string text)
    {
        if (text.Length <= TraceLimits.Text)
            return text;
        var end = char.IsHighSurrogate(text[TraceLimits.Text - 2]) ? TraceLimits.Text - 2 : TraceLimits.Text - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
