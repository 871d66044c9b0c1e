using BriefBot.Answer.Summaries;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Briefings;

/// <summary>Makes briefings: what happened, when, who, what was said, how much, where sources disagree, what isn't known. All of it quotes
/// or stands on them.</summary>
sealed class Briefer(ICorpus corpus, TimeProvider time, ModelWriter? models, EngineCandidates? engine)
{
    const int Words = 130;
    const int Sentences = 5;

    readonly Retriever _retriever = new(corpus, engine: engine);
    readonly DidYouMean _didYouMean = new(corpus);
    readonly QuoteVerifier _verifier = new(corpus);

    /// <summary>Makes a briefing.</summary>
    /// <param name="question">Its text is the topic.</param>
    /// <param name="shown">Told of what happened as far as it is written and checked; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async ValueTask<Reply> BriefAsync(Question question, PartialReply? shown, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var trace = new TraceBuilder(time, TopicArticles.OnTopic);
        var analysis = QuestionAnalyzer.Analyze(question.Text, question.AsOf);
        var topic = Judge.Claims.ClaimChecker.AsStatement(analysis) with { Years = analysis.Years };
        trace.Done(TraceStage.Understand);
        var retrieval = await _retriever.SearchAsync(topic, question.Scope, question.Articles, cancellation);
        trace.Done(TraceStage.Search);
        var articles = new TopicArticles(retrieval, question.ArticlesAreAboutIt);
        var ranked = new SentenceRanker(retrieval).Rank();
        trace.Rated(ranked, articles.Best);
        trace.Done(TraceStage.Choose);
        Reply reply =
            articles.Articles.Count > 0
                ? Write(question, retrieval, articles, started)
                : Missing(question, retrieval, ranked, articles.Best, started);
        trace.Done(TraceStage.Write);
        if (models is not null && reply is Reply.Brief brief && question.Model != ExtractiveWriter.Name)
        {
            reply = await new BriefWriting(models, _verifier, shown).WriteAsync(brief, cancellation) with
            {
                Elapsed = time.GetElapsedTime(started),
            };
            trace.Done(TraceStage.Model);
        }
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
        var made = new TraceBriefing(
            articles.Articles.Count,
            articles.Articles.Count(article => article.IsAllAboutIt),
            articles.RepeatCount,
            articles.Sentences.Count,
            articles.Sentences.Count(sentence => sentence.IsOnTopic)
        );
        verified = await _didYouMean.CompleteAsync(verified, retrieval, cancellation);
        return verified with { Trace = trace.Build(question, retrieval, verified, dropped, made) };
    }

    Reply.Brief Write(Question question, Retrieval retrieval, TopicArticles topic, long started)
    {
        var citer = new BriefCiter();
        var happened = Happened(topic, citer);
        var conflicts = Disagreements.Of(
            [.. topic.Sentences.Where(sentence => sentence.Source.IsAllAboutIt || sentence.IsOnTopic)],
            retrieval.Question.Terms.SelectMany(term => term.Forms).Select(form => form.Stem),
            citer
        );
        var timeline = Timeline.Of(topic.Sentences, citer);
        var involved = new Involved(retrieval.Question, topic.Sentences);
        var people = involved.Of(citer);
        var rest = topic.Sentences.Where(sentence => !IsQuoted(sentence, happened, conflicts)).ToList();
        var briefing = new Briefing(
            happened,
            timeline,
            people,
            SpokenQuotes.Of(rest, involved, citer),
            KeyNumbers.Of(rest, citer),
            conflicts,
            OpenQuestions.Of(rest, citer),
            Cautions.Of([.. topic.Articles.Select(article => article.Article)], topic.RepeatCount, question.AsOf)
        );
        return new Reply.Brief(
            question,
            briefing,
            topic.Best,
            RankedPassage.Best(retrieval),
            citer.Sources,
            ExtractiveWriter.Name,
            time.GetElapsedTime(started)
        );
    }

    static List<Claim> Happened(TopicArticles topic, BriefCiter citer)
    {
        var sentences = topic.Articles.Select(article => article.Sentences.ToDictionary(sentence => sentence.Span.Start)).ToList();
        var texts = topic.Articles.Select(article => article.Text).ToList();
        var limits = new SummaryLimits(Words, Sentences);
        var chosen = Summarizer.Summarize(
            texts,
            limits,
            (text, span) => sentences[text].TryGetValue(span.Start, out var sentence) && IsNews(sentence)
        );
        if (chosen.Count == 0)
            chosen = Summarizer.Summarize(
                texts,
                limits,
                (text, span) => sentences[text].TryGetValue(span.Start, out var sentence) && sentence.IsOnTopic
            );
        var claims = new List<Claim>();
        foreach (var (one, sentence) in chosen.Select(one => (one, sentences[one.Text][one.Span.Start])).OrderBy(pair => DayOf(pair.Item2)))
        {
            var words = ClaimBuilder.Words(sentence.Text);
            var turns = ClaimBuilder.Turns(sentence.Article, sentence.Span, sentence.Reading);
            var same = topic.Sentences.Where(other =>
                other.Article.Id != sentence.Article.Id
                && ClaimBuilder.SaysTheSame(ClaimBuilder.Words(other.Text), words)
                && ClaimBuilder.Turns(other.Article, other.Span, other.Reading) == turns
            );
            claims.Add(
                new Claim(sentence.Text, [], [citer.Number(sentence), .. same.Select(citer.Number).Distinct()])
                {
                    Clarifications = one.Clarifications,
                }
            );
        }
        return claims;
    }

    // In the order of the events, as far as their days are told; what was written undated goes to the end.
    static DateOnly DayOf(TopicSentence sentence)
    {
        foreach (var day in EventDays.Find(sentence))
            if (day.When is { Month: { } month, Day: { } date })
                return new DateOnly(day.When.Year, month, date);
        return sentence.Article.Published.Day ?? DateOnly.MaxValue;
    }

    // On the topic, not of earlier occasions, not taken back; what is said word for word has its own section.
    static bool IsNews(TopicSentence sentence) =>
        sentence.IsOnTopic
        && !sentence.Occasion.IsEarlier
        && !Retractions.IsRetracted(sentence.Text)
        && !SpokenQuotes.IsMostlySpoken(sentence.Text);

    static bool IsQuoted(TopicSentence sentence, List<Claim> happened, List<Conflict> conflicts) =>
        happened.Exists(claim => claim.Text == sentence.Text)
        || conflicts.Exists(conflict => conflict.Sides.Any(side => side.Text == sentence.Text));

    Reply.NotFound Missing(Question question, Retrieval retrieval, List<SentenceCandidate> ranked, double best, long started)
    {
        var lack =
            retrieval.Passages.Count == 0 || ranked.Count == 0 ? Lack.Of(LackKind.NoMatchOfTopic)
            : retrieval.Passages.Take(SentenceRanker.Passages).Max(passage => passage.Features.NameCoverage) < TopicArticles.OnTopic
                ? Lacks.UnknownSubject(retrieval)
            : Lack.Of(LackKind.OffTopic);
        var (claims, sources) = ExtractiveWriter.Nearest(ranked);
        return new Reply.NotFound(
            question,
            lack,
            claims,
            Math.Min(best, TopicArticles.OnTopic * 0.99),
            RankedPassage.Best(retrieval),
            sources,
            ExtractiveWriter.Name,
            time.GetElapsedTime(started)
        );
    }
}
