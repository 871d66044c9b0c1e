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
    /// <param name="retrieval">What was found.</param>
    /// <param name="ranked">Sentences that may answer, best first.</param>
    /// <param name="retracted">Sentences that take something back: what they name loses most of its votes.</param>
    public static List<VotedAnswer> Vote(
        Retrieval retrieval,
        IReadOnlyList<SentenceCandidate> ranked,
        IReadOnlyList<SentenceCandidate> retracted
    )
    {
        if (ranked.Count == 0)
            return [];
        var question = retrieval.Question;
        // Names aren't told apart well enough in other languages to be put above what the sentences say, but for whoever holds a role.
        if (!question.Language.IsEnglish && !IsPlain(question))
            return [];
        var best = ranked[0].Score;
        var votes = new List<(NameGroup Group, double Weight, List<AnswerPlace> Places)>();
        foreach (var sentence in WithoutReprints(ranked.Take(Voters)))
        {
            var weight = Math.Exp(Sharpness * (sentence.Score - best)) * (TellsWhatIsAsked(retrieval, sentence) ? 1 : WithoutPredicate);
            var language = retrieval.Scorer.LanguageOf(sentence.Article);
            if (IsHolder(question, language, sentence) == false)
                continue;
            foreach (var candidate in Candidates(question, language, sentence))
                Add(
                    votes,
                    candidate,
                    sentence,
                    weight
                        * candidate.Fit
                        * Closeness(retrieval, sentence, candidate.Span)
                        * (retracted.Any(back => back.Text.Contains(candidate.Text, StringComparison.Ordinal)) ? TakenBack : 1),
                    IsName(question.Kind)
                );
        }
        var total = votes.Sum(vote => vote.Weight);
        return
        [
            .. votes
                .OrderByDescending(vote => vote.Weight)
                .Select(vote => new VotedAnswer(
                    IsName(question.Kind) ? vote.Group.Display : TextAt(vote.Places[0]),
                    total > 0 ? vote.Weight / total : 0,
                    vote.Places
                )),
        ];
    }

    static bool IsPlain(QuestionAnalysis question) =>
        question.Kind is AnswerKind.Time or AnswerKind.Number || LocalNames.Of(question.Language)?.AsksForHolder(question) == true;

    // False for a sentence in another language that names nobody with the role asked for; null where no role is asked for.
    static bool? IsHolder(QuestionAnalysis question, TextLanguage language, SentenceCandidate sentence) =>
        question.Kind != AnswerKind.Person || question.Language.IsEnglish
            ? null
            : LocalNames.Of(language)?.Holder(question, sentence.Article.Body, sentence.Span) is not null;

    // A text that several outlets print has one vote.
    static List<SentenceCandidate> WithoutReprints(IEnumerable<SentenceCandidate> sentences)
    {
        var voters = new List<SentenceCandidate>();
        foreach (var sentence in sentences)
        {
            if (
                !voters.Exists(voter =>
                    voter.Article.Id != sentence.Article.Id && voter.Article.HasTextOf(sentence.Article) && voter.Text == sentence.Text
                )
            )
                voters.Add(sentence);
        }
        return voters;
    }

    /// <summary>True when the sentence holds at least half, by weight, of what the question says beside names: it tells of the same
    /// deed.</summary>
    public static bool TellsWhatIsAsked(Retrieval retrieval, SentenceCandidate sentence)
    {
        var question = retrieval.Question;
        var held = retrieval
            .Scorer.Match(sentence.Article, sentence.Text)
            .Where(word => word.Term >= 0)
            .Select(word => word.Term)
            .ToHashSet();
        double mass = 0,
            total = 0;
        for (var i = 0; i < question.Terms.Count; i++)
        {
            if (
                question.Terms[i].IsName
                || question.Terms[i].Position == question.HeadPosition
                || char.IsAsciiDigit(question.Terms[i].Surface[0])
            )
                continue;
            total += retrieval.Weights.Idf[i];
            if (held.Contains(i))
                mass += retrieval.Weights.Idf[i];
        }
        return mass >= PredicateShare * total;
    }

    // What a vote counts for a value that a correction takes back.
    const double TakenBack = 0.1;

    const double PredicateShare = 0.4;

    // What a vote counts from a sentence that tells of something else.
    const double WithoutPredicate = 0.3;

    static string TextAt(AnswerPlace place) => place.Sentence.Article.Body[place.Span.Start..place.Span.End];

    // "Who called …": whoever the sentence says said it, before all other names in it.
    static List<ShortCandidate> Candidates(QuestionAnalysis question, TextLanguage language, SentenceCandidate sentence)
    {
        var found = KindFinder.Find(question, language, sentence.Article.Body, sentence.Span, sentence.Names);
        if (question.Kind == AnswerKind.Person)
            found = found.ConvertAll(candidate => ByEmployer(question, sentence, candidate));
        if (question.Kind != AnswerKind.Person || !AsksForSpeaker(question))
            return found;
        found = found.ConvertAll(candidate => candidate with { Fit = Math.Max(candidate.Fit, SpeakingOrganisation) });
        if (sentence.Reading.Speaker is not { } speaker)
            return found;
        return found.Exists(candidate => candidate.Span == speaker.Span) ? [new ShortCandidate(speaker.Span, speaker.Text, 1)] : found;
    }

    // "Who is Volta's CEO?": somebody else's is not.
    static ShortCandidate ByEmployer(QuestionAnalysis question, SentenceCandidate sentence, ShortCandidate candidate)
    {
        var at = sentence.Names.ToList().FindIndex(name => name.Span == candidate.Span);
        if (at < 0 || Employers.Of(sentence.Article.Body, sentence.Names, at) is not { } employer)
            return candidate;
        var isAsked = Normalizer.Words(employer).Exists(word => question.Terms.Any(term => term.IsName && term.Term.Word == word));
        var asksForOther =
            !isAsked
            && sentence.Names.Any(name =>
                name.Kind != NameKind.Person
                && Normalizer.Words(name.Text).Exists(word => question.Terms.Any(term => term.IsName && term.Term.Word == word))
            );
        if (isAsked)
            return candidate with { Fit = candidate.Fit * SameEmployer };
        return asksForOther ? candidate with { Fit = candidate.Fit * OtherEmployer } : candidate;
    }

    // Organisations say things as often as people do.
    const double SpeakingOrganisation = 0.9;

    const double SameEmployer = 1.5;
    const double OtherEmployer = 0.1;

    /// <summary>True when the question asks who said something.</summary>
    public static bool AsksForSpeaker(QuestionAnalysis question)
    {
        if (question.Kind != AnswerKind.Person)
            return false;
        for (var i = 0; i + 1 < question.Words.Count; i++)
            if (
                question.Words[i] is "who" or "has" or "have"
                && (SpeechVerbs.IsVerb(question.Words[i + 1]) || question.Words[i + 1] is "named" or "ranked" or "rated")
            )
                return true;
        return false;
    }

    static bool IsName(AnswerKind kind) => kind is AnswerKind.Person or AnswerKind.Organisation or AnswerKind.Place;

    static void Add(
        List<(NameGroup Group, double Weight, List<AnswerPlace> Places)> votes,
        ShortCandidate candidate,
        SentenceCandidate sentence,
        double weight,
        bool isName
    )
    {
        var key = Normalizer.IndexText(candidate.Text);
        if (key.Length == 0)
            return;
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
        var words = retrieval.Scorer.Match(sentence.Article, sentence.Article.Body.AsSpan(sentence.Span.Start, sentence.Span.Length));
        var at = words.FindIndex(word => word.Start + sentence.Span.Start >= span.Start);
        if (at < 0)
            return 0.5;
        double mass = 0,
            total = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Term < 0)
                continue;
            var weight = retrieval.Weights.Idf[words[i].Term];
            total += weight;
            mass += weight / (1 + Math.Abs(i - at) / HalfDistance);
        }
        return total > 0 ? mass / total : 0.3;
    }
}
