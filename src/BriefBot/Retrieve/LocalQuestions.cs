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

    /// <summary>Lists that only some languages have.</summary>
    internal static IReadOnlyList<string> Optional { get; } = ["inverted"];

    readonly (string[] Words, AnswerKind? Kind)[] _openers;
    readonly FrozenDictionary<string, AnswerKind> _nouns;
    readonly string[][] _relativeTimes;
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
        return new(AnswerKind.Statement);
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
            if (_nouns.TryGetValue(stem, out var kind))
                return new(kind, stem, i);
            if (!_language.IsStopWord(words[i].Normalized))
                return new(AnswerKind.Thing, stem, i);
        }
        return new(AnswerKind.Statement);
    }

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
