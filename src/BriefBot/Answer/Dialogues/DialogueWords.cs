using System.Collections.Concurrent;
using System.Collections.Frozen;
using BriefBot.Answer.Judge.Translated;
using BriefBot.Language;

namespace BriefBot.Answer.Dialogues;

/// <summary>The little words of a language by which people lean on what was said before, from <c>lexicon/TAG/dialogue.txt</c>.</summary>
sealed class DialogueWords
{
    static readonly ConcurrentDictionary<string, DialogueWords> Known = new(StringComparer.Ordinal);

    static readonly char[] Marks = ['?', '.', '!', ',', ';', ':', '"', '“', '”', '(', ')', '…'];
    static readonly char[] OtherMarks = ['¿', '¡', '«', '»', '„', '‹', '›'];

    readonly string[][] _about;
    readonly string[][] _empty;
    readonly string[][] _alike;
    readonly FrozenSet<string> _attached;

    DialogueWords(TextLanguage language)
    {
        Language = language;
        Openers = Set("openers");
        Wh = Set("wh");
        Beside = Set("beside");
        Counting = Set("counting");
        Auxiliaries = Set("auxiliaries");
        Copulas = Set("copulas");
        Measures = Set("measures");
        Anaphoric = Set("anaphoric");
        Comparing = Set("comparing");
        Closing = Set("closing");
        Any = Set("any");
        Prepositions = Set("prepositions");
        Determiners = Set("determiners");
        Turning = Set("turning");
        // "el" is no "él" without its accent.
        Pronouns = Set("pronouns", word => !Determiners.Contains(word));
        _about = Phrases("about");
        _empty = Phrases("empty");
        _alike = Phrases("alike");
        _attached = Set("attached");
    }

    /// <summary>The lists of a file; those that a language needs no words for may be missing.</summary>
    internal static IReadOnlyList<string> Sections { get; } =
    [
        "openers",
        "about",
        "wh",
        "beside",
        "counting",
        "auxiliaries",
        "copulas",
        "pronouns",
        "attached",
        "empty",
        "measures",
        "anaphoric",
        "comparing",
        "closing",
        "any",
        "prepositions",
        "alike",
        "determiners",
        "turning",
    ];

    /// <summary>The words that English leans by.</summary>
    public static DialogueWords English { get; } = new(TextLanguage.English);

    /// <summary>The language; English where the program knows no words of another.</summary>
    public TextLanguage Language { get; }

    /// <summary>"And", "but": what a question that goes on begins with.</summary>
    public FrozenSet<string> Openers { get; }

    /// <summary>Words that ask.</summary>
    public FrozenSet<string> Wh { get; }

    /// <summary>Of these, such as stand beside a whole sentence: "when", "why".</summary>
    public FrozenSet<string> Beside { get; }

    /// <summary>Words that make those ask for a number: "many" of "how many".</summary>
    public FrozenSet<string> Counting { get; }

    /// <summary>Auxiliary verbs.</summary>
    public FrozenSet<string> Auxiliaries { get; }

    /// <summary>Of these, such as need no other verb.</summary>
    public FrozenSet<string> Copulas { get; }

    /// <summary>Pronouns that stand for somebody or something named before.</summary>
    public FrozenSet<string> Pronouns { get; }

    /// <summary>Words behind "how", and such as measure without naming what.</summary>
    public FrozenSet<string> Measures { get; }

    /// <summary>Words that compare with what was said before.</summary>
    public FrozenSet<string> Anaphoric { get; }

    /// <summary>Of these, such as do so wherever they stand: "another".</summary>
    public FrozenSet<string> Comparing { get; }

    /// <summary>Of these, such as do so at the end: "too".</summary>
    public FrozenSet<string> Closing { get; }

    /// <summary>Words that ask for anybody or anything of what was spoken of.</summary>
    public FrozenSet<string> Any { get; }

    /// <summary>Prepositions.</summary>
    public FrozenSet<string> Prepositions { get; }

