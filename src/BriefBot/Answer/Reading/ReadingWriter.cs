using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>Writes answers from what was read: yes, no or denied; a short answer where the reader is sure; what replaced what; who says
/// otherwise.</summary>
static class ReadingWriter
{
    // Probability of being right from which a short answer is shown.
    const double ShortAnswerShown = 0.8;

    // Probability of being right from which the answer is marked in its sentence: of those below, as many are wrong as right.
    const double Marked = 0.5;

    // What a rival answer must weigh beside the best to be another side.
    const double RivalWeight = 0.35;

    // Days between two reports beyond which the later one replaces the earlier.
    const int SameTime = 2;

    // Earlier values that are told at most.
    const int MostEarlier = 3;

    // How far below the best a sentence may be to be quoted beside it.
    const double WorthShowing = 3.5;

    /// <summary>Writes the answer; null when the reader has nothing to add to what the rules write.</summary>
    public static WrittenAnswer Write(
        Retrieval retrieval,
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<SentenceCandidate> retracted,
        TraceBuilder trace
    )
    {
        var citer = new Citer();
        var claims = new ClaimBuilder(citer);
        var question = retrieval.Question;
        var verdict = Verdicts.Of(question, ranked[0]);
        if ((verdict is not null || Verdicts.IsYesNo(question)) && Contraries.Of(ranked) is { } contrary)
        {
            var conflict = Contraries.Between(ranked[0], contrary, claims);
            AddOthers(ranked, claims, trace);
            return new WrittenAnswer([], claims.Claims, [conflict], citer.Sources);
        }
        if (verdict is { } said)
        {
            var number = claims.Add(ranked[0], []);
            AddOthers(ranked, claims, trace);
            return new WrittenAnswer([new AnswerItem(Verdicts.Word(said), null, [number])], claims.Claims, [], citer.Sources)
            {
                Verdict = said,
            };
        }
        var answers = Verdicts.IsYesNo(question)
            ? []
            : ReadAnswer
                .Find(question, ranked)
                .FindAll(answer => !retracted.Any(back => back.Text.Contains(answer.Text, StringComparison.Ordinal)));
        if (answers.Count == 0)
        {
            AddOthers(ranked, claims, trace);
            return new WrittenAnswer([], claims.Claims, [], citer.Sources);
        }
        var strongest = answers.Max(answer => answer.Weight);
        var serious = answers.FindAll(answer => answer.Weight >= RivalWeight * strongest);
        var (current, earlier, rivals) = InTime(retrieval, serious);
        if (rivals.Count > 0)
            return WriteSides(question, [current, .. rivals], ranked, claims, citer, trace);
        // What happened is told by the sentence: no part of it is the answer.
        var isOpen = question.Kind == AnswerKind.Statement || question.Words.Any(word => word is "happen" or "happened" or "happening");
        var rival = answers
            .Where(other => other != current && !earlier.Contains(other))
            .Select(other => other.Weight)
            .DefaultIfEmpty(0)
            .Max();
        var right = ReadingWeights.Right(current, rival, RulesAgree(retrieval, ranked, retracted, current));
        // Where the best that was found is of the other role, what is found elsewhere may be anybody.
        var roles = SemanticRoles.Of(question);
        roles = roles is not null && ranked.Any(sentence => roles.AreReversed(sentence.Reading)) ? roles : null;
        bool MayAnswer(ReadPlace place) =>
            !isOpen
            && ReadAnswer.IsOfKind(question, place.Text)
            && !IsDenied(question, place)
            && roles?.IsToldIn(place.Sentence.Reading) != false;
        foreach (var place in current.Places.Take(2))
        {
            var isMarked = right >= Marked && MayAnswer(place);
            claims.Add(place.Sentence, isMarked ? [place.Span] : []);
        }
        var isShown = right >= ShortAnswerShown && MayAnswer(current.Places[0]);
        List<AnswerItem> items = isShown
            ?
            [
                Timed(
                    new AnswerItem(
                        current.Text,
                        null,
                        [
                            .. current
                                .Places.Where(place => claims.Has(place.Sentence))
                                .Select(place => claims.Add(place.Sentence, [place.Span]))
                                .Distinct(),
                        ]
                    ),
                    current,
                    earlier
                ),
            ]
            : [];
        if (isShown)
            foreach (var before in earlier.Take(MostEarlier - 1))
                claims.Add(before.Places[0].Sentence, [before.Places[0].Span]);
        AddOthers(ranked, claims, trace);
        return new WrittenAnswer(items, claims.Claims, [], citer.Sources);
    }

