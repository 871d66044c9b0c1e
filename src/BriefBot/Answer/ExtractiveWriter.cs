using BriefBot.Answer.Judge.Translated;
using BriefBot.Answer.Reading;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Answers by quoting: the sentences that answer, the short answer marked in them, sources that disagree side by side.</summary>
sealed class ExtractiveWriter(AnswerOptions options)
{
    /// <summary>The name under which its answers go.</summary>
    public const string Name = "extractive";

    // Votes that a single short answer needs to be put on top; below, the sentences speak alone.
    const double ClearVote = 0.25;

    // How far below the best a sentence may score.
    const double WorthShowing = 2.5;
    const double HalfAsRelevant = 0.5;
    const double AsRelevant = 0.8;

    /// <summary>Writes an answer from ranked sentences, or from the items of a list when there are any.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="ranked">Sentences that may answer, best first.</param>
    /// <param name="retracted">Sentences that take something back; the best is quoted too, when it bears on the question.</param>
    /// <param name="list">Items of a list; empty when none were found or asked for.</param>
    /// <param name="trace">Takes down why sentences are not quoted.</param>
    public WrittenAnswer Write(
        Retrieval retrieval,
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<SentenceCandidate> retracted,
        IReadOnlyList<ListItem> list,
        TraceBuilder trace
    )
    {
        if (list.Count == 0 && ranked[0].ReadIn is not null)
            return ReadingWriter.Write(retrieval, ranked, retracted, trace);
        var citer = new Citer();
        var claims = new ClaimBuilder(citer);
        if (list.Count > 0)
            return new WrittenAnswer(WriteList(list, claims), claims.Claims, [], citer.Sources);
        if (retrieval.Question.IsYesNo && Contraries.Of(ranked) is { } contrary)
        {
            var conflict = Contraries.Between(ranked[0], contrary, claims);
            AddRanked(ranked, [], claims, trace);
            return new WrittenAnswer([], claims.Claims, [conflict], citer.Sources);
        }
        if (LocalVerdicts.Of(retrieval, ranked) is { } verdict)
        {
            var number = claims.Add(ranked[0], []);
            AddRanked(ranked, [], claims, trace);
            return new WrittenAnswer([new AnswerItem(Verdicts.Word(verdict), null, [number])], claims.Claims, [], citer.Sources)
            {
                Verdict = verdict,
            };
        }
        if (CountedUp(retrieval, ranked, claims) is { Count: > 0 } items)
        {
            AddRanked(ranked, [], claims, trace);
            return new WrittenAnswer(items, claims.Claims, [], citer.Sources);
        }
        var votes = ShortAnswers.Vote(retrieval, ranked, retracted);
        List<DisagreeingSide> sides =
            retrieval.IsElsewhere ? []
            : retrieval.Question.Language.IsEnglish ? new Conflicts(retrieval).Find(votes)
            : new LocalConflicts(retrieval).Find(votes);
        if (sides.Count > 0)
            return WriteConflict(retrieval, ranked, retracted, sides, claims, citer, trace);
        AddRanked(ranked, votes, claims, trace);
        AddRetracted(ranked, retracted, claims);
        return new WrittenAnswer(ShortAnswer(retrieval, votes, claims), claims.Claims, [], citer.Sources);
    }

    /// <summary>Quotes what the speaker whom a question asks for says.</summary>
    /// <param name="spoken">The speaker's sentences, best first.</param>
    /// <param name="trace">Takes down why others aren't quoted.</param>
    public static WrittenAnswer WriteSpoken(IReadOnlyList<SentenceCandidate> spoken, TraceBuilder trace)
    {
        var citer = new Citer();
        var claims = new ClaimBuilder(citer);
        foreach (var sentence in spoken)
            if (claims.Has(sentence) || claims.Count < WrittenAnswer.PlainQuotes)
                claims.Add(sentence, []);
        trace.Otherwise(SentenceFate.OtherPerson);
        return new WrittenAnswer([], claims.Claims, [], citer.Sources);
    }

    /// <summary>Quotes how old somebody is; the age stands on top where all that is quoted goes together.</summary>
    /// <param name="ages">Where it is told, the newest first.</param>
    /// <param name="trace">Takes down why others aren't quoted.</param>
    public static WrittenAnswer WriteAges(IReadOnlyList<StatedAge> ages, TraceBuilder trace)
    {
        var citer = new Citer();
        var claims = new ClaimBuilder(citer);
        var shown = ages.Take(WrittenAnswer.PlainQuotes).ToList();
        var numbers = shown.ConvertAll(age => claims.Add(age.Sentence, [age.Span]));
        trace.Otherwise(SentenceFate.EnoughBetter);
        List<AnswerItem> items = shown.TrueForAll(shown[0].GoesWith) ? [new AnswerItem(shown[0].Text, null, [.. numbers.Distinct()])] : [];
        return new WrittenAnswer(items, claims.Claims, [], citer.Sources);
    }