    /// <summary>Articles and the like.</summary>
    public FrozenSet<string> Determiners { get; }

    /// <summary>Little words that ask for something else when they are put in.</summary>
    public FrozenSet<string> Turning { get; }

    string File => $"{Language.Tag}/dialogue";

    /// <summary>Those of a language; English ones where it has none.</summary>
    public static DialogueWords Of(TextLanguage language) =>
        language.IsEnglish
            ? English
            : Known.GetOrAdd(language.Tag, tag => Lexicon.Has($"{tag}/dialogue") ? new DialogueWords(language) : English);

    /// <summary>Those of the languages that a question and the one before it are in. Of two that can't be told for sure, since they have a
    /// few words only, one goes by the other.</summary>
    /// <param name="question">A question that may lean on the other.</param>
    /// <param name="previous">The question before it.</param>
    public static (DialogueWords Question, DialogueWords Previous) Of(string question, string previous)
    {
        var (tag, tagBefore) = (LanguageDetector.Guess(question), LanguageDetector.Guess(previous));
        var (words, before) = (Of(TextLanguage.Of(tag)), Of(TextLanguage.Of(tagBefore)));
        if (words == before)
            return (words, before);
        if (words.CountIn(previous) > before.CountIn(previous) || (before.Language.Tag != tagBefore && words.CountIn(previous) > 0))
            return (words, words);
        return (before.CountIn(question) >= words.CountIn(question) ? before : words, before);
    }

    /// <summary>The words of a text.</summary>
    public List<Spoken> Read(string text)
    {
        var words = new List<Spoken>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var surface = part.Trim(Marks);
            if (!Language.IsEnglish)
                AddParts(words, surface.Trim(OtherMarks).Trim(Marks));
            else if (surface.Length > 0 && Normalizer.Words(surface) is [var word, ..])
                words.Add(new Spoken(surface, word, this, IsNoun: false));
        }
        return words;
    }

    /// <summary>Words put together again.</summary>
    public static string Join(IEnumerable<Spoken> words)
    {
        var text = new System.Text.StringBuilder();
        foreach (var word in words)
        {
            if (text.Length > 0 && !(text[^1] is '\'' or '’' && word.Of._attached.Count > 0) && !word.IsAttached)
                text.Append(' ');
            text.Append(word.IsAttached && text.Length == 0 ? word.Surface.TrimStart('-', 't').TrimStart('-') : word.Surface);
        }
        return text.ToString();
    }

    /// <summary>How many words of "what about" and the like a question begins with; 0 for none.</summary>
    public int AboutWords(List<Spoken> words) =>
        Array.Find(_about, phrase => words.Count > phrase.Length && StandsAt(words, 0, phrase))?.Length ?? 0;

    /// <summary>True for a pronoun of a phrase in which it stands for nothing ("es gibt", "il y a").</summary>
    public bool IsEmpty(List<Spoken> words, int at) =>
        Array.Exists(
            _empty,
            phrase => Enumerable.Range(0, phrase.Length).Any(offset => at >= offset && StandsAt(words, at - offset, phrase))
        );

    /// <summary>True for one preposition twice, or two that tell of the same ("à", "au").</summary>
    public bool AreAlike(string one, string other) =>
        one == other
        || Array.Exists(_alike, line => line.Contains(one, StringComparer.Ordinal) && line.Contains(other, StringComparer.Ordinal));

    int CountIn(string text) =>
        Read(text)
            .Count(word =>
                Language.IsStopWord(Folding.Fold(word.Word))
                || Openers.Contains(word.Word)
                || Wh.Contains(word.Word)
                || Prepositions.Contains(word.Word)
                || Determiners.Contains(word.Word)
            );

    static bool StandsAt(List<Spoken> words, int at, string[] phrase) =>
        at + phrase.Length <= words.Count && !phrase.Where((word, i) => words[at + i].Word != word).Any();

    // "l'eau" is two words, "coûteront-ils" and "a-t-elle" are too.
    void AddParts(List<Spoken> words, string surface)
    {
        var apostrophe = surface.IndexOfAny(['\'', '’']);
        if (apostrophe > 0 && Language.Writing.IsElided(surface[..apostrophe].ToLowerInvariant()))
        {
            Add(words, surface[..(apostrophe + 1)]);
            surface = surface[(apostrophe + 1)..];
        }
        var hyphen = surface.LastIndexOf('-');
        if (hyphen <= 0 || !_attached.Contains(surface[(hyphen + 1)..].ToLowerInvariant()))
        {
            Add(words, surface);
            return;
        }
        if (hyphen > 2 && surface[..hyphen].EndsWith("-t", StringComparison.Ordinal))
            hyphen -= 2;
        Add(words, surface[..hyphen]);
        Add(words, surface[hyphen..]);
    }

    void Add(List<Spoken> words, string surface)
    {
        var word = surface.Trim('\'', '’', '-').ToLowerInvariant();
        if (surface.StartsWith("-t-", StringComparison.Ordinal))
            word = word[2..];
        if (word.Length == 0 || !word.Any(char.IsLetterOrDigit))
            return;
        var isBehindDeterminer = words.Count > 0 && Determiners.Contains(words[^1].Word);
        var isNoun = Language.Writing.HasCapitalNouns
            ? char.IsUpper(surface[0]) && (isBehindDeterminer || GermanNouns.Is(Folding.Fold(word), _ => false))
            : isBehindDeterminer && !Language.IsStopWord(Folding.Fold(word)) && !char.IsUpper(surface[0]);
        words.Add(new Spoken(surface, word, this, isNoun));
    }

    // People leave accents out.
    FrozenSet<string> Set(string section, Func<string, bool>? mayBePlain = null)
    {
        var words = Lexicon.Find(File, section).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words
            .Concat(words.Select(word => Folding.Fold(word)).Where(word => mayBePlain is null || mayBePlain(word)))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    string[][] Phrases(string section) => [.. Lexicon.Find(File, section).Select(line => line.Split(' '))];
}

