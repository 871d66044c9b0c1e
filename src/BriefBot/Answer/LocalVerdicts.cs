using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Reader;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Tells yes, no or denied in languages that nothing reads, where one sentence says it in the question's own words.</summary>
/// <remarks>Everything asked stands in one clause of it, with the question's verb in its form, as a fact of somebody's own and with little
/// beside; and no other sentence about the same says otherwise. Else the sentences speak for themselves.</remarks>
sealed partial class LocalVerdicts
{
    static readonly ConcurrentDictionary<string, LocalVerdicts?> Known = new(StringComparer.Ordinal);

    // Sentences beside the best that are looked at.
    const int Others = 12;

    // Share of what is asked that another must hold to be about the same.
    const double SameMatter = 0.5;

    // Share of what is asked that a later passage must hold to be of the same story, which may have gone on.
    const double SameStory = 0.25;

    // Days after which what an article says need not hold any more.
    const int Fresh = 31;

    // Share of what is asked that must stand behind a denial.
    const double NearlyAll = 0.75;

    // Words that tell something else, which the clause may have beside what is asked.
    const int MostBeside = 3;

    readonly TranslationWords _words;
    readonly LocalQuestions _questions;
    readonly WordPattern[] _no;
    readonly WordPattern[] _denying;
    readonly WordPattern[] _narrowing;

    LocalVerdicts(TranslationWords words, LocalQuestions questions, string file)
    {
        (_words, _questions) = (words, questions);
        _no = Patterns("no");
        _denying = Patterns("denying");
        _narrowing = Patterns("narrowing");

        WordPattern[] Patterns(string section) => [.. Lexicon.Words(file, section).Select(WordPattern.Read)];
    }

    /// <summary>What the best sentence says; null when the question is of another kind, or when that isn't beyond doubt.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="ranked">Sentences that may answer, best first.</param>
    public static ReadKind? Of(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        var language = retrieval.Question.Language;
        if (!retrieval.Question.IsYesNo || retrieval.Scorer.LanguageOf(ranked[0].Article).Tag != language.Tag)
            return null;
        var words = Known.GetOrAdd(
            language.Tag,
            tag =>
                Lexicon.Has($"{tag}/verdicts") && TranslationWords.Of(language) is { } known && LocalQuestions.Of(language) is { } questions
                    ? new LocalVerdicts(known, questions, $"{tag}/verdicts")
                    : null
        );
        return words?.Find(retrieval, ranked);
    }

    /// <summary>True when nothing in a sentence denies (but as the question itself does: "without power") or hedges it, the conditional of
    /// French and Spanish included ("coûteraient 2 millions").</summary>
    /// <param name="reading">The sentence.</param>
    /// <param name="question">What is asked; null where a negation counts whatever it is.</param>
    public static bool IsFact(LocalReading reading, QuestionAnalysis? question) =>
        reading is { Denial: null, Hedge: null }
        && (reading.Negator is not { } no || question?.Words.Contains(Folding.Fold(no.ToLowerInvariant())) == true)
        && !IsConditional(reading);

    /// <summary>True for a word of a sentence that is in the conditional ("coûteraient 2 millions").</summary>
    public static bool IsConditional(LocalReading reading) =>
        reading.Language.Language.Tag is "fr" or "es" && reading.Words.Exists(word => Conditional().IsMatch(word.Lower));

    ReadKind? Find(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked)
    {
        var (question, best) = (retrieval.Question, ranked[0]);
        var asked = new LocalReading(question.Text, new TextSpan(0, question.Text.Length), _words);
        if (asked is not { Negator: null, Denial: null, Hedge: null } || IsConditional(asked) || best.Text.EndsWith('?'))
            return null;
        var told = new LocalReading(best.Article.Body, best.Span, _words);
        if (told.Quotes.Count > 0)
            return null;
        var held = Held(retrieval, best, told);
        if (DenialOf(question, best, told, held))
            return IsAlone(retrieval, ranked, Stance.Denied) ? ReadKind.Denied : null;
        if (Stands(told, _narrowing, asked))
            return null;
        if (best.Article.Published.Day is not { } day || question.AsOf.DayNumber - day.DayNumber > Fresh)
            return null;
        var stance = StanceOf(told);
        if (stance is not (Stance.Yes or Stance.No) || told.Credit is not null || !HoldsAll(retrieval, best, told, held))
            return null;
        return !IsAlone(retrieval, ranked, stance) ? null
            : stance == Stance.Yes ? ReadKind.Yes
            : ReadKind.No;
    }

    enum Stance
    {
        Yes,
        No,
        Denied,
        Open,
    }

    Stance StanceOf(LocalReading reading)
    {
        if (IsAt(reading, _denying) >= 0)
            return Stance.Denied;
        if (reading is not { Denial: null, Hedge: null } || IsConditional(reading))
            return Stance.Open;
        // "Keine" is a number, too.
        return IsAt(reading, _no) >= 0 ? Stance.No
            : reading.Negator is null ? Stance.Yes
            : Stance.Open;
    }

    // No other sentence about the same says otherwise, and no later article may have overtaken it.
    bool IsAlone(Retrieval retrieval, IReadOnlyList<SentenceCandidate> ranked, Stance stance) =>
        !Later(retrieval, ranked[0].Article, SameStory).Any()
        && ranked
            .Skip(1)
            .Take(Others)
            .Where(other =>
                other.Features[SentenceFeatures.Coverage] >= SameMatter
                && retrieval.Scorer.LanguageOf(other.Article).Tag == _words.Language.Tag
            )
            .All(other => StanceOf(new LocalReading(other.Article.Body, other.Span, _words)) == stance);