    /// <summary>The nearest sentences when nothing answers.</summary>
    public static (List<Claim> Claims, IReadOnlyList<CitedSource> Sources) Nearest(IReadOnlyList<SentenceCandidate> ranked)
    {
        var citer = new Citer();
        var claims = new ClaimBuilder(citer);
        foreach (var sentence in ranked.Take(WrittenAnswer.PlainQuotes))
            claims.Add(sentence, []);
        return (claims.Claims, citer.Sources);
    }

    // Each item's best sentence first, then other sources of each, as far as the number of quotes allows.
    List<AnswerItem> WriteList(IReadOnlyList<ListItem> list, ClaimBuilder claims)
    {
        var chosen = new List<ListEvidence>();
        for (var round = 0; round < options.MaximumQuotes; round++)
        {
            foreach (var item in list)
            {
                var fresh = item.Evidence.FirstOrDefault(evidence =>
                    !chosen.Contains(evidence)
                    && !chosen.Exists(known => item.Evidence.Contains(known) && known.Sentence.Article.Id == evidence.Sentence.Article.Id)
                );
                if (fresh is null || (claims.Count >= options.MaximumQuotes && !claims.Has(fresh.Sentence)))
                    continue;
                chosen.Add(fresh);
                claims.Add(fresh.Sentence, [fresh.Name]);
            }
        }
        var items = new List<AnswerItem>();
        foreach (var item in list)
        {
            var shown = item.Evidence.Where(chosen.Contains).ToList();
            if (shown.Count == 0)
                continue;
            items.Add(
                new AnswerItem(
                    item.Name,
                    Participation.Note(shown.Select(evidence => (evidence.Sentence.Article.Body, evidence.Hedge, evidence.Manner))),
                    [.. shown.Select(evidence => claims.Add(evidence.Sentence, [evidence.Name])).Distinct()]
                )
            );
        }
        return items;
    }

    static WrittenAnswer WriteConflict(
        Retrieval retrieval,
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<SentenceCandidate> retracted,
        List<DisagreeingSide> sides,
        ClaimBuilder claims,
        Citer citer,
        TraceBuilder trace
    )
    {
        var conflictSides = new List<ConflictSide>();
        var items = new List<AnswerItem>();
        foreach (var side in sides)
        {
            claims.Add(side.Sentence, [side.Span]);
            var number = citer.Cite(side.Sentence.Article, side.Sentence.Span);
            conflictSides.Add(new ConflictSide(side.Value, side.Sentence.Text, number));
            items.Add(new AnswerItem(side.Value, ItemNotes.Hedge(side.Sentence), [number]));
        }
        AddRanked(ranked, [], claims, trace);
        AddRetracted(ranked, retracted, claims);
        return new WrittenAnswer(items, claims.Claims, [Conflicts.Of(retrieval.Question, conflictSides)], citer.Sources);
    }

    static void AddRanked(
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<VotedAnswer> votes,
        ClaimBuilder claims,
        TraceBuilder trace
    )
    {
        foreach (var sentence in WorthQuoting(ranked, trace))
        {
            var isNew = !claims.Has(sentence);
            if (isNew && claims.Count >= WrittenAnswer.PlainQuotes)
                break;
            claims.Add(
                sentence,
                isNew && votes.Count > 0
                    ? votes[0].Places.Where(place => ReferenceEquals(place.Sentence, sentence)).Select(place => place.Span)
                    : []
            );
        }
    }

    /// <summary>The sentences that come near enough to the best to be quoted beside it, best first.</summary>
    /// <param name="ranked">Sentences that may answer, best first.</param>
    /// <param name="trace">Takes down why the others are not.</param>
    public static IEnumerable<SentenceCandidate> WorthQuoting(IReadOnlyList<SentenceCandidate> ranked, TraceBuilder trace)
    {
        foreach (var sentence in ranked)
        {
            if (sentence.Score < ranked[0].Score - WorthShowing)
            {
                trace.Otherwise(SentenceFate.FarBelowBest);
                yield break;
            }
            if (
                sentence.Features[SentenceFeatures.ContextCoverage]
                >= HalfAsRelevant * ranked[0].Features[SentenceFeatures.ContextCoverage]
            )
                yield return sentence;
            else
                trace.Fates.Set(sentence, SentenceFate.LessOfQuestion);
        }
    }

    static void AddRetracted(IReadOnlyList<SentenceCandidate> ranked, IReadOnlyList<SentenceCandidate> retracted, ClaimBuilder claims)
    {
        if (
            retracted.Count > 0
            && retracted[0].Features[SentenceFeatures.Coverage] >= AsRelevant * ranked[0].Features[SentenceFeatures.Coverage]
        )
            claims.Add(retracted[0], []);
    }

