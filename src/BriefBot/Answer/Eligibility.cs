using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Keeps sentences that tell of another time, person or occasion than the question from answering it.</summary>
sealed class Eligibility(QuestionAnalysis question)
{
    static readonly FrozenSet<string> Ordinals = Lexicon.Set("en/quotes", "ordinals");

    static readonly FrozenSet<string> Pronouns = Lexicon.Set("en/quotes", "pronouns");

    // Margin from which the reader's word counts for more than whether the question's names stand in the sentence.
    const double Understood = 1;

    readonly FrozenSet<string> _ordinals = question.Words.Where(Ordinals.Contains).ToFrozenSet(StringComparer.Ordinal);
    readonly FrozenSet<string> _subject = question.Kind is AnswerKind.Person ? [] : question.Subject.ToFrozenSet(StringComparer.Ordinal);

    // "Did Berg speak …?": a sentence without Berg neither affirms nor denies it.
    readonly bool _isYesNo =
        question.Subject.Count > 0
        && question.Words[0]
            is "did"
                or "does"
                or "do"
                or "was"
                or "were"
                or "is"
                or "are"
                or "has"
                or "have"
                or "had"
                or "will"
                or "would";

    /// <summary>Sentences that take an earlier report back, best first.</summary>
    public static List<SentenceCandidate> Retracted(IReadOnlyList<SentenceCandidate> ranked) =>
        [.. ranked.Where(sentence => Retractions.IsRetracted(sentence.Text))];

    /// <summary>The sentences that may answer, those on the question's subject first, otherwise in their order.</summary>
    /// <param name="ranked">Sentences, best first.</param>
    /// <param name="fates">Takes down why each of the others may not.</param>
    public List<SentenceCandidate> Filter(IReadOnlyList<SentenceCandidate> ranked, SentenceFates fates)
    {
        var subjectMatters = _isYesNo || IsPerson(ranked);
        var mayBePerson = subjectMatters || MayBePerson(ranked);
        var onSubject = new List<SentenceCandidate>();
        var others = new List<SentenceCandidate>();
        foreach (var sentence in ranked)
        {
            var words = Normalizer.Words(sentence.Text);
            var isOnSubject = !mayBePerson || HasSubject(sentence, words);
            if (ReasonAgainst(sentence, words, isOnSubject) is { } reason)
                fates.Set(sentence, reason);
            else
                (isOnSubject || !subjectMatters || sentence.Read is { Margin: > Understood } ? onSubject : others).Add(sentence);
        }
        if (!_isYesNo)
            return Narrow([.. onSubject, .. others], fates);
        foreach (var sentence in others)
            fates.Set(sentence, SentenceFate.WithoutSubject);
        return Narrow(onSubject, fates);
    }

    /// <summary>Of the sentences of the speaker whom a question asks for, those of its time, in their order.</summary>
    /// <param name="spoken">The sentences.</param>
    /// <param name="fates">Takes down why each of the others may not answer.</param>
    public List<SentenceCandidate> OfTime(IReadOnlyList<SentenceCandidate> spoken, SentenceFates fates)
    {
        var eligible = new List<SentenceCandidate>();
        foreach (var sentence in spoken)
        {
            var reason = Retractions.IsRetracted(sentence.Text) ? SentenceFate.Retracted : OtherTime(sentence);
            if (reason is { } fate)
                fates.Set(sentence, fate);
            else
                eligible.Add(sentence);
        }
        return eligible;
    }

    SentenceFate? ReasonAgainst(SentenceCandidate sentence, List<string> words, bool isOnSubject)
    {
        var isRead = sentence.Read is { Margin: > Understood } && sentence.ReadIn!.Reading.Relevance > 0;
        if (!isRead && sentence.Features[SentenceFeatures.Coverage] == 0 && !OpensWithPronoun(words))
            return SentenceFate.NothingAsked;
        if (sentence.Passage.Features.Year < 0)
            return SentenceFate.OtherYear;
        if (OtherTime(sentence) is { } time)
            return time;
        if (HasOtherOrdinal(words))
            return SentenceFate.OtherEdition;
        if (Retractions.IsRetracted(sentence.Text))
            return SentenceFate.Retracted;
        return !isRead && !isOnSubject && HasOtherPerson(sentence) ? SentenceFate.OtherPerson : null;
    }

