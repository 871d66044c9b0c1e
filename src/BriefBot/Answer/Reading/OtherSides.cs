using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>Tells whether two places where the reader found different answers tell of the same and disagree.</summary>
static class OtherSides
{
    // Margin that either of two values must have to be held against the other.
    const double BothFound = 2;

    // Share, by weight, of the question's terms in either sentence that both must hold.
    const double SameQuestion = 0.6;

    // Share of the words outside the values from which two sentences are one sentence with another value in it, and how many words at
    // least.
    const double SameSentence = 0.7;
    const int Enough = 4;

    /// <summary>True when two articles give different values for the same.</summary>
    public static bool AreSides(Retrieval retrieval, ReadPlace a, ReadPlace b)
    {
        var (x, y) = (a.Sentence, b.Sentence);
        if (x.Article.Id == y.Article.Id || Tells(x, b.Text) || Tells(y, a.Text))
            return false;
        return IsSameSentence(a, b) || TellOfTheSame(retrieval, a, b);
    }

    // Whoever has both values in one sentence tells of two things.
    static bool Tells(SentenceCandidate sentence, string value) =>
        $" {Normalizer.IndexText(sentence.Text)} ".Contains($" {Normalizer.IndexText(value)} ", StringComparison.Ordinal);

    // The same sentence with another value: one of the two was changed.
    static bool IsSameSentence(ReadPlace a, ReadPlace b)
    {
        var (x, y) = (Around(a), Around(b));
        var shared = x.Intersect(y, StringComparer.Ordinal).Count();
        return shared >= Enough && shared >= SameSentence * x.Union(y, StringComparer.Ordinal).Count();
    }

    static HashSet<string> Around(ReadPlace place)
    {
        var (body, sentence) = (place.Sentence.Article.Body, place.Sentence.Span);
        return
        [
            .. Normalizer.Words(body.AsSpan(sentence.Start, place.Span.Start - sentence.Start)),
            .. Normalizer.Words(body.AsSpan(place.Span.End, sentence.End - place.Span.End)),
        ];
    }

    // Two values of one kind in sentences that hold the same of the question.
    static bool TellOfTheSame(Retrieval retrieval, ReadPlace a, ReadPlace b)
    {
        var question = retrieval.Question;
        var (x, y) = (a.Sentence, b.Sentence);
        if (question.IsList || question.Kind is AnswerKind.Reason or AnswerKind.Statement || x.Article.HasTextOf(y.Article))
            return false;
        if (
            Math.Min(ReadingWeights.Margin(x), ReadingWeights.Margin(y)) < BothFound
            || !ReadAnswer.IsOfKind(question, a.Text)
            || !ReadAnswer.IsOfKind(question, b.Text)
        )
            return false;
        if (
            question.Kind == AnswerKind.Time
            && (ReadAnswer.OneTime(a.Text, b.Text) is true || !a.Text.Any(char.IsAsciiDigit) || !b.Text.Any(char.IsAsciiDigit))
        )
            return false;
        if (
            question.Kind == AnswerKind.Number
            && Quantities.Of(x.Article.Body, a.Span, x.Span.End).Class != Quantities.Of(y.Article.Body, b.Span, y.Span.End).Class
        )
            return false;
        return new Conflicts(retrieval).SharedTerms(x, y) >= SameQuestion;
    }
}
