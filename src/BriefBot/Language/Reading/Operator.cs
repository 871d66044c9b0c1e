using System.Collections.Frozen;

namespace BriefBot.Language.Reading;

/// <summary>What words do to the statement that they stand in.</summary>
enum OperatorKind
{
    /// <summary>It isn't so.</summary>
    Negation,

    /// <summary>It isn't done or attended, or is called off. The verb says so itself: whoever tells of it in other words leaves nothing
    /// out.</summary>
    Absence,

    /// <summary>It may be, is planned, expected, tried, alleged.</summary>
    Hedge,

    /// <summary>It will be.</summary>
    Future,
}

/// <summary>Words that turn round or weaken what stands in their reach.</summary>
/// <param name="Span">Where they stand.</param>
/// <param name="Reach">Words that they bear on.</param>
/// <param name="Main">The first of these that tells something, for one that stands before a verb; else null: it bears on its clause as a
/// whole.</param>
sealed record Operator(OperatorKind Kind, TextSpan Span, IReadOnlyList<Word> Reach, Word? Main)
{
    /// <summary>Words that a condition bears on, in the clause beside its own; none for what is no condition.</summary>
    public IReadOnlyList<Word> Conditioned { get; init; } = [];

    /// <summary>True where it is said that something may come ("has not ruled out a sale"), which neither affirms nor denies it.</summary>
    public bool IsLeftOpen { get; init; }

    // Words behind an operator that it bears on, as far as no clause ends before.
    const int Reached = 14;
    const int ReachedByAdjective = 2;
    const int ReachedByNo = 4;

    // Words with which "expected" and "to" may stand apart ("agreed on Tuesday to").
    const int MostBetween = 4;

    // "Forecasters expect the rain to weaken."
    const int ObjectBetween = 8;

    static readonly FrozenSet<string> Negators = Lexicon.Set("en/operators", "negators");

    static readonly FrozenSet<string> Plans = Lexicon.Set("en/operators", "plans");

    // Words behind "had the" among which the verb stands, where it tells a condition.
    const int InvertedReach = 4;

    static readonly FrozenSet<string> Modals = Lexicon.Set("en/operators", "modals");

    static readonly FrozenSet<string> Futures = Lexicon.Set("en/operators", "futures");

    static readonly FrozenSet<string> BeforeTo = Lexicon.Set("en/operators", "before-to");

    static readonly FrozenSet<string> BeforeTime = Lexicon.Set("en/operators", "before-time");

    static readonly FrozenSet<string> Denials = Lexicon.Set("en/operators", "denials");

    static readonly FrozenSet<string> Absences = Lexicon.Set("en/operators", "absences");

    static readonly FrozenSet<string> NegatorsBeforeTo = Lexicon.Set("en/operators", "negators-before-to");

    static readonly FrozenSet<string> Adverbs = Lexicon.Set("en/operators", "adverbs");

    static readonly FrozenSet<string> Adjectives = Lexicon.Set("en/operators", "adjectives");

    static readonly FrozenSet<string> Conditions = Lexicon.Set("en/operators", "conditions");

    static readonly FrozenSet<string> Ends = Lexicon.Set("en/operators", "ends");

