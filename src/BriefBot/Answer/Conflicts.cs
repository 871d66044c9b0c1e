using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>A side of a disagreement before it is numbered.</summary>
sealed record DisagreeingSide(string Value, SentenceCandidate Sentence, TextSpan Span);

/// <summary>Finds where sources say the same with a different name, number or date, or credit it to different people.</summary>
static class Conflicts
{
    // Share of the question's weight that both sentences must hold with their context, the lesser relative to the greater.
    const double SameQuestion = 0.7;

    // Share of content words, values aside, that two statements of the same fact have in common at least, and how many beyond the question's own.
    const double SameStatement = 0.3;
    const int SharedBeyondQuestion = 1;

    /// <summary>Sides of the disagreement on the question's answer, the strongest first; empty when there is none.</summary>
    public static List<DisagreeingSide> Find(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked, IReadOnlyList<VotedAnswer> answers)
    {
        var question = retrieval.Question;
        if (question.Kind is AnswerKind.Statement or AnswerKind.Thing or AnswerKind.Reason || question.IsList || answers.Count < 2) return [];
        var isSpeaker = ShortAnswers.AsksForSpeaker(question);
        var first = answers[0];
        var (sentence, span) = first.Places[0];
        var sides = new List<DisagreeingSide> { new(first.Text, sentence, span) };
        foreach (var other in answers.Skip(1))
        {
            foreach (var (rival, place) in other.Places)
            {
                if (!IsRival(sides, rival, other.Text) || !SaysTheSame(question, sentence, rival, span, place, isSpeaker)) continue;
                sides.Add(new DisagreeingSide(other.Text, rival, place));
                break;
            }
        }
        return sides.Count > 1 ? sides : [];
    }

    // Another article, of which no sentence has the other value too.
    static bool IsRival(List<DisagreeingSide> sides, SentenceCandidate rival, string value) =>
        sides.TrueForAll(side => side.Sentence.Article.Id != rival.Article.Id && !NameGroup.IsSame(side.Value, value)
            && !rival.Text.Contains(side.Value, StringComparison.OrdinalIgnoreCase) && !side.Sentence.Text.Contains(value, StringComparison.OrdinalIgnoreCase));

    static bool SaysTheSame(QuestionAnalysis question, SentenceCandidate a, SentenceCandidate b, TextSpan valueOfA, TextSpan valueOfB, bool isSpeaker)
    {
        var (coverageA, coverageB) = (a.Features[SentenceFeatures.ContextCoverage], b.Features[SentenceFeatures.ContextCoverage]);
        if (Math.Min(coverageA, coverageB) < SameQuestion * Math.Max(coverageA, coverageB) || Math.Max(coverageA, coverageB) < 0.3) return false;
        if (isSpeaker) return Attribution.SpeakerOf(a.Article.Body, a.Span, a.Names) is not null && Attribution.SpeakerOf(b.Article.Body, b.Span, b.Names) is not null;
        if (question.Kind == AnswerKind.Number && Quantities.Of(a.Article.Body, valueOfA, a.Span.End) != Quantities.Of(b.Article.Body, valueOfB, b.Span.End)) return false;
        var (x, y) = (Content(a, valueOfA), Content(b, valueOfB));
        x.IntersectWith(y);
        var beyond = x.Count(stem => !question.Terms.Any(term => term.Forms.Any(form => form.Stem == stem)));
        return beyond >= SharedBeyondQuestion && x.Count >= SameStatement * Math.Min(Content(a, valueOfA).Count, y.Count);
    }

    static HashSet<string> Content(SentenceCandidate sentence, TextSpan value)
    {
        var body = sentence.Article.Body;
        var words = Normalizer.Words(body.AsSpan(sentence.Span.Start, value.Start - sentence.Span.Start));
        words.AddRange(Normalizer.Words(body.AsSpan(value.End, sentence.Span.End - value.End)));
        return [.. words.Where(word => !StopWords.IsStopWord(word)).Select(PorterStemmer.Stem)];
    }
}
