using BriefBot.Answer.Briefings;
using BriefBot.Answer.Dialogues;
using BriefBot.Answer.Judge.Claims;
using BriefBot.Answer.Reading;
using BriefBot.Answer.Sayings;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Inference;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Answers questions from a corpus, with quotes that were checked, or says that it can't.</summary>
/// <param name="corpus">The articles.</param>
/// <param name="options">Settings.</param>
/// <param name="time">Measures how long it takes.</param>
/// <param name="models">Has a model write; null when none is configured.</param>
/// <param name="semantic">Searches by meaning as well; null when no embedding model is configured.</param>
/// <param name="reader">Reads what was found; null where rules decide alone.</param>
/// <param name="engine">Proposes passages in the place of the corpus's own index; null where no search engine is in use.</param>
public sealed class Answerer(
    ICorpus corpus,
    AnswerOptions options,
    TimeProvider time,
    ModelWriter? models = null,
    SemanticSearch? semantic = null,
    QuestionReader? reader = null,
    EngineCandidates? engine = null
)
{
    readonly Retriever _retriever = new(corpus, semantic, findsParts: true, engine);
    readonly DidYouMean _didYouMean = new(corpus);
    readonly QuoteVerifier _verifier = new(corpus);
    readonly ExtractiveWriter _writer = new(options);
    readonly ClaimChecker _checker = new(corpus, time, reader, engine);
    readonly Briefer _briefer = new(corpus, time, models, engine);
    readonly SayingFinder _sayings = new(corpus, time, engine);

    /// <summary>How the chat models are doing, in their order; empty when none is configured.</summary>
    public IReadOnlyList<ModelState> Models => models?.States ?? [];

    /// <summary>Forgets what is kept in memory of what models wrote for a person.</summary>
    public void Forget(string person) => models?.Forget(person);

    /// <summary>Answers a question.</summary>
    /// <exception cref="ArgumentException">The question is empty or longer than <see cref="Question.MaximumText"/>.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancellation) =>
        AnswerAsync(question, null, null, cancellation);

    /// <summary>Answers a question, showing a written answer while it grows.</summary>
    /// <param name="question">The question.</param>
    /// <param name="shown">Told of the answer as far as it is written and checked, each time that a sentence is added; null for
    /// nobody.</param>
    /// <param name="tools">With which a model may look up what a question of several parts needs; null when it may not.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The question is empty or longer than <see cref="Question.MaximumText"/>.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public async ValueTask<Reply> AnswerAsync(Question question, PartialReply? shown, ResearchTools? tools, CancellationToken cancellation)
    {
        Check(question);
        if (Courtesies.Is(question.Text, question.Previous is not null))
            return new Reply.NotFound(question, Lack.Of(LackKind.Thanked), [], 0, [], [], ExtractiveWriter.Name, TimeSpan.Zero)
            {
                IsCourtesy = true,
            };
        var started = time.GetTimestamp();
        var trace = new TraceBuilder(time, options.MinimumConfidence);
        var understood = await UnderstandAsync(question, cancellation);
        var analysis = understood is null
            ? QuestionAnalyzer.Analyze(question.Text, question.AsOf)
            : QuestionAnalyzer.AnalyzeCompleted(understood, question.AsOf);
        trace.Done(TraceStage.Understand);
        var found = await FindAsync(question, analysis, understood, elsewhere: false, started, trace, cancellation);
        var first = found;
        var mayWrite = models is not null && question.Model != ExtractiveWriter.Name;
        // A model that looks things up chooses its words itself.
        var researches = mayWrite && tools is not null && models!.Researches && found.Retrieval.Parts is not null;
        if (mayWrite && !researches)
            found = await FindElsewhereAsync(question, analysis, understood, found, started, cancellation) ?? found;
        var (retrieval, reply, eligible) = (found.Retrieval, found.Reply, found.Eligible);
        trace = found.Trace;
        if (mayWrite)
        {
            var writing = new AnswerWriting(models!, _verifier, analysis.Language, shown);
            // What is looked up for several parts may answer where nothing was found for all of them together.
            if (researches)
                reply = await writing.ResearchAsync(reply, eligible, tools!, cancellation);
            else if (reply is Reply.Cited cited)
                reply = await writing.WriteAsync(cited, eligible, cancellation);
            // Whether what a model's words found answers, the model says too.
            if (!ReferenceEquals(found, first) && reply.Writing is not { Outcome: WritingOutcome.Written or WritingOutcome.FellBack })
                (retrieval, trace, reply) = (first.Retrieval, first.Trace, first.Reply with { Writing = reply.Writing });
            reply = reply with { Elapsed = time.GetElapsedTime(started) };
            if (reply.Writing is not null)
                trace.Done(TraceStage.Model);
        }
        var verified = await _verifier.VerifyAsync(reply, cancellation);
        trace.Done(TraceStage.Verify);
        var dropped = reply.Sources.Count - (verified?.Sources.Count ?? 0);
        verified ??= Missing(question, retrieval, [], 0, Lack.Of(LackKind.ChangedMeanwhile), started);
        verified = await _didYouMean.CompleteAsync(verified, retrieval, cancellation);
        return verified with { Trace = trace.Build(question, retrieval, verified, dropped) };
    }

    async ValueTask<Found> FindAsync(
        Question question,
        QuestionAnalysis analysis,
        string? understood,
        bool elsewhere,
        long started,
        TraceBuilder trace,
        CancellationToken cancellation
    )
    {
        var retrieval = await _retriever.SearchAsync(analysis, question.Scope, question.Articles, elsewhere, cancellation);
        trace.Done(TraceStage.Search);
        // Lists are gathered by rules from whole articles; reading, which looks for one answer, would only change their order. Both know
        // articles in the question's language.
        var listed = new SentenceFates();
        var list = retrieval.Question.IsList && !elsewhere ? new ListAnswers(retrieval, new SentenceRanker(retrieval), listed).Find() : [];
        var asked = understood is not null && question.Previous is { } previous ? previous.Then(question.Text) : question.Text;
        var read =
            list.Count == 0 && reader is { IsThere: true }
                ? ReadPassages.Read(reader, asked, retrieval, question.Waiting, cancellation)
                : ReadPassages.None;
        retrieval = read.Reorder(retrieval);
        if (read.Any)
            trace.Done(TraceStage.Read);
        var (reply, eligible) = Compose(question, retrieval, read, (list, listed), started, trace);
        trace.Done(TraceStage.Write);
        return new Found(retrieval, reply with { Understood = understood }, eligible, trace);
    }

    // Where articles in its own language don't answer a question, those in others are searched for its words as a model puts them. Null
    // where nothing comes of that: then what was found stands.
    async ValueTask<Found?> FindElsewhereAsync(
        Question question,
        QuestionAnalysis analysis,
        string? understood,
        Found found,
        long started,
        CancellationToken cancellation
    )
    {
        if (!models!.Translates || OtherLanguages.ToSearch(found.Retrieval, found.Reply) is not { Count: > 0 } languages)
            return null;
        var translations = await models.TermsAsync(question, analysis, languages, cancellation);
        found.Trace.Done(TraceStage.Model);
        if (translations.Count == 0)
            return null;
        var trace = found.Trace.Again(translations, analysis);
        var translated = TermTranslations.Translated(analysis, translations);
        var other = await FindAsync(question, translated, understood, elsewhere: true, started, trace, cancellation);
        return other.Reply is Reply.Cited ? other : null;
    }

    sealed record Found(Retrieval Retrieval, Reply Reply, IReadOnlyList<SentenceCandidate> Eligible, TraceBuilder Trace);

    /// <summary>Finds the passages for a query, best first, without answering.</summary>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<Retrieval> SearchAsync(Question query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _retriever.SearchAsync(QuestionAnalyzer.Analyze(query.Text, query.AsOf), query.Scope, query.Articles, cancellation);
    }

    /// <summary>Tells what a topic comes to: <see cref="Reply.Brief"/>, or that the corpus has nothing on it.</summary>
    /// <param name="topic">Its text is the topic.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The topic is empty or longer than <see cref="Question.MaximumText"/>.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<Reply> BriefAsync(Question topic, CancellationToken cancellation) => BriefAsync(topic, null, cancellation);

    /// <summary>Tells what a topic comes to, showing what happened while it is written.</summary>
    /// <param name="topic">Its text is the topic.</param>
    /// <param name="shown">Told of the briefing as far as it is written and checked; null for nobody.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The topic is empty or longer than <see cref="Question.MaximumText"/>.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<Reply> BriefAsync(Question topic, PartialReply? shown, CancellationToken cancellation)
    {
        Check(topic);
        return _briefer.BriefAsync(topic, shown, cancellation);
    }

    /// <summary>Finds what a person or organisation said: <see cref="Reply.Said"/>, or that the corpus has nothing.</summary>
    /// <param name="name">Its text is the name.</param>
    /// <param name="topic">What it must be about; null for anything.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The name is empty, or name or topic is longer than
    /// <see cref="Question.MaximumText"/>.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<Reply> SaidAsync(Question name, string? topic, CancellationToken cancellation)
    {
        Check(name);
        if (topic?.Length > Question.MaximumText)
            throw new ArgumentException($"The topic is longer than {Question.MaximumText} characters.", nameof(topic));
        return _sayings.FindAsync(name, topic, cancellation);
    }

    // What leans on the question before is completed by rule or, where one is configured and says nothing else, in a model's better
    // English.
    async ValueTask<string?> UnderstandAsync(Question question, CancellationToken cancellation)
    {
        if (FollowUps.Resolve(question.Text, question.Previous) is not { } completed || question.Previous is not { } previous)
            return null;
        if (models is null || question.Model == ExtractiveWriter.Name)
            return completed;
        return await models.RewriteAsync(question, previous.Question, cancellation) is { } rewritten
            ? FollowUps.Accept(rewritten, question.Text, previous.Question) ?? completed
            : completed;
    }

    static void Check(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (string.IsNullOrWhiteSpace(question.Text))
            throw new ArgumentException("The question is empty.", nameof(question));
        if (question.Text.Length > Question.MaximumText)
            throw new ArgumentException($"The question is longer than {Question.MaximumText} characters.", nameof(question));
    }

    /// <summary>Finds the passages that bear a message out or contradict it.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="CorpusException">The corpus can't be read.</exception>
    public ValueTask<ClaimReport> CheckAsync(ClaimToCheck claim, CancellationToken cancellation) =>
        _checker.CheckAsync(claim, cancellation);

    // That somebody's words, found by who is said to have said them, answer a question for them.
    const double SpokenConfidence = 0.8;

    // That an age beside the name of whom a question asks for answers it.
    const double AgeConfidence = 0.9;

    (Reply Reply, IReadOnlyList<SentenceCandidate> Eligible) Compose(
        Question question,
        Retrieval retrieval,
        ReadPassages read,
        (IReadOnlyList<ListItem> Items, SentenceFates Fates) list,
        long started,
        TraceBuilder trace
    )
    {
        var ranked = new SentenceRanker(retrieval, read).Rank();
        // Where somebody's words are asked for: theirs, else such as may be theirs.
        var speaker = list.Items.Count == 0 ? SpeakerQuestion.Of(retrieval) : null;
        var spoken = speaker?.Answers(ranked) ?? [];
        var answering = speaker is null or { IsOpen: true } || spoken.Count > 0 ? ranked : SpeakerQuestion.Unassigned(ranked);
        var ages = list.Items.Count == 0 && speaker is null ? AgeQuestion.Of(retrieval.Question)?.Answers(ranked) ?? [] : [];
        var confidence = Math.Max(
            Confidence.Of(retrieval, answering, list.Items.Count > 0),
            spoken.Count > 0 ? SpokenConfidence
                : ages.Count > 0 ? AgeConfidence
                : 0
        );
        trace.Rated(ranked, confidence);
        var lack =
            ranked.Count > 0 && (answering.Count == 0 || SemanticRoles.Of(retrieval.Question)?.AreReversedIn(ranked) == true)
                ? Lack.Of(LackKind.NearestDiffer)
                : Lacks.Of(retrieval, answering, confidence, options.MinimumConfidence);
        if (lack is not null)
            trace.Otherwise(SentenceFate.NoAnswer);
        var eligibility = new Eligibility(retrieval.Question);
        var eligible =
            lack is not null ? []
            : spoken.Count > 0 ? eligibility.OfTime(spoken, trace.Fates)
            : ages.Count > 0 ? ages.ConvertAll(age => age.Sentence)
            : eligibility.Filter(answering, trace.Fates);
        if (list.Items.Count == 0)
            lack ??= eligible.Count == 0 ? Lack.Of(LackKind.OtherOccasion) : Lacks.WhatIsAsked(retrieval, eligible, trace);
        trace.Done(TraceStage.Choose);
        if (lack is not null)
            return (Missing(question, retrieval, ranked, Math.Min(confidence, options.MinimumConfidence * 0.99), lack, started), []);
        if (list.Items.Count > 0)
            trace.DecidedByList(list.Fates);
        var written =
            spoken.Count > 0 ? ExtractiveWriter.WriteSpoken(eligible, trace)
            : ages.Count > 0 ? ExtractiveWriter.WriteAges(ages, trace)
            : _writer.Write(retrieval, eligible, Eligibility.Retracted(ranked), list.Items, trace);
        return (
            new Reply.Cited(
                question,
                written.Items,
                written.Claims,
                written.Conflicts,
                confidence,
                RankedPassage.Best(retrieval),
                written.Sources,
                ExtractiveWriter.Name,
                time.GetElapsedTime(started)
            )
            {
                Verdict = written.Verdict,
            },
            eligible
        );
    }

    Reply.NotFound Missing(
        Question question,
        Retrieval retrieval,
        List<SentenceCandidate> ranked,
        double confidence,
        Lack lack,
        long started
    )
    {
        var (claims, sources) = ExtractiveWriter.Nearest(ranked);
        return new Reply.NotFound(
            question,
            lack,
            claims,
            confidence,
            RankedPassage.Best(retrieval),
            sources,
            ExtractiveWriter.Name,
            time.GetElapsedTime(started)
        );
    }
}
