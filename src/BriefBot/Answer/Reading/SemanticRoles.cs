using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Reading;

/// <summary>
/// Who does something (the agent) isn't to whom it is done (the patient): "Who did Varga beat?" isn't answered by who beat Varga. A small
/// reader takes either for the answer.
/// </summary>
sealed class SemanticRoles
{
    // Words between a verb and what it is done to: "the defending champion".
    const int MostBetween = 6;

    static readonly FrozenSet<string> Mutual = Lexicon.Stems("en/verb-roles", "mutual");
    static readonly FrozenSet<string> Helpers = Lexicon.Set("en/verb-roles", "helpers");
    static readonly FrozenSet<string> Being = Lexicon.Set("en/verb-roles", "being");
    static readonly FrozenSet<string> Relatives = Lexicon.Set("en/verb-roles", "relatives");

    readonly FrozenSet<string> _verb;
    readonly string _name;
    readonly bool _isAgent;

    SemanticRoles(QuestionTerm verb, string name, bool isAgent) =>
        (_verb, _name, _isAgent) = (Stems(verb).ToFrozenSet(StringComparer.Ordinal), name, isAgent);

    /// <summary>Reads a question for whoever did something to somebody named, or to whom they did it; null for any other.</summary>
    public static SemanticRoles? Of(QuestionAnalysis question)
    {
        var words = question.Words;
        if (!question.Language.IsEnglish || question.Kind != AnswerKind.Person || words.Count < 3 || words[0] is not ("who" or "whom"))
            return null;
        var names = question.Terms.Where(term => term.IsName).ToList();
        if (names.Count == 0 || names[^1].Position - names[0].Position >= names.Count + 1)
            return null;
        var name = string.Join(' ', names.Select(term => term.Surface));
        var (first, last) = (names[0].Position, names[^1].Position);
        // "Who did Varga beat", "who has Varga beaten".
        if (Helpers.Contains(words[1]) && first >= 2 && first <= 4)
        {
            if (Verb(question, last + 1) is { } done)
                return new(done, name, isAgent: true);
            // "Who has beaten Varga".
            return Verb(question, 2) is { } doing && first <= 6 ? new(doing, name, isAgent: false) : null;
        }
        // "Who was beaten by Varga".
        if (Being.Contains(words[1]))
            return words.Count > 4 && words[3] == "by" && Verb(question, 2) is { } suffered ? new(suffered, name, isAgent: true) : null;
        // "Who beat the champion Varga".
        return first <= 5 && Verb(question, 1) is { } did ? new(did, name, isAgent: false) : null;
    }

    /// <summary>True where a sentence tells of such a deed.</summary>
    public bool IsToldIn(Sentence sentence) => sentence.Words.Exists(word => _verb.Contains(word.Stem));

    /// <summary>True where a sentence tells of whoever is named in the other role, and nowhere in the one asked for.</summary>
    public bool AreReversed(Sentence sentence)
    {
        var isOther = false;
        foreach (var word in sentence.Words.Where(word => _verb.Contains(word.Stem)))
        {
            switch (IsAgent(sentence, word))
            {
                case { } isAgent when isAgent == _isAgent:
                    return false;
                case not null:
                    isOther = true;
                    break;
            }
        }
        return isOther;
    }

    /// <summary>True where sentences tell of such a deed in the other role only.</summary>
    public bool AreReversedIn(IReadOnlyList<SentenceCandidate> sentences)
    {
        var told = sentences.Where(sentence => IsToldIn(sentence.Reading)).ToList();
        return told.Count > 0 && told.TrueForAll(sentence => AreReversed(sentence.Reading));
    }

    // Whether whoever is named does what the verb says; null where that isn't told.
    bool? IsAgent(Sentence sentence, Word verb)
    {
        var names = Names(sentence);
        var before = names.FindLastIndex(name => name.Span.End <= verb.Span.Start);
        var behind = names.FindIndex(name => name.Span.Start >= verb.Span.End);
        var isSubject = before >= 0 && IsNamed(names[before]) && !IsRelative(sentence, names[before], verb);
        if (IsPassive(sentence, verb))
        {
            var isBy = verb.Index + 1 < sentence.Words.Count && sentence.Words[verb.Index + 1].Text == "by";
            if (isBy && behind >= 0 && IsNamed(names[behind]))
                return true;
            return isSubject ? false : null;
        }
        if (behind < 0 || WordsBetween(sentence, verb, names[behind]) > MostBetween)
            return null;
        if (IsNamed(names[behind]))
            return false;
        return isSubject ? true : null;
    }

    // Also where it begins the sentence, and nobody but the question tells that it is a name.
    List<NameMention> Names(Sentence sentence) =>
        [
            .. sentence
                .Names.Where(name => name.Kind != NameKind.Place || IsNamed(name))
                .Concat(
                    sentence
                        .Words.Where(word =>
                            word.IsCapital
                            && !sentence.Names.Exists(name => name.Span.End > word.Span.Start && name.Span.Start < word.Span.End)
                        )
                        .Select(word => new NameMention(word.Span, word.Text, NameKind.Unknown, null))
                        .Where(IsNamed)
                )
                .OrderBy(name => name.Span.Start),
        ];

    bool IsNamed(NameMention mention) => NameGroup.IsSame(mention.Text, _name);

    // "Was beaten", "had been badly beaten".
    static bool IsPassive(Sentence sentence, Word verb) =>
        !verb.Text.EndsWith("ing", StringComparison.Ordinal)
        && sentence.Words.Skip(Math.Max(0, verb.Index - 2)).Take(Math.Min(2, verb.Index)).Any(word => Being.Contains(word.Text));

    // "Lindholm, whom Varga beat": the first is no subject.
    static bool IsRelative(Sentence sentence, NameMention name, Word verb) =>
        sentence.Words.Any(word => word.Span.Start >= name.Span.End && word.Index < verb.Index && Relatives.Contains(word.Text));

    static int WordsBetween(Sentence sentence, Word verb, NameMention name) =>
        sentence.Words.Count(word => word.Index > verb.Index && word.Span.Start < name.Span.Start);

    static IEnumerable<string> Stems(QuestionTerm verb) =>
        verb.Forms.Select(form => form.Stem).SelectMany(stem => Synonyms.Of(stem, TextLanguage.English).Prepend(stem));

    static QuestionTerm? Verb(QuestionAnalysis question, int position) =>
        question.Terms.FirstOrDefault(term => term.Position == position) is { IsName: false } verb
        && !Mutual.Contains(PorterStemmer.Stem(verb.Term.Word))
            ? verb
            : null;
}
