using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>A short answer that sentences voted for.</summary>
/// <param name="Weight">Share of all votes, 0 to 1.</param>
/// <param name="Places">Where it stands, best sentence first.</param>
sealed record VotedAnswer(string Text, double Weight, IReadOnlyList<AnswerPlace> Places);

/// <summary>Where a short answer stands.</summary>
/// <param name="Span">Its place in the article's body.</param>
/// <param name="Fit">How well it fits the kind asked for, 0 to 1.</param>
readonly record struct AnswerPlace(SentenceCandidate Sentence, TextSpan Span, double Fit);

/// <summary>Picks the span that answers, by kind and by how many good sentences have it.</summary>
static class ShortAnswers
{
    /// <summary>Sentences that vote.</summary>
    public const int Voters = 12;

    // How fast a sentence's vote falls with its score's distance from the best.
    const double Sharpness = 1.0;

    // Words between a candidate and the nearest question term that halve its vote.
    const double HalfDistance = 8;

    /// <summary>Answers, most votes first.</summary>
    public static List<VotedAnswer> Vote(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        if (ranked.Count == 0) return [];
        var question = retrieval.Question;
        var best = ranked[0].Score;
        var votes = new List<(NameGroup Group, double Weight, List<AnswerPlace> Places)>();
        foreach (var sentence in ranked.Take(Voters))
        {
            var weight = Math.Exp(Sharpness * (sentence.Score - best));
            foreach (var candidate in Candidates(question, sentence))
                Add(votes, candidate, sentence, weight * candidate.Fit * Closeness(retrieval, sentence, candidate.Span), IsName(question.Kind));
        }
        var total = votes.Sum(vote => vote.Weight);
        return [.. votes.OrderByDescending(vote => vote.Weight)
            .Select(vote => new VotedAnswer(IsName(question.Kind) ? vote.Group.Display : TextAt(vote.Places[0]), total > 0 ? vote.Weight / total : 0, vote.Places))];
    }

    static string TextAt(AnswerPlace place) => place.Sentence.Article.Body[place.Span.Start..place.Span.End];

    // "Who called …": whoever the sentence says said it, before all other names in it.
    static List<ShortCandidate> Candidates(QuestionAnalysis question, SentenceCandidate sentence)
    {
        var found = KindFinder.Find(question, sentence.Article.Body, sentence.Span, sentence.Names);
        if (question.Kind != AnswerKind.Person || !AsksForSpeaker(question)) return found;
        if (Attribution.SpeakerOf(sentence.Article.Body, sentence.Span, sentence.Names) is not { } speaker) return found;
        return found.Exists(candidate => candidate.Span == speaker.Span) ? [new ShortCandidate(speaker.Span, speaker.Text, 1)] : found;
    }

    /// <summary>True when the question asks who said something.</summary>
    public static bool AsksForSpeaker(QuestionAnalysis question) => question.Kind == AnswerKind.Person && question.Words.Any(SpeechVerbs.IsVerb);

    static bool IsName(AnswerKind kind) => kind is AnswerKind.Person or AnswerKind.Organisation or AnswerKind.Place;

    static void Add(List<(NameGroup Group, double Weight, List<AnswerPlace> Places)> votes, ShortCandidate candidate, SentenceCandidate sentence, double weight, bool isName)
    {
        var key = Normalizer.IndexText(candidate.Text);
        if (key.Length == 0) return;
        var at = votes.FindIndex(vote => isName ? vote.Group.Accepts(candidate.Text) : Normalizer.IndexText(vote.Group.Display) == key);
        if (at < 0)
        {
            votes.Add((new NameGroup(candidate.Text), weight, [new AnswerPlace(sentence, candidate.Span, candidate.Fit)]));
            return;
        }
        votes[at].Group.Add(candidate.Text);
        votes[at].Places.Add(new AnswerPlace(sentence, candidate.Span, candidate.Fit));
        votes[at] = votes[at] with { Weight = votes[at].Weight + weight };
    }

    static double Closeness(Retrieval retrieval, SentenceCandidate sentence, TextSpan span)
    {
        var words = retrieval.Scorer.Matcher.Match(sentence.Article.Body.AsSpan(sentence.Span.Start, sentence.Span.Length));
        var at = words.FindIndex(word => word.Start + sentence.Span.Start >= span.Start);
        if (at < 0) return 0.5;
        var nearest = int.MaxValue;
        for (var i = 0; i < words.Count; i++)
            if (words[i].Term >= 0) nearest = Math.Min(nearest, Math.Abs(i - at));
        return nearest == int.MaxValue ? 0.3 : 1 / (1 + nearest / HalfDistance);
    }
}