    /// <summary>The operators of a sentence.</summary>
    public static List<Operator> Find(Sentence sentence)
    {
        var (words, found) = (sentence.Words, new List<Operator>());
        for (var i = 0; i < words.Count; i++)
        {
            var (word, next) = (words[i], i + 1 < words.Count ? words[i + 1].Text : "");
            if (NotRuledOut(sentence, i) is { } open)
            {
                found.Add(Forward(OperatorKind.Hedge, sentence, i, open + 1, Reached) with { IsLeftOpen = true });
                i = open;
                continue;
            }
            if (IsNegator(sentence, i))
                found.Add(Forward(OperatorKind.Negation, sentence, i, i + 1, word.Text == "no" ? ReachedByNo : Reached));
            else if (NegatorsBeforeTo.Contains(word.Text) && next == "to")
                found.Add(Forward(OperatorKind.Negation, sentence, i, i + 2, Reached));
            else if (IsRuledOut(words, i))
                found.Add(Forward(OperatorKind.Negation, sentence, i - 1, i + 1, Reached));
            else if (Denials.Contains(word.Text))
                found.Add(Forward(OperatorKind.Negation, sentence, i, i + 1, Reached));
            else if (Absences.Contains(word.Text))
                found.Add(Forward(OperatorKind.Absence, sentence, i, i + 1, Reached));
            // The month of May has a capital.
            if (Modals.Contains(word.Text) && !word.IsCapital)
                found.Add(Forward(OperatorKind.Hedge, sentence, i, i + 1, Reached));
            else if (BeforeTo.Contains(word.Text) && ToBehind(sentence, i) is { } to && !IsToAPlace(sentence, to))
                found.Add(Forward(OperatorKind.Hedge, sentence, i, to + 1, Reached));
            else if (BeforeTime.Contains(word.Text) && next is "for" or "on" or "in" or "next" or "this")
                found.Add(Beside(sentence, i));
            else if (IsToBe(word) && next == "to" && !IsToAPlace(sentence, i + 1))
                found.Add(Forward(OperatorKind.Future, sentence, i, i + 2, Reached));
            else if (Adverbs.Contains(word.Text) && i + 1 < words.Count && (words[i + 1].HasDigit || words[i + 1].Number is not null))
                found.Add(Forward(OperatorKind.Hedge, sentence, i, i + 1, ReachedByAdjective));
            else if (Adverbs.Contains(word.Text) && next != "to")
                found.Add(Around(sentence, i));
            else if (word.Text is "expect" or "expects" && ToBehind(sentence, i, ObjectBetween, true) is { } after)
                found.Add(Forward(OperatorKind.Hedge, sentence, i, after + 1, Reached));
            else if (Adjectives.Contains(word.Text) && i + 1 < words.Count && !sentence.IsBreak(i) && words[i + 1].IsContent)
                found.Add(Forward(OperatorKind.Hedge, sentence, i, i + 1, ReachedByAdjective));
            else if (Plans.Contains(word.Text) && next is "a" or "an" or "another" or "new")
                found.Add(Forward(OperatorKind.Hedge, sentence, i, i + 1, Reached));
            else if (Conditions.Contains(word.Text) || IsCondition(sentence, i))
            {
                var condition = Forward(OperatorKind.Hedge, sentence, i, i + 1, Reached);
                found.Add(word.Text == "whether" ? condition : condition with { Conditioned = MainClause(sentence, i) });
            }
            else if (Futures.Contains(word.Text) && !word.IsCapital)
                found.Add(
                    Forward(next is "have" && word.Text == "would" ? OperatorKind.Hedge : OperatorKind.Future, sentence, i, i + 1, Reached)
                );
        }
        return found;
    }

    // "Is to start in March".
    static bool IsToBe(Word word) => word.Text is "is" or "are" or "was" or "were";

    // What stands before "if", or behind the comma where the sentence begins with it.
    static List<Word> MainClause(Sentence sentence, int at)
    {
        var words = sentence.Words;
        if (at == 0)
        {
            var comma = Enumerable.Range(0, words.Count).FirstOrDefault(sentence.IsBreak, words.Count);
            return [.. words.Skip(comma + 1).Where(word => word.IsContent)];
        }
        var first = at;
        while (
            first > 0
            && !(
                first < at
                && words[first].Text is "and" or "but" or "while" or "which" or "who"
                && (sentence.IsBreak(first - 1) || words[first].Text is "but")
            )
        )
            first--;
        return [.. words.Take(at).Skip(first).Where(word => word.IsContent)];
    }

    // "Provided the authority agrees", "had the bank not cooperated", "as long as the frost lasts".
    static bool IsCondition(Sentence sentence, int i)
    {
        var (words, next) = (sentence.Words, i + 1 < sentence.Words.Count ? sentence.Words[i + 1].Text : "");
        return words[i].Text switch
        {
            "provided" or "providing" => next == "that" || (i > 0 && sentence.IsBreak(i - 1) && IsSubject(next)),
            "had" or "were" => IsSubject(next)
                && words.Exists(word => word.Text == "would")
                && i > 0
                && (words[i - 1].Index == 0 || words[i - 1].Text is not ("he" or "she" or "it" or "they" or "that" or "who" or "which"))
                && words.Skip(i + 2).Take(InvertedReach).Any(word => word.Text == "not" || word.IsVerb),
            "condition" => next == "that",
            "long" => next == "as" && i > 0 && words[i - 1].Text is "as" or "so",
            _ => false,
        };
    }

    static bool IsSubject(string word) =>
        word
            is "the"
                or "a"
                or "an"
                or "it"
                or "he"
                or "she"
                or "they"
                or "its"
                or "his"
                or "her"
                or "their"
                or "this"
                or "these"
                or "there";

    // "Ruled out closing it".
    static bool IsRuledOut(List<Word> words, int i) => words[i].Text == "out" && i > 0 && words[i - 1].Stem == "rule";