    /// <summary>Passages of later articles that hold a share of what is asked.</summary>
    /// <param name="retrieval">What was found.</param>
    /// <param name="article">The article that they must be later than.</param>
    /// <param name="share">The share, by weight, 0 to 1.</param>
    public static IEnumerable<ScoredPassage> Later(Retrieval retrieval, Article article, double share) =>
        retrieval.Passages.Where(passage =>
            passage.Features.Coverage >= share && passage.Passage.Article.Published.Day > article.Published.Day
        );

    // Where each term stands in the sentence, by the places of its words.
    static Dictionary<int, List<TextSpan>> Held(Retrieval retrieval, SentenceCandidate best, LocalReading told)
    {
        var held = new Dictionary<int, List<TextSpan>>();
        foreach (var word in retrieval.Scorer.Match(best.Article, told.Text))
            if (word.Term >= 0)
                (held.TryGetValue(word.Term, out var places) ? places : held[word.Term] = []).Add(new(word.Start, word.End));
        return held;
    }

    // "Bestritt, dass …": what is asked stands behind the verb, and nothing turns that round.
    bool DenialOf(QuestionAnalysis question, SentenceCandidate best, LocalReading told, Dictionary<int, List<TextSpan>> held)
    {
        var at = IsAt(told, _denying);
        if (at < 0 || told.Negator is not null || best.Features[SentenceFeatures.Coverage] < NearlyAll)
            return false;
        var verb = told.Words[at].Span;
        var behind = held.Count(term => !question.Terms[term.Key].IsName && term.Value.Exists(place => place.Start > verb.Start));
        return behind > 0 && 2 * behind > held.Count(term => !question.Terms[term.Key].IsName);
    }

    bool HoldsAll(Retrieval retrieval, SentenceCandidate best, LocalReading told, Dictionary<int, List<TextSpan>> held)
    {
        var question = retrieval.Question;
        if (best.Features[SentenceFeatures.ContextCoverage] < 0.99)
            return false;
        for (var i = 0; i < question.Terms.Count; i++)
            if (!held.ContainsKey(i) && !question.Terms[i].IsName && question.Terms[i].Position < question.CarriedFrom)
                return false;
        var words = QuestionWords.Read(question.Text, question.Language);
        if (_questions.VerbOf(question.Text, words) is not (>= 0 and var verb))
            return false;
        var form = words[verb].Surface.ToLowerInvariant();
        return AreInOrder(question, held)
            && Clauses(told)
                .Any(clause =>
                    told.Words.Exists(word => word.Lower == form && Within(word.Span, clause))
                    && held.Values.All(places => places.Exists(place => Within(place, clause)))
                    && !(IsAt(told, _no) is >= 0 and var no && !Within(told.Words[no].Span, clause))
                    && Beside(told, clause, held, form) <= MostBeside
                );
    }

    // "Did Ann sue Bo?" is not borne out by "Bo sued Ann".
    static bool AreInOrder(QuestionAnalysis question, Dictionary<int, List<TextSpan>> held)
    {
        var names = held.Where(term => IsName(question, question.Terms[term.Key]))
            .OrderBy(term => term.Key)
            .Select(term => term.Value[0].Start)
            .ToList();
        return names.Zip(names.Skip(1)).All(pair => pair.First <= pair.Second);
    }

    static bool IsName(QuestionAnalysis question, QuestionTerm term) =>
        term.IsName
        && !(question.Language.Writing.HasCapitalNouns && GermanNouns.Is(Folding.Fold(term.Surface.ToLowerInvariant()), _ => false));

    int Beside(LocalReading told, TextSpan clause, Dictionary<int, List<TextSpan>> held, string verb) =>
        told.Words.Count(word =>
            Within(word.Span, clause)
            && word.Lower != verb
            && !_words.Language.IsStopWord(word.Folded)
            && !LocalReading.IsIn(told.Values, word)
            && !Array.Exists(_no, pattern => pattern.Fits(word.Lower))
            && !held.Values.Any(places => places.Exists(place => place.Start <= word.Span.Start && word.Span.Start < place.End))
        );

    static bool Within(TextSpan span, TextSpan clause) => span.Start >= clause.Start && span.End <= clause.End;

    static IEnumerable<TextSpan> Clauses(LocalReading told)
    {
        var start = 0;
        for (var i = 0; i <= told.Text.Length; i++)
        {
            if (i < told.Text.Length && told.Text[i] is not (',' or ';' or ':' or '(' or ')' or '–' or '—'))
                continue;
            // A comma within a number.
            if (i > 0 && i + 1 < told.Text.Length && char.IsDigit(told.Text[i - 1]) && char.IsDigit(told.Text[i + 1]))
                continue;
            yield return new(start, i);
            start = i + 1;
        }
    }

    static int IsAt(LocalReading reading, WordPattern[] patterns) =>
        reading.Words.FindIndex(word => Array.Exists(patterns, pattern => pattern.StandsAt(reading.Words, reading.Words.IndexOf(word))));

    static bool Stands(LocalReading reading, WordPattern[] patterns, LocalReading asked) =>
        Array.Exists(
            patterns,
            pattern =>
                Enumerable.Range(0, reading.Words.Count).Any(at => pattern.StandsAt(reading.Words, at))
                && !Enumerable.Range(0, asked.Words.Count).Any(at => pattern.StandsAt(asked.Words, at))
        );

    [GeneratedRegex("...(?:rait|raient|ría|rían)$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Conditional();
}
