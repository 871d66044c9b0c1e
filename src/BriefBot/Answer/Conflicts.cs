using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>A side of a disagreement before it is numbered.</summary>
sealed record DisagreeingSide(string Value, SentenceCandidate Sentence, TextSpan Span);

/// <summary>Finds where sources say the same with a different name, number or date, or credit it to different people.</summary>
/// <remarks>Strict on purpose: a disagreement that isn't one costs more trust than one that stays unmarked between two quotes.</remarks>
sealed class Conflicts(Retrieval retrieval)
{
    // Share, by weight, of the question's terms held by either sentence that both must hold.
    const double SameQuestion = 0.7;

    // The same for a statement credited to different people, whose wording is the speakers' own.
    const double SameStatementOfSpeakers = 0.6;

    // Share of content words, values aside, that two statements of the same fact have in common at least.
    const double SameStatement = 0.3;

    // Words on either side of the values among which both sentences must share one.
    const int Nearby = 5;

    // Difference of fits above which two values are not of one kind.
    const double SameKind = 0.05;

    // Fit below which a value may be of another kind altogether: a bare weekday for a date, a number without what it counts.
    const double Certain = 0.6;

    readonly QuestionAnalysis _question = retrieval.Question;

    bool IsSpeakerQuestion => ShortAnswers.AsksForSpeaker(_question);

    /// <summary>The disagreement on a question, with what it is about.</summary>
    public static Conflict Of(QuestionAnalysis question, IReadOnlyList<ConflictSide> sides)
    {
        var (about, disputed) = question.Kind switch
        {
            AnswerKind.Time => ("when", Disputed.Time),
            AnswerKind.Number => ("how much or how many", Disputed.Amount),
            AnswerKind.Place => ("where", Disputed.Place),
            _ => ShortAnswers.AsksForSpeaker(question) ? ("who said it", Disputed.Speaker) : ("who or which", Disputed.Which),
        };
        return new Conflict(about, sides) { Disputed = disputed };
    }

    /// <summary>Sides of the disagreement on the question's answer, the strongest first; empty when there is none.</summary>
    public List<DisagreeingSide> Find(IReadOnlyList<VotedAnswer> answers)
    {
        if (_question.Kind is AnswerKind.Statement or AnswerKind.Thing or AnswerKind.Reason || _question.IsList || answers.Count < 2)
            return [];
        var sides = new List<DisagreeingSide>();
        foreach (var place in answers[0].Places)
        {
            sides = [new(answers[0].Text, place.Sentence, place.Span)];
            foreach (var other in answers.Skip(1))
            {
                if (
                    other.Places.FirstOrDefault(rival => IsRival(sides, rival.Sentence, other.Text) && Disagree(place, rival)) is
                    { Sentence: not null } found
                )
                    sides.Add(new DisagreeingSide(other.Text, found.Sentence, found.Span));
            }
            if (sides.Count > 1)
                return sides;
        }
        return [];
    }

    // Another article, of which no sentence shown has the other value too.
    static bool IsRival(List<DisagreeingSide> sides, SentenceCandidate rival, string value) =>
        sides.TrueForAll(side =>
            side.Sentence.Article.Id != rival.Article.Id
            && !NameGroup.IsSame(side.Value, value)
            && !rival.Text.Contains(side.Value, StringComparison.OrdinalIgnoreCase)
            && !side.Sentence.Text.Contains(value, StringComparison.OrdinalIgnoreCase)
        );

    bool Disagree(AnswerPlace a, AnswerPlace b)
    {
        if (Math.Abs(a.Fit - b.Fit) > SameKind || Math.Min(a.Fit, b.Fit) < Certain && !IsSpeakerQuestion)
            return false;
        if (SharedTerms(a.Sentence, b.Sentence) < (IsSpeakerQuestion ? SameStatementOfSpeakers : SameQuestion))
            return false;
        if (IsSpeakerQuestion)
            return IsSpeaker(a) && IsSpeaker(b);
        if (_question.Kind != AnswerKind.Time && !YearsIn(a.Sentence).SetEquals(YearsIn(b.Sentence)))
            return false;
        if (
            _question.Kind == AnswerKind.Number
            && Quantities.Of(a.Sentence.Article.Body, a.Span, a.Sentence.Span.End)
                != Quantities.Of(b.Sentence.Article.Body, b.Span, b.Sentence.Span.End)
        )
            return false;
        var (x, y) = (Content(a), Content(b));
        return x.Nearby.Overlaps(y.Nearby)
            && x.All.Intersect(y.All, StringComparer.Ordinal).Count() >= SameStatement * Math.Min(x.All.Count, y.All.Count);
    }

    static bool IsSpeaker(AnswerPlace place) => place.Sentence.Reading.Speaker is { } speaker && speaker.Span == place.Span;

    /// <summary>Share, by weight, of the question's terms in either sentence that stand in both.</summary>
    public double SharedTerms(SentenceCandidate a, SentenceCandidate b)
    {
        var (x, y) = (TermsIn(a), TermsIn(b));
        double shared = 0,
            either = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] || y[i])
                either += retrieval.Weights.Idf[i];
            if (x[i] && y[i])
                shared += retrieval.Weights.Idf[i];
        }
        return either > 0 ? shared / either : 0;
    }

    bool[] TermsIn(SentenceCandidate sentence)
    {
        var held = new bool[_question.Terms.Count];
        foreach (var word in retrieval.Scorer.Match(sentence.Article, sentence.Text))
            if (word.Term >= 0)
                held[word.Term] = true;
        return held;
    }

    static HashSet<int> YearsIn(SentenceCandidate sentence) =>
        [.. Dates.Find(sentence.Text).Where(date => date.Year is not null).Select(date => date.Year!.Value)];

    static (HashSet<string> All, HashSet<string> Nearby) Content(AnswerPlace place)
    {
        var (body, sentence) = (place.Sentence.Article.Body, place.Sentence.Span);
        var before = Normalizer.Words(body.AsSpan(sentence.Start, place.Span.Start - sentence.Start));
        var after = Normalizer.Words(body.AsSpan(place.Span.End, sentence.End - place.Span.End));
        return (Stems([.. before, .. after]), Stems([.. before.TakeLast(Nearby), .. after.Take(Nearby)]));
    }

    static HashSet<string> Stems(List<string> words) =>
        words.Where(word => !StopWords.IsStopWord(word)).Select(PorterStemmer.Stem).ToHashSet(StringComparer.Ordinal);
}