/// <summary>A word of a question as people type them.</summary>
/// <param name="Surface">As typed, without the punctuation around it.</param>
/// <param name="Word">Normalised, "who" of "who's"; in other languages in lower case, with accents.</param>
/// <param name="Of">The words of its language.</param>
/// <param name="IsNoun">True for a noun that names nobody; in English none is told.</param>
readonly record struct Spoken(string Surface, string Word, DialogueWords Of, bool IsNoun)
{
    public bool IsCapital => char.IsUpper(Surface[0]);

    /// <summary>True for what may be part of a name.</summary>
    public bool IsName => IsCapital && !IsNoun;

    public bool IsYear => Word.Length == 4 && Word.All(char.IsAsciiDigit);

    public bool IsWh => Of.Wh.Contains(Word);

    public bool IsAuxiliary => Of.Auxiliaries.Contains(Word);

    public bool IsPreposition => Of.Prepositions.Contains(Word);

    public bool IsDeterminer => Of.Determiners.Contains(Word);

    /// <summary>True for "-ils" of "coûteront-ils".</summary>
    public bool IsAttached => Surface[0] == '-';

    /// <summary>The stem by which it is compared.</summary>
    public string Stem => Of.Language.Stem(Word);

    /// <summary>True when it tells what is asked about: no little word and no measure.</summary>
    public bool IsContent =>
        !Of.Language.IsStopWord(Of.Language.IsEnglish ? Word : Folding.Fold(Word))
        && !Of.Measures.Contains(Word)
        && !Of.Anaphoric.Contains(Word)
        && (Of.Language.IsEnglish || !(IsPreposition || IsDeterminer || IsAuxiliary || Of.Pronouns.Contains(Word)));

    /// <summary>True of "Rao's".</summary>
    public bool IsPossessive => Of.Language.IsEnglish && Surface is [_, .., '\'' or '’', 's'];

    /// <summary>Without "'s".</summary>
    public string Bare => IsPossessive ? Surface[..^2] : Surface.Trim('-');
}
