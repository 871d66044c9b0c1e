using BriefBot.Answer.Briefings;
using BriefBot.Answer.Summaries;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Sayings;

/// <summary>Finds who said what: quotes and reported statements, with what the speaker was at the time.</summary>
sealed class SayingFinder(ICorpus corpus, TimeProvider time, EngineCandidates? engine)
{
    const int Most = 10;
    const int MostArticles = 40;

    // Words of an answer in an interview that tell something.
    const int FewestWords = 5;

    // Share of words in common from which one saying repeats another.
    const double SameSaying = 0.7;

    // Share, by weight, of a topic's words that the sentence, the one before it and the title must hold.
    const double OnTopic = 0.5;

    readonly Retriever _retriever = new(corpus, engine: engine);
    readonly DidYouMean _didYouMean = new(corpus);
    readonly QuoteVerifier _verifier = new(corpus);

    /// <summary>Finds what a person or organisation said.</summary>
    /// <param name="question">Its text is the speaker's name.</param>
    /// <param name="topic">What it must be about; null for anything.</param>
    public async ValueTask<Reply> FindAsync(Question question, string? topic, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var trace = new TraceBuilder(time, 0);
        var analysis = Judge.Claims.ClaimChecker.AsStatement(
            QuestionAnalyzer.Analyze(topic is null ? question.Text : $"{question.Text} {topic}", question.AsOf)
        );
        trace.Done(TraceStage.Understand);
        var retrieval = await _retriever.SearchAsync(analysis, question.Scope, question.Articles, cancellation);
        trace.Done(TraceStage.Search);
        var ranked = new SentenceRanker(retrieval).Rank();
        trace.Rated(ranked, 0);
        var citer = new BriefCiter();
        var sayings = Chosen(retrieval, question.Text, topic is null ? [] : TopicTerms(retrieval, topic))
            .Select(found => Of(found, citer))
            .ToList();
        trace.Done(TraceStage.Choose);
        Reply reply =
            sayings.Count > 0
                ? new Reply.Said(
                    question,
                    topic,
                    sayings,
                    1,
                    RankedPassage.Best(retrieval),
                    citer.Sources,
                    ExtractiveWriter.Name,
                    time.GetElapsedTime(started)
                )
                : Missing(question, topic, retrieval, ranked, started);
        var verified = await _verifier.VerifyAsync(reply, cancellation);
        trace.Done(TraceStage.Verify);
        var dropped = reply.Sources.Count - (verified?.Sources.Count ?? 0);
        verified ??= new Reply.NotFound(
            question,
            Lack.Of(LackKind.ChangedMeanwhile),
            [],
            0,
            RankedPassage.Best(retrieval),
            [],
            ExtractiveWriter.Name,
            time.GetElapsedTime(started)
        );
        verified = await _didYouMean.CompleteAsync(verified, retrieval, cancellation);
        return verified with { Trace = trace.Build(question, retrieval, verified, dropped) };
    }

    // The latest first; each saying once, as the best article has it.
    static List<Found> Chosen(Retrieval retrieval, string person, HashSet<int> topic)
    {
        var found = new List<Found>();
        foreach (
            var (rank, article) in retrieval
                .Passages.Select(passage => passage.Passage.Article)
                .DistinctBy(article => article.Id)
                .Take(MostArticles)
                .Index()
        )
        {
            foreach (var saying in In(new TopicArticle(article, rank, IsAllAboutIt: true), person))
                if (
                    IsOn(retrieval, saying.Sentence, topic)
                    && !found.Exists(other => other.IsSameTurn(saying) || other.Sentence.Overlap(saying.Sentence) >= SameSaying)
                )
                    found.Add(saying);
        }
        return
        [
            .. found
                .OrderByDescending(one => one.Spoken is not null)
                .ThenBy(one => one.Sentence.Source.Rank)
                .Take(Most)
                .OrderByDescending(one => one.Sentence.Article.Published.Order ?? long.MinValue)
                .ThenBy(one => one.Sentence.Source.Rank)
                .ThenBy(one => one.Sentence.Position),
        ];
    }

