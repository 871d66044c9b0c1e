using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>
/// The words by which the ends of a language's sentences are known: <c>lexicon/LANGUAGE/sentences.txt</c>, beside what holds in any.
/// </summary>
/// <remarks>
/// Abbreviations stand there without their last point, those of several parts without spaces; one that begins with a small letter stands
/// for the capital one as well. Of an abbreviation it is known whether a sentence may end with it:
/// <c>[leading]</c> never; <c>[numbering]</c> not before a number; <c>[joining]</c> only where a word follows that begins sentences;
/// <c>[trailing]</c> wherever a capital follows. Where several lists have a word, the first of these counts. "-str" in
/// <c>[joining]</c> stands for all words that end so.
/// </remarks>
sealed class SentenceWords
{
    const string Any = "any";

    /// <summary>The sections of those files.</summary>
    public static readonly string[] Sections =
    [
        "leading",
        "numbering",
        "joining",
        "trailing",
        "openers",
        "before-ordinals",
        "after-ordinals",
        "clock",
        "speech",
        "particles",
        "connectors",
    ];

    // Whose little words begin sentences where the language isn't known.
    static readonly string[] Common = ["en", "de", "fr", "es", "it", "pt", "nl"];

    static readonly ConcurrentDictionary<string, SentenceWords> Known = new(StringComparer.Ordinal);

    readonly FrozenDictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> abbreviations;
    readonly string[] suffixes;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> openers;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> beforeOrdinals;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> afterOrdinals;
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> clock;

    SentenceWords(string language)
    {
        var kinds = new Dictionary<string, Abbreviation>(StringComparer.Ordinal);
        foreach (var of in new[] { language, Any })
        foreach (var (section, kind) in Kinds)
        foreach (var word in Words(of, section))
            if (!word.StartsWith('-'))
                kinds.TryAdd(word, kind);
        abbreviations = kinds.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        openers = Lookup(Words(language, "openers").Concat(Little(language)));
        beforeOrdinals = Lookup(Words(language, "before-ordinals"));
        afterOrdinals = Lookup(Words(language, "after-ordinals"));
        clock = Lookup(Words(language, "clock"));
        Speech = Words(language, "speech");
        Particles = Words(language, "particles");
        Openers = Words(language, "openers");
        Connectors = Words(language, "connectors");
        suffixes = [.. Words(language, "joining").Where(word => word.StartsWith('-')).Select(word => word[1..])];
        HasOrdinals = beforeOrdinals.Set.Count + afterOrdinals.Set.Count > 0;
        WritesOrdinals = beforeOrdinals.Set.Count > 0;
        IsVerbLast = beforeOrdinals.Contains("*");
    }

    static readonly (string Section, Abbreviation Kind)[] Kinds =
    [
        ("leading", Abbreviation.Leading),
        ("numbering", Abbreviation.Numbering),
        ("joining", Abbreviation.Joining),
        ("trailing", Abbreviation.Trailing),
    ];

    /// <summary>A number with a point may be an ordinal.</summary>
    public bool HasOrdinals { get; }

    /// <summary>The language writes ordinals as a number with a point, before whatever it counts.</summary>
    public bool WritesOrdinals { get; }

    /// <summary>Sentences end with a verb, so that a number with a point is an ordinal.</summary>
    public bool IsVerbLast { get; }

    /// <summary>How a clause ends that tells who said what is quoted before it.</summary>
    public string[] Speech { get; }

    /// <summary>What goes on behind a quotation, or (in Thai) what ends a sentence.</summary>
    public string[] Particles { get; }

    /// <summary>Words that begin sentences and no names, beside the language's commonest little words.</summary>
    public string[] Openers { get; }

    /// <summary>Words that join what follows to what stands before.</summary>
    public string[] Connectors { get; }

    /// <summary>The words of a language; of one without a file, what holds in any.</summary>
    /// <param name="language">Primary BCP 47 tag, or <c>any</c>.</param>
    public static SentenceWords Of(string language) => Known.GetOrAdd(language, key => new(key));

    /// <summary>What is known of an abbreviation, written without its last point and without spaces.</summary>
    public Abbreviation Kind(ReadOnlySpan<char> word)
    {
        if (abbreviations.TryGetValue(word, out var kind))
            return kind;
        foreach (var suffix in suffixes)
            if (word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal))
                return Abbreviation.Joining;
        if (word.Length is 0 or > 24 || !char.IsUpper(word[0]))
            return Abbreviation.None;
        Span<char> small = stackalloc char[word.Length];
        word.CopyTo(small);
        small[0] = char.ToLowerInvariant(small[0]);
        return abbreviations.TryGetValue(small, out kind) ? kind : Abbreviation.None;
    }

    /// <summary>True for a word, in any case, that begins sentences and no names.</summary>
    public bool IsOpener(ReadOnlySpan<char> word) => openers.Contains(word);

    /// <summary>True for a word, in any case, behind which a number with a point is an ordinal.</summary>
    public bool IsBeforeOrdinals(ReadOnlySpan<char> word) => beforeOrdinals.Contains(word);

    /// <summary>True for a word, in any case, before which a number with a point is an ordinal: a month, a league, a war.</summary>
    public bool IsAfterOrdinals(ReadOnlySpan<char> word) => afterOrdinals.Contains(word);

    /// <summary>True for a word, in any case, behind which two numbers with a point between them are a time of day.</summary>
    public bool IsClock(ReadOnlySpan<char> word) => clock.Contains(word);

    static IEnumerable<string> Little(string language) =>
        LanguageWords
            .Latin.Concat(LanguageWords.Cyrillic)
            .Where(profile => profile.Tag == language || (language == Any && Common.Contains(profile.Tag)))
            .SelectMany(profile => profile.Words.Split(' '))
            .Where(word => word.Length > 1 && word[0] != '-');

    static string[] Words(string language, string section) =>
        [.. Lexicon.Find($"{language}/sentences", section).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}

/// <summary>Whether a sentence may end with an abbreviation.</summary>
enum Abbreviation
{
    /// <summary>Not known as one.</summary>
    None = 0,

    /// <summary>Never.</summary>
    Leading,

    /// <summary>Not before a number.</summary>
    Numbering,

    /// <summary>Only where a word follows that begins sentences.</summary>
    Joining,

    /// <summary>Wherever a capital follows.</summary>
    Trailing,
}
