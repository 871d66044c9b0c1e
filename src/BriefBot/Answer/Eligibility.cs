using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Keeps sentences that tell of another time, person or occasion than the question from answering it.</summary>
sealed class Eligibility(QuestionAnalysis question)
{
    static readonly FrozenSet<string> Ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> Pronouns = "he she it they his her its their".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    readonly FrozenSet<string> _ordinals = question.Words.Where(Ordinals.Contains).ToFrozenSet(StringComparer.Ordinal);
    readonly FrozenSet<string> _subject = question.Kind is AnswerKind.Person ? [] : question.Subject.ToFrozenSet(StringComparer.Ordinal);

    // "Did Berg speak …?": a sentence without Berg neither affirms nor denies it.
    readonly bool _isYesNo = question.Subject.Count > 0 && question.Words[0] is "did" or "does" or "do" or "was" or "were" or "is" or "are" or "has" or "have" or "had" or "will" or "would";

    /// <summary>Sentences that take an earlier report back, best first.</summary>
    public static List<SentenceCandidate> Retracted(IReadOnlyList<SentenceCandidate> ranked) => [.. ranked.Where(sentence => Retractions.IsRetracted(sentence.Text))];

    /// <summary>The sentences that may answer, those on the question's subject first, otherwise in their order.</summary>
    public List<SentenceCandidate> Filter(IReadOnlyList<SentenceCandidate> ranked)
    {
        var subjectMatters = _isYesNo || IsPerson(ranked);
        var mayBePerson = subjectMatters || MayBePerson(ranked);
        var onSubject = new List<SentenceCandidate>();
        var others = new List<SentenceCandidate>();
        foreach (var sentence in ranked)
        {
            var words = Normalizer.Words(sentence.Text);
            if (sentence.Features[SentenceFeatures.Coverage] == 0 && !OpensWithPronoun(words)) continue;
            if (sentence.Passage.Features.Year < 0 || !IsRightTime(sentence) || HasOtherOrdinal(words) || Retractions.IsRetracted(sentence.Text)) continue;
            var isOnSubject = !mayBePerson || HasSubject(sentence, words);
            if (!isOnSubject && HasOtherPerson(sentence)) continue;
            (isOnSubject || !subjectMatters ? onSubject : others).Add(sentence);
        }
        return Narrow(_isYesNo ? onSubject : [.. onSubject, .. others]);
    }

    // "Who took part from Norway?": sentences that name Norway, when there are any.
    List<SentenceCandidate> Narrow(List<SentenceCandidate> sentences)
    {
        if (question.Affiliations.Count == 0) return sentences;
        var naming = sentences.FindAll(sentence => Normalizer.Words(sentence.Text).Exists(word => question.Affiliations.Contains(word, StringComparer.Ordinal)));
        return naming.Count > 0 ? naming : sentences;
    }

    // Whom a question is about must stand in the sentence; what it is about may go by another noun there ("the ship").
    bool IsPerson(IReadOnlyList<SentenceCandidate> ranked) => _subject.Count > 0
        && ranked.Any(sentence => sentence.Names.Any(name => name.Kind == NameKind.Person && Normalizer.Words(name.Text).Exists(_subject.Contains)));

    // A name without "the" that articles don't have as a place's, an organisation's or an event's.
    bool MayBePerson(IReadOnlyList<SentenceCandidate> ranked)
    {
        if (_subject.Count == 0) return false;
        var at = question.Words.ToList().IndexOf(question.Subject[0]);
        if (at > 0 && question.Words[at - 1] == "the") return false;
        return !ranked.Any(sentence => sentence.Names.Any(name => name.Kind is NameKind.Place or NameKind.Organisation or NameKind.Event && Normalizer.Words(name.Text).Exists(_subject.Contains)));
    }

    // With a year asked for, what is said of another year or of earlier occasions is beside the question.
    bool IsRightTime(SentenceCandidate sentence)
    {
        if (question.Years.Count == 0 && question.Scope == TimeScope.Current) return true;
        var occasion = Occasions.Of(sentence.Article.Body, sentence.Span, sentence.Article.Published.Year);
        if (question.Scope == TimeScope.Earlier) return occasion.IsEarlier;
        return occasion.Year is { } year ? question.Years.Contains(year) : !occasion.IsEarlier;
    }

    bool HasOtherOrdinal(List<string> words) => _ordinals.Count > 0 && words.Exists(Ordinals.Contains) && !words.Exists(_ordinals.Contains);

    bool HasSubject(SentenceCandidate sentence, List<string> words)
    {
        if (words.Exists(_subject.Contains)) return true;
        if (!OpensWithPronoun(words)) return false;
        return Normalizer.Words(sentence.Article.Body.AsSpan(sentence.Context.Start, sentence.Context.Length)).Exists(_subject.Contains);
    }

    static bool OpensWithPronoun(List<string> words) => words.Count > 0 && Pronouns.Contains(words[0]);

    bool HasOtherPerson(SentenceCandidate sentence) =>
        sentence.Names.Any(name => name.Kind == NameKind.Person && !Normalizer.Words(name.Text).Exists(word => question.Words.Contains(word, StringComparer.Ordinal)));
}