    static IEnumerable<Found> In(TopicArticle source, string person)
    {
        var spans = Sentences.Split(source.Article.Body, source.Article.Language);
        source.Sentences =
        [
            .. spans
                .Select((span, i) => new TopicSentence(source, i, span, i > 0 ? spans[i - 1] : null, 0, IsOnTopic: true))
                .Where(sentence => !sentence.IsFurniture),
        ];
        var interview = Interview.Of(source.Article, source.Sentences);
        var exchange = SpokenTurns.Speakers(source.Sentences);
        foreach (var sentence in source.Sentences)
        {
            if (Retractions.IsRetracted(sentence.Text))
                continue;
            if (interview.At(sentence.Span) is { } answer)
            {
                if (NameGroup.IsSame(answer.Speaker, person) && SentencePool.WordCount(sentence.Text) >= FewestWords)
                    yield return new Found(sentence, answer.Speaker, sentence.Inside(answer.Spoken), answer.Turn);
            }
            else if (
                (SpokenQuotes.SpeakerOf(sentence) ?? exchange.GetValueOrDefault(sentence.Position)) is { } speaker
                && NameGroup.IsSame(speaker, person)
            )
                yield return new Found(sentence, speaker, SpokenQuotes.Spoken(sentence.Text), Turn: null);
        }
    }

    static HashSet<int> TopicTerms(Retrieval retrieval, string topic)
    {
        var words = Normalizer.Words(topic).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable.Range(0, retrieval.Question.Terms.Count).Where(term => words.Contains(retrieval.Question.Terms[term].Term.Word)),
        ];
    }

    static bool IsOn(Retrieval retrieval, TopicSentence sentence, HashSet<int> topic)
    {
        if (topic.Count == 0)
            return true;
        var body = sentence.Article.Body;
        var from = sentence.Before?.Start ?? sentence.Span.Start;
        var held = retrieval
            .Scorer.Match(sentence.Article, body.AsSpan(from, sentence.Span.End - from))
            .Concat(retrieval.Scorer.Match(sentence.Article, sentence.Article.Title))
            .Select(word => word.Term)
            .ToHashSet();
        var total = topic.Sum(term => retrieval.Weights.Idf[term]);
        return topic.Where(held.Contains).Sum(term => retrieval.Weights.Idf[term]) >= OnTopic * total;
    }

    static Saying Of(Found found, BriefCiter citer)
    {
        var sentence = found.Sentence;
        var claim = citer.Quote(sentence, found.Spoken is { } spoken ? [spoken] : []);
        var (name, role) = Known(found, citer);
        return new Saying(name, role, sentence.Article.Published.Iso, found.Spoken is not null, claim);
    }

    // The usual full form of the name in the article, and the first role that it gives.
    static (string Name, RoleAtTime? Role) Known(Found found, BriefCiter citer)
    {
        var forms = new List<string>();
        RoleAtTime? role = null;
        foreach (var sentence in found.Sentence.Source.Sentences)
        {
            for (var i = 0; i < sentence.Names.Count; i++)
            {
                if (!NameGroup.IsSame(sentence.Names[i].Text, found.Speaker))
                    continue;
                if (NameLexicon.Given.Contains(sentence.Names[i].Text.Split(' ')[0]))
                    forms.Add(sentence.Names[i].Text);
                if (role is null && Roles.Of(sentence.Article.Body, sentence.Span, sentence.Names, i) is { Text.Length: > 0 } told)
                    role = new RoleAtTime(told.Text, told.Organisation, sentence.Article.Published.Iso, citer.Number(sentence));
            }
        }
        return (
            forms
                .CountBy(form => form, StringComparer.Ordinal)
                .OrderByDescending(form => form.Key.Contains(' ', StringComparison.Ordinal))
                .ThenByDescending(form => form.Value)
                .Select(form => form.Key)
                .FirstOrDefault()
                ?? found.Speaker,
            role
        );
    }

    Reply.NotFound Missing(Question question, string? topic, Retrieval retrieval, List<SentenceCandidate> ranked, long started)
    {
        var lack =
            retrieval.Passages.Count == 0 ? LackKind.NoMatchOfName
            : topic is null ? LackKind.NothingSaid
            : LackKind.NothingSaidOnTopic;
        var (claims, sources) = ExtractiveWriter.Nearest(ranked);
        return new Reply.NotFound(
            question,
            Lack.Of(lack),
            claims,
            0,
            RankedPassage.Best(retrieval),
            sources,
            ExtractiveWriter.Name,
            time.GetElapsedTime(started)
        );
    }

    /// <summary>A saying in an article.</summary>
    /// <param name="Spoken">What is word for word, as a place in the sentence.</param>
    /// <param name="Turn">The answer of an interview that it is part of; null when it is of none.</param>
    sealed record Found(TopicSentence Sentence, string Speaker, TextSpan? Spoken, int? Turn)
    {
        /// <summary>True for another part of the same answer.</summary>
        public bool IsSameTurn(Found other) => Turn is not null && Turn == other.Turn && Sentence.Source == other.Sentence.Source;
    }
}