    // "Did not resign on Monday" doesn't say when somebody resigned: the sentence is quoted, its day isn't the answer.
    static bool IsDenied(QuestionAnalysis question, ReadPlace place)
    {
        if (Sentence.Of(question.Text).Negations.Any())
            return false;
        var sentence = place.Sentence.Reading;
        var clauses = sentence.Clauses.FindAll(clause => clause.Start < place.Span.End && clause.End > place.Span.Start);
        return clauses.Exists(clause => sentence.IsNegatedIn(clause) && TellsOf(question, sentence.Text, clause));
    }

    static bool TellsOf(QuestionAnalysis question, string body, TextSpan clause)
    {
        var stems = Normalizer.Words(body.AsSpan(clause.Start, clause.Length)).Select(PorterStemmer.Stem).ToHashSet(StringComparer.Ordinal);
        return question.Terms.Any(term => !term.IsName && term.Forms.Any(form => stems.Contains(form.Stem)));
    }

    static bool RulesAgree(
        Retrieval retrieval,
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<SentenceCandidate> retracted,
        ReadAnswer answer
    )
    {
        if (ShortAnswers.Vote(retrieval, ranked, retracted) is not [var voted, ..])
            return false;
        var (a, b) = (Normalizer.IndexText(voted.Text), Normalizer.IndexText(answer.Text));
        return a.Length > 0
            && b.Length > 0
            && ($" {a} ".Contains($" {b} ", StringComparison.Ordinal) || $" {b} ".Contains($" {a} ", StringComparison.Ordinal));
    }

    // The answer that holds, what it replaced, and what sources of about the same time say otherwise.
    static (ReadAnswer Current, List<ReadAnswer> Earlier, List<ReadAnswer> Rivals) InTime(Retrieval retrieval, List<ReadAnswer> answers)
    {
        var question = retrieval.Question;
        var best = answers[0];
        var others = answers.Where(answer => answer != best && IsComparable(retrieval, best, answer)).ToList();
        if (others.Count == 0)
            return (best, [], []);
        var dated = others.Append(best).Where(answer => answer.Last is not null).OrderByDescending(answer => answer.Last).ToList();
        var newest = dated.FirstOrDefault() ?? best;
        var current = question.Years.Count == 0 && newest.Last > best.Last?.AddDays(SameTime) ? newest : best;
        var earlier = others
            .Append(best)
            .Where(answer => answer != current && answer.Last < current.Last?.AddDays(-SameTime))
            .OrderByDescending(answer => answer.Last)
            .ToList();
        var rivals = others.Append(best).Where(answer => answer != current && !earlier.Contains(answer)).ToList();
        return (current, earlier, rivals);
    }

    static bool IsComparable(Retrieval retrieval, ReadAnswer a, ReadAnswer b) =>
        a.Places.Any(place => b.Places.Any(other => OtherSides.AreSides(retrieval, place, other)));

    static WrittenAnswer WriteSides(
        QuestionAnalysis question,
        List<ReadAnswer> sides,
        IReadOnlyList<SentenceCandidate> ranked,
        ClaimBuilder claims,
        Citer citer,
        TraceBuilder trace
    )
    {
        var conflict = new List<ConflictSide>();
        var items = new List<AnswerItem>();
        foreach (var side in sides)
        {
            var place = side.Places[0];
            claims.Add(place.Sentence, [place.Span]);
            var number = citer.Cite(place.Sentence.Article, place.Sentence.Span);
            conflict.Add(new ConflictSide(side.Text, place.Sentence.Text, number));
            items.Add(new AnswerItem(side.Text, ItemNotes.Hedge(place.Sentence), [number]));
        }
        AddOthers(ranked, claims, trace);
        return new WrittenAnswer(items, claims.Claims, [Conflicts.Of(question, conflict)], citer.Sources);
    }

    /// <summary>Quotes what comes near enough to the best: what the reader finds beside the point isn't shown to fill up.</summary>
    static void AddOthers(IReadOnlyList<SentenceCandidate> ranked, ClaimBuilder claims, TraceBuilder trace)
    {
        foreach (var sentence in ranked)
        {
            if (sentence.Score < ranked[0].Score - WorthShowing)
            {
                trace.Otherwise(SentenceFate.FarBelowBest);
                return;
            }
            if (claims.Count > 0 && sentence.ReadIn is { } read && read.Reading.Relevance < 0)
                continue;
            if (!claims.Has(sentence) && claims.Count >= WrittenAnswer.PlainQuotes)
                return;
            claims.Add(sentence, []);
        }
    }

    // "31 (6 June); earlier 28, then 22": the note behind the value that holds.
    static AnswerItem Timed(AnswerItem item, ReadAnswer current, List<ReadAnswer> earlier)
    {
        var place = current.Places[0];
        var before = earlier
            .Take(MostEarlier)
            .Where(answer => answer.Last is not null)
            .Select(answer => new EarlierValue(answer.Text, answer.Last!.Value))
            .ToList();
        return ItemNotes.With(item, place.Sentence, place.Span, before.Count > 0 ? current.Last : null, before);
    }
}
