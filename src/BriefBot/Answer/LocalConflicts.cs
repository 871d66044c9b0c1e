using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Finds where two sources in another language than English give another number or day for what is asked, at about the same
/// time.</summary>
/// <remarks>Strict on purpose, as <see cref="Conflicts"/> is: both state exactly, as facts, a value of the kind and unit asked for, in
/// sentences that hold the same of the question and have half of their other words in common.</remarks>
sealed class LocalConflicts(Retrieval retrieval)
{
    // Share, by weight, of the question's terms held by either sentence that both must hold.
    const double SameQuestion = 0.7;

    // Share of content words, values aside, that two statements of the same have in common at least.
    const double SameStatement = 0.5;

    readonly Conflicts _conflicts = new(retrieval);

    /// <summary>The two sides of a disagreement on the question's answer, the stronger first; empty when there is none.</summary>
    /// <param name="answers">What sentences voted for, most votes first.</param>
    public List<DisagreeingSide> Find(IReadOnlyList<VotedAnswer> answers)
    {
        var question = retrieval.Question;
        if (
            question.Kind is not (AnswerKind.Number or AnswerKind.Time)
            || answers.Count < 2
            || TranslationWords.Of(question.Language) is not { } words
        )
            return [];
        var rivals = answers.Skip(1).SelectMany(answer => answer.Places.Select(place => (answer.Text, Place: place))).ToList();
        foreach (var place in answers[0].Places)
        foreach (var (text, rival) in rivals)
            if (AreSides(place, rival, words))
                return [new(answers[0].Text, place.Sentence, place.Span), new(text, rival.Sentence, rival.Span)];
        return [];
    }

    bool AreSides(AnswerPlace a, AnswerPlace b, TranslationWords words)
    {
        var (x, y) = (a.Sentence, b.Sentence);
        if (Math.Min(a.Fit, b.Fit) < 1 || x.Article.Id == y.Article.Id || !Contraries.AreOfOneTime(x, y))
            return false;
        if (Language(x) != words.Language || Language(y) != words.Language)
            return false;
        var (one, other) = (Reading(x, words), Reading(y, words));
        return LocalVerdicts.IsFact(one, retrieval.Question)
            && LocalVerdicts.IsFact(other, retrieval.Question)
            && (retrieval.Question.Kind == AnswerKind.Number ? DifferInNumber(a, one, b, other) : DifferInDay(a, one, b, other))
            && _conflicts.SharedTerms(x, y) >= SameQuestion
            && TellTheSame(one, other, words.Language);
    }

    TextLanguage Language(SentenceCandidate sentence) => retrieval.Scorer.LanguageOf(sentence.Article);

    static LocalReading Reading(SentenceCandidate sentence, TranslationWords words) => new(sentence.Article.Body, sentence.Span, words);

    // Of one unit, neither of which the other has too.
    static bool DifferInNumber(AnswerPlace a, LocalReading one, AnswerPlace b, LocalReading other) =>
        NumberAt(a, one) is { Exactness: Exactness.Exact } x
        && NumberAt(b, other) is { Exactness: Exactness.Exact } y
        && x.Unit == y.Unit
        && x.Value != y.Value
        && !one.Numbers.Exists(number => number.Value == y.Value)
        && !other.Numbers.Exists(number => number.Value == x.Value)
        && one.Dates.Select(date => date.Year)
            .Where(year => year is not null)
            .ToHashSet()
            .SetEquals(other.Dates.Select(date => date.Year).Where(year => year is not null));

    static bool DifferInDay(AnswerPlace a, LocalReading one, AnswerPlace b, LocalReading other) =>
        DateAt(a, one) is { Day: not null, Month: not null } x
        && DateAt(b, other) is { Day: not null, Month: not null } y
        && (x.Year is null || y.Year is null || x.Year == y.Year)
        && (x.Day, x.Month) != (y.Day, y.Month)
        && !one.Dates.Exists(date => (date.Day, date.Month) == (y.Day, y.Month))
        && !other.Dates.Exists(date => (date.Day, date.Month) == (x.Day, x.Month));

    static LocalNumber? NumberAt(AnswerPlace place, LocalReading reading) =>
        reading.Numbers.Where(number => IsAt(number.Span, place)).Select(number => (LocalNumber?)number).FirstOrDefault();

    static LocalDate? DateAt(AnswerPlace place, LocalReading reading) =>
        reading.Dates.Where(date => IsAt(date.Span, place)).Select(date => (LocalDate?)date).FirstOrDefault();

    static bool IsAt(TextSpan span, AnswerPlace place) =>
        span.Start + place.Sentence.Span.Start < place.Span.End && span.End + place.Sentence.Span.Start > place.Span.Start;

    static bool TellTheSame(LocalReading one, LocalReading other, TextLanguage language)
    {
        var (x, y) = (Content(one, language), Content(other, language));
        return x.Intersect(y, StringComparer.Ordinal).Count() >= SameStatement * Math.Max(x.Count, y.Count);
    }

    static HashSet<string> Content(LocalReading reading, TextLanguage language) =>
        [
            .. reading
                .Words.Where(word => !LocalReading.IsIn(reading.Values, word) && !language.IsStopWord(word.Folded))
                .Select(word => language.Stem(word.Lower)),
        ];
}
