using BriefBot.Answer.Briefings;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Sayings;

/// <summary>Finds who said what: quotes and reported statements, with what the speaker was at the time.</summary>
sealed class SayingFinder(ICorpus corpus, TimeProvider time, EngineCandidates? engine)
{
    const int Most = 10;
    const int MostArticles = 40;

    // Share of words in common from which one saying repeats another.
    const double SameSaying = 0.7;

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
        var sayings = Chosen(retrieval, question.Text, new SpokenTopic(retrieval, topic is null ? [] : TopicTerms(retrieval, topic)))
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
    static List<SpokenSentence> Chosen(Retrieval retrieval, string person, SpokenTopic topic)
    {
        var found = new List<SpokenSentence>();
        foreach (
            var (rank, article) in retrieval
                .Passages.Select(passage => passage.Passage.Article)
                .DistinctBy(article => article.Id)
                .Take(MostArticles)
                .Index()
        )
        {
            foreach (
                var saying in SpokenSentence.Of(
                    new TopicArticle(article, rank, IsAllAboutIt: true),
                    speaker => NameGroup.IsSame(speaker, person)
                )
            )
                if (
                    IsOn(saying.Sentence, topic)
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

    static HashSet<int> TopicTerms(Retrieval retrieval, string topic)
    {
        var words = Normalizer.Words(topic).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable.Range(0, retrieval.Question.Terms.Count).Where(term => words.Contains(retrieval.Question.Terms[term].Term.Word)),
        ];
    }

    // With the sentence before it, and the title.
    static bool IsOn(TopicSentence sentence, SpokenTopic topic) =>
        topic.IsIn(
            sentence.Article,
            $"{sentence.Article.Title}\n{sentence.Article.Body[(sentence.Before?.Start ?? sentence.Span.Start)..sentence.Span.End]}"
        );

    static Saying Of(SpokenSentence found, BriefCiter citer)
    {
        var sentence = found.Sentence;
        var claim = citer.Quote(sentence, found.Spoken is { } spoken ? [spoken] : []);
        var (name, role) = Known(found, citer);
        return new Saying(name, role, sentence.Article.Published.Iso, found.Spoken is not null, claim);
    }

    // The usual full form of the name in the article, and the first role that it gives.
    static (string Name, RoleAtTime? Role) Known(SpokenSentence found, BriefCiter citer)
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
}
