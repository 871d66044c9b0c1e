using System.Collections.Concurrent;
using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Retrieve;

/// <summary>How questions ask in a language other than English, by the words of <c>lexicon/TAG/questions.txt</c>.</summary>
/// <remarks>Words are compared without accents, since many leave these out where they type.</remarks>
sealed class LocalQuestions
{
    static readonly ConcurrentDictionary<string, LocalQuestions?> Known = new(StringComparer.Ordinal);

    // Words behind "which" among which the noun is looked for ("which of the two newspapers").
    const int NounReach = 4;

    const int FewestOfYesNo = 3;

    // Words at the beginning among which "what" and the like are looked for.
    const int OpenReach = 2;

    // Letters of either part of a compound.
    const int ShortestPart = 4;

    /// <summary>Lists that only some languages have.</summary>
    internal static IReadOnlyList<string> Optional { get; } = ["inverted"];

    readonly (string[] Words, AnswerKind? Kind)[] _openers;
    readonly FrozenDictionary<string, AnswerKind> _nouns;
    readonly string[][] _relativeTimes;
    readonly string[][] _names;
    readonly FrozenSet<string> _people;
    readonly FrozenSet<string> _costOpeners;
    readonly FrozenSet<string> _determiners;
    readonly FrozenSet<string> _roleNouns;
    readonly FrozenSet<string> _cost;
    readonly FrozenSet<string> _counting;
    readonly FrozenSet<string> _now;
    readonly FrozenSet<string> _yesNo;
    readonly FrozenSet<string> _open;
    readonly FrozenSet<string> _inverted;
    readonly TextLanguage _language;

    LocalQuestions(TextLanguage language)
    {
        _language = language;
        var file = $"{language.Tag}/questions";
        _openers =
        [
            .. Phrases("person", AnswerKind.Person)
                .Concat(Phrases("name", AnswerKind.Person))
                .Concat(Phrases("time", AnswerKind.Time))
                .Concat(Phrases("place", AnswerKind.Place))
                .Concat(Phrases("reason", AnswerKind.Reason))
                .Concat(Phrases("number", AnswerKind.Number))
                .Concat(Phrases("which", null))
                .OrderByDescending(opener => opener.Words.Length),
        ];
        _nouns = Nouns("person-nouns", AnswerKind.Person)
            .Concat(Nouns("organisation-nouns", AnswerKind.Organisation))
            .Concat(Nouns("place-nouns", AnswerKind.Place))
            .Concat(Nouns("time-nouns", AnswerKind.Time))
            .Concat(Nouns("number-nouns", AnswerKind.Number))
            .DistinctBy(noun => noun.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(StringComparer.Ordinal);
        _relativeTimes = [.. Phrases("relative-time", null).Select(phrase => phrase.Words).OrderByDescending(words => words.Length)];
        _names = [.. Phrases("name", null).Select(phrase => phrase.Words)];
        _people = Lexicon
            .Words(file, "people-nouns")
            .Concat(Lexicon.Words(file, "person-nouns"))
            .Select(word => language.Stem(word))
            .ToFrozenSet(StringComparer.Ordinal);
        _costOpeners = Lexicon.Words(file, "cost-openers").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _determiners = Lexicon.Words(file, "determiners").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _roleNouns = Lexicon.Words(file, "role-nouns").Select(word => language.Stem(word)).ToFrozenSet(StringComparer.Ordinal);
        _cost = Lexicon.Words($"{language.Tag}/numbers", "cost").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _counting = Lexicon.Words(file, "counting").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _now = Lexicon.Words(file, "now").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _open = Lexicon.Words(file, "open").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);
        _inverted = Lexicon.Find(file, "inverted").SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
        _yesNo = Lexicon.Words(file, "yes-no-verbs").Select(word => Folding.Fold(word)).ToFrozenSet(StringComparer.Ordinal);

        IEnumerable<(string[] Words, AnswerKind? Kind)> Phrases(string section, AnswerKind? kind) =>
            Lexicon.Lines(file, section).Select(line => (line.Split(' ').Select(word => Folding.Fold(word)).ToArray(), kind));

        IEnumerable<KeyValuePair<string, AnswerKind>> Nouns(string section, AnswerKind kind) =>
            Lexicon.Words(file, section).Select(word => KeyValuePair.Create(language.Stem(word), kind));
    }

    /// <summary>Those of a language; null for English and where the program has none.</summary>
    public static LocalQuestions? Of(TextLanguage language) =>
        Known.GetOrAdd(language.Tag, tag => !language.IsEnglish && Lexicon.Has($"{tag}/questions") ? new LocalQuestions(language) : null);