    // "Who took part from Norway?": sentences that name Norway, when there are any.
    List<SentenceCandidate> Narrow(List<SentenceCandidate> sentences, SentenceFates fates)
    {
        if (question.Affiliations.Count == 0)
            return sentences;
        var naming = sentences.FindAll(NamesAffiliation);
        if (naming.Count == 0)
            return sentences;
        foreach (var sentence in sentences)
            if (!NamesAffiliation(sentence))
                fates.Set(sentence, SentenceFate.OtherAffiliation);
        return naming;
    }

    bool NamesAffiliation(SentenceCandidate sentence) =>
        Normalizer.Words(sentence.Text).Exists(word => question.Affiliations.Contains(word, StringComparer.Ordinal));

    // Whom a question is about must stand in the sentence; what it is about may go by another noun there ("the ship").
    bool IsPerson(IReadOnlyList<SentenceCandidate> ranked) =>
        _subject.Count > 0
        && ranked.Any(sentence =>
            sentence.Names.Any(name => name.Kind == NameKind.Person && Normalizer.Words(name.Text).Exists(_subject.Contains))
        );

    // A name without "the" that articles don't have as a place's, an organisation's or an event's.
    bool MayBePerson(IReadOnlyList<SentenceCandidate> ranked)
    {
        if (_subject.Count == 0)
            return false;
        var at = question.Words.ToList().IndexOf(question.Subject[0]);
        if (at > 0 && question.Words[at - 1] == "the")
            return false;
        return !ranked.Any(sentence =>
            sentence.Names.Any(name =>
                name.Kind is NameKind.Place or NameKind.Organisation or NameKind.Event
                && Normalizer.Words(name.Text).Exists(_subject.Contains)
            )
        );
    }

    // With a year asked for, what is said of another year or of earlier occasions is beside the question.
    SentenceFate? OtherTime(SentenceCandidate sentence)
    {
        if (question.Years.Count == 0 && question.Scope == TimeScope.Current)
            return null;
        return Reason(question, Occasions.Of(sentence.Article.Body, sentence.Span, sentence.Article.Published.Year));
    }

    /// <summary>Why what is said of an occasion is beside the question; null when it isn't.</summary>
    public static SentenceFate? Reason(QuestionAnalysis question, Occasion occasion)
    {
        if (question.Scope == TimeScope.Earlier)
            return occasion.IsEarlier ? null : SentenceFate.OtherOccasion;
        if (question.Years.Count > 0 && occasion.Year is { } year)
            return question.Years.Contains(year) ? null : SentenceFate.OtherYear;
        return occasion.IsEarlier ? SentenceFate.OtherOccasion : null;
    }

    bool HasOtherOrdinal(List<string> words) => _ordinals.Count > 0 && words.Exists(Ordinals.Contains) && !words.Exists(_ordinals.Contains);

    bool HasSubject(SentenceCandidate sentence, List<string> words)
    {
        if (words.Exists(_subject.Contains))
            return true;
        if (!OpensWithPronoun(words))
            return false;
        return Normalizer.Words(sentence.Article.Body.AsSpan(sentence.Context.Start, sentence.Context.Length)).Exists(_subject.Contains);
    }

    static bool OpensWithPronoun(List<string> words) => words.Count > 0 && Pronouns.Contains(words[0]);

    bool HasOtherPerson(SentenceCandidate sentence) =>
        sentence.Names.Any(name =>
            name.Kind == NameKind.Person
            && !Normalizer.Words(name.Text).Exists(word => question.Words.Contains(word, StringComparer.Ordinal))
        );
}