    // "Has not ruled out a sale", "cannot be ruled out": it may come. The index of "out".
    static int? NotRuledOut(Sentence sentence, int i)
    {
        var words = sentence.Words;
        if (!IsNegator(words[i].Text))
            return null;
        for (var end = i + 1; end < words.Count && end <= i + 1 + MostBetween && !sentence.IsBreak(end - 1); end++)
        {
            if (IsRuledOut(words, end))
                return end;
            if (words[end].Text is "and" or "or" || Ends.Contains(words[end].Text))
                return null;
        }
        return null;
    }

    /// <summary>True for a word that turns round what stands behind it, whatever that is.</summary>
    public static bool IsNegator(string word) => word == "no" || Negators.Contains(word);

    static bool IsNegator(Sentence sentence, int i)
    {
        var (word, next) = (sentence.Words[i].Text, i + 1 < sentence.Words.Count ? sentence.Words[i + 1].Text : "");
        if (
            next is "only" or "just" or "least" or "doubt" or "matter" or "sooner" or "merely"
            || (word == "no" && next is "fewer" or "less" or "more")
        )
            return false;
        if (word == "no")
            return next.Length > 0 && !char.IsAsciiDigit(next[0]);
        return Negators.Contains(word);
    }

    // "expected to", "agreed on Tuesday to".
    static int? ToBehind(Sentence sentence, int i, int most = MostBetween, bool any = false)
    {
        for (var to = i + 1; to < sentence.Words.Count && to <= i + most && !sentence.IsBreak(to - 1); to++)
        {
            if (sentence.Words[to].Text == "to")
                return to;
            if (!any && to == i + 1 && sentence.Words[to].Text is not ("on" or "in" or "last" or "yesterday" or "today" or "earlier"))
                return null;
        }
        return null;
    }

    // "offered to the poor", "set to music", "said to reporters", "told to": no verb follows.
    static bool IsToAPlace(Sentence sentence, int to) =>
        to + 1 >= sentence.Words.Count
        || sentence.Words[to + 1]
            is { IsCapital: true }
                or { Text: "the" or "a" or "an" or "his" or "her" or "its" or "their" or "this" or "that" or "reporters" or "journalists" };

    static Operator Forward(OperatorKind kind, Sentence sentence, int at, int from, int most)
    {
        var reach = new List<Word>();
        for (var i = from; i < sentence.Words.Count && reach.Count < most; i++)
        {
            if (i > from && (sentence.IsBreak(i - 1) || Ends.Contains(sentence.Words[i].Text) || IsNextVerb(sentence, i)))
                break;
            reach.Add(sentence.Words[i]);
        }
        // "The fight was not over": it bears on what stands before it.
        if (!reach.Exists(word => word.IsContent))
            reach = [.. sentence.Words.Take(at).Where(word => word.IsContent).TakeLast(ReachedByNo)];
        var last = sentence.Words[Math.Min(from, sentence.Words.Count) - 1];
        return new Operator(kind, new TextSpan(sentence.Words[at].Span.Start, last.Span.End), reach, reach.Find(word => word.IsContent));
    }

    // "Will remove mud and is paid for by": the second verb is not in the first one's reach.
    static bool IsNextVerb(Sentence sentence, int i) =>
        sentence.Words[i].Text is "and" or "or"
        && i + 1 < sentence.Words.Count
        && sentence.Words[i + 1].Text
            is "is"
                or "are"
                or "was"
                or "were"
                or "has"
                or "have"
                or "had"
                or "will"
                or "would"
                or "does"
                or "did"
                or "must"
                or "should"
                or "may"
                or "might"
                or "can"
                or "could";

    // "A strike planned for Tuesday".
    static Operator Beside(Sentence sentence, int at)
    {
        var ahead = Forward(OperatorKind.Hedge, sentence, at, at + 1, ReachedByNo);
        return ahead with
        {
            Span = sentence.Words[at].Span,
            Reach = [.. sentence.Words.Take(at).Where(word => word.IsContent).TakeLast(1), .. ahead.Reach],
            Main = null,
        };
    }

    static Operator Around(Sentence sentence, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && !sentence.IsBreak(first - 1))
            first--;
        while (last + 1 < sentence.Words.Count && !sentence.IsBreak(last))
            last++;
        // Set between commas it bears on the whole sentence.
        if (last - first < 3)
            (first, last) = (0, sentence.Words.Count - 1);
        return new Operator(
            OperatorKind.Hedge,
            sentence.Words[at].Span,
            [.. sentence.Words.Skip(first).Take(last - first + 1).Where(word => word.Index != at)],
            null
        );
    }
}