    static List<AnswerItem> ShortAnswer(Retrieval retrieval, List<VotedAnswer> votes, ClaimBuilder claims)
    {
        if (votes.Count == 0 || votes[0].Weight < ClearVote)
            return [];
        var places = votes[0].Places.Where(place => claims.Has(place.Sentence)).ToList();
        if (
            places.Count == 0
            || !places.Exists(place => ShortAnswers.TellsWhatIsAsked(retrieval, place.Sentence) && IsOfKind(retrieval.Question, place))
            || !((retrieval.Question.Language.IsEnglish && !retrieval.IsElsewhere) || IsBeyondDoubt(retrieval, votes))
        )
            return [];
        return
        [
            ItemNotes.With(
                new AnswerItem(votes[0].Text, null, [.. places.Select(place => claims.Add(place.Sentence, [place.Span])).Distinct()]),
                places[0].Sentence,
                places[0].Span
            ),
        ];
    }

    static bool IsLastTold(Retrieval retrieval, VotedAnswer holder) =>
        LocalVerdicts
            .Later(retrieval, holder.Places[0].Sentence.Article, NearlyAll)
            .All(passage =>
                passage.Passage.Article.Body.Contains(holder.Text[(holder.Text.LastIndexOf(' ') + 1)..], StringComparison.Ordinal)
            );

    // "Which towns …": those that the best sentence counts up, where it holds nearly all that is asked as a fact and no other counts up
    // others.
    static List<AnswerItem> CountedUp(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked, ClaimBuilder claims)
    {
        if (Names(ranked[0]) is not { Count: > 0 } names)
            return [];
        var best = ranked[0];
        var own = names.ConvertAll(name => Key(best, name)).ToHashSet(StringComparer.Ordinal);
        if (
            best.Features[SentenceFeatures.Coverage] < NearlyAll
            || !IsFact(best, retrieval.Scorer.LanguageOf(best.Article), retrieval.Question)
            || ranked
                .Skip(1)
                .Take(ShortAnswers.Voters)
                .Where(other => other.Features[SentenceFeatures.Coverage] >= Half)
                .Any(other => Names(other).Any(name => !own.Contains(Key(other, name))))
        )
            return [];
        var number = claims.Add(best, names);
        return names.ConvertAll(name => new AnswerItem(best.Article.Body[name.Start..name.End], null, [number]));

        List<TextSpan> Names(SentenceCandidate sentence) =>
            LocalNames
                .Of(retrieval.Scorer.LanguageOf(sentence.Article))
                ?.CountedUp(retrieval.Question, sentence.Article.Body, sentence.Span)
            ?? [];
    }

    static string Key(SentenceCandidate sentence, TextSpan name) =>
        Normalizer.IndexText(sentence.Article.Body.AsSpan(name.Start, name.Length));

    // In other languages less is understood: it is put on top only where its sentence holds nearly all that is asked, what it counts
    // included, as a fact, and no other sentence counts the same otherwise.
    static bool IsBeyondDoubt(Retrieval retrieval, List<VotedAnswer> votes) =>
        // Whoever is called mayor is one, whatever the sentence goes on to hope; unless a later article may tell of another.
        (
            retrieval.Question.Kind == AnswerKind.Person
                ? IsLastTold(retrieval, votes[0])
                : votes[0].Places.All(place => IsFact(place.Sentence, retrieval.Scorer.LanguageOf(place.Sentence.Article)))
        )
        && votes[0].Places.Any(place => place.Fit >= 1 && place.Sentence.Features[SentenceFeatures.Coverage] >= NearlyAll)
        && votes
            .Skip(1)
            .All(other => !other.Places.Any(place => place.Fit >= 1 && place.Sentence.Features[SentenceFeatures.Coverage] >= Half));

    static bool IsFact(SentenceCandidate sentence, TextLanguage language, QuestionAnalysis? question = null) =>
        TranslationWords.Of(language) is not { } words
        || LocalVerdicts.IsFact(new LocalReading(sentence.Article.Body, sentence.Span, words), question);

    const double NearlyAll = 0.75;
    const double Half = 0.5;

    // A thing asked for by its kind ("which breed") is named with that word, or as a quoted title; else the sentence speaks alone.
    static bool IsOfKind(QuestionAnalysis question, AnswerPlace place) =>
        question.Kind != AnswerKind.Thing
        || question.Head is not { } head
        || place.Fit >= QuotedTitle
        || Normalizer.Words(place.Sentence.Text).Exists(word => PorterStemmer.Stem(word) == head);

    // Fit of a short quoted title.
    const double QuotedTitle = 0.9;
}