    /// <summary>What a question wants: the first of its words that asks says it.</summary>
    public QuestionKinds.Wanted Classify(List<QuestionWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (opener, kind) in _openers)
            {
                if (!StandsAt(words, i, opener))
                    continue;
                return kind is { } known ? new(known) : ClassifyNoun(words, i + opener.Length);
            }
        }
        // "Was zahlen Kinder künftig?"
        if (
            words.Take(OpenReach).Any(word => _costOpeners.Contains(word.Normalized))
            && words.Exists(word => _cost.Contains(word.Normalized))
        )
            return new(AnswerKind.Number);
        return words.Exists(word => _open.Contains(word.Normalized) || _yesNo.Contains(word.Normalized))
            ? new(AnswerKind.Statement)
            : ClassifyHeadline(words);
    }

    // "Reparaturkosten Schleuse Ried", "taux de participation à Port-Louis": the first noun says what is asked for.
    QuestionKinds.Wanted ClassifyHeadline(List<QuestionWord> words)
    {
        var first = words.FindIndex(word => !_language.IsStopWord(word.Normalized));
        return first is 0 or 1 && KindOfNoun(_language.Stem(words[first].Raw), words[first]) is AnswerKind.Number or AnswerKind.Time
            ? ClassifyNoun(words, first)
            : new(AnswerKind.Statement);
    }

    /// <summary>True when it wants yes or no: it is put as a question, and no word of it asks for anything else.</summary>
    public bool IsYesNo(string question, List<QuestionWord> words) =>
        words.Count >= FewestOfYesNo
        && (question.TrimEnd().EndsWith('?') || _yesNo.Contains(words[0].Normalized))
        && Classify(words).Kind == AnswerKind.Statement
        && !words.Take(2).Any(word => _open.Contains(word.Normalized));

    /// <summary>Position of the verb with which a question for yes or no is put; −1 where that can't be told.</summary>
    public int VerbOf(string question, List<QuestionWord> words)
    {
        if (_inverted.Count == 0)
            return _yesNo.Contains(words[0].Normalized) || !_language.IsStopWord(words[0].Normalized) ? 0 : -1;
        // "Le train a-t-il …".
        var subject = Enumerable
            .Range(1, words.Count - 1)
            .FirstOrDefault(i => _inverted.Contains(words[i].Normalized) && words.Gap(question, i) is "-");
        return subject - (subject > 1 && words[subject - 1].Normalized == "t" ? 2 : 1);
    }

    /// <summary>The noun behind "how many", as a stem; null where none is asked for so.</summary>
    public string? CountedNoun(List<QuestionWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!_counting.Contains(words[i].Normalized))
                continue;
            var noun = words.FindIndex(i + 1, word => !_language.IsStopWord(word.Normalized));
            // "Combien de marins", "wie viele der Seeleute", but not "combien coûte".
            return noun > 0 && noun - i <= NounReach && !_cost.Contains(words[noun].Normalized) ? _language.Stem(words[noun].Raw) : null;
        }
        return null;
    }

    /// <summary>True when it asks how somebody is called.</summary>
    public bool AsksForName(List<QuestionWord> words) =>
        Enumerable
            .Range(0, words.Count)
            .Any(at =>
                Array.Find(_names, phrase => StandsAt(words, at, phrase)) is { } phrase
                && words.Skip(at + phrase.Length).Take(NounReach).Any(word => _people.Contains(_language.Stem(word.Raw)))
            );

    /// <summary>True for a number that counts the noun behind it ("the 2000 leaflets").</summary>
    public bool CountsNoun(List<QuestionWord> words, int at) =>
        at > 0
        && at + 1 < words.Count
        && _determiners.Contains(words[at - 1].Normalized)
        && !_language.IsStopWord(words[at + 1].Normalized)
        && (!_language.Writing.HasCapitalNouns || char.IsUpper(words[at + 1].Surface[0]));

    /// <summary>True for a verb with which questions for yes or no begin.</summary>
    public bool IsYesNoVerb(QuestionWord word) => _yesNo.Contains(word.Normalized);

    /// <summary>True when it asks for what holds now.</summary>
    public bool IsOfNow(List<QuestionWord> words) => words.Exists(word => _now.Contains(word.Normalized));

    /// <summary>True when a word belongs to what tells when, seen from the day of the question.</summary>
    public bool IsRelativeTime(List<QuestionWord> words, int i) =>
        Array.Exists(
            _relativeTimes,
            phrase => Enumerable.Range(0, phrase.Length).Any(offset => i >= offset && StandsAt(words, i - offset, phrase))
        );

    QuestionKinds.Wanted ClassifyNoun(List<QuestionWord> words, int start)
    {
        for (var i = start; i < Math.Min(words.Count, start + NounReach); i++)
        {
            var stem = _language.Stem(words[i].Raw);
            if (KindOfNoun(stem, words[i]) is { } kind)
                return new(kind, stem, i);
            if (!_language.IsStopWord(words[i].Normalized))
                return new(AnswerKind.Thing, stem, i);
        }
        return new(AnswerKind.Statement);
    }

    // Of a compound, what its last part says: "Wahlbeteiligung".
    AnswerKind? KindOfNoun(string stem, QuestionWord word)
    {
        if (_nouns.TryGetValue(stem, out var kind))
            return kind;
        if (!_language.Writing.HasCapitalNouns)
            return null;
        var lookup = _nouns.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = ShortestPart; start <= stem.Length - ShortestPart; start++)
            if (lookup.TryGetValue(stem.AsSpan(start), out kind) && kind is AnswerKind.Number or AnswerKind.Time)
                return kind;
        return null;
    }

    /// <summary>True for a word that says no more than what kind of thing is asked for: the noun behind "which" where it is a kind that
    /// answers have ("which company"), or "function" and the like. A text that answers names the thing and seldom its kind.</summary>
    /// <param name="words">The question's.</param>
    /// <param name="wanted">What it wants.</param>
    /// <param name="at">The word's index.</param>
    public bool SaysKindOnly(List<QuestionWord> words, QuestionKinds.Wanted wanted, int at) =>
        (wanted.HeadPosition == at && _nouns.ContainsKey(wanted.Head!)) || _roleNouns.Contains(_language.Stem(words[at].Raw));

    static bool StandsAt(List<QuestionWord> words, int at, string[] phrase)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
            if (words[at + i].Normalized != phrase[i])
                return false;
        return true;
    }
}
