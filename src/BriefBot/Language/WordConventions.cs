using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>How a language writes words and numbers, where languages differ.</summary>
public sealed class WordConventions
{
    static readonly FrozenSet<string> DecimalComma = Lexicon.Set("languages/words", "decimal-comma");
    static readonly FrozenSet<string> SuffixApostrophe = Lexicon.Set("languages/words", "suffix-apostrophe");
    static readonly FrozenSet<string> Dotless = Lexicon.Set("languages/words", "dotless-i");
    static readonly FrozenSet<string> AccentsTell = Lexicon.Set("languages/words", "accents-tell");
    static readonly FrozenSet<string> WithoutAccents = Lexicon.Set("languages/words", "stems-without-accents");
    static readonly FrozenSet<string> CapitalNouns = Lexicon.Set("languages/words", "capital-nouns");

    static readonly FrozenDictionary<string, FrozenSet<string>> ElidedIn = Lexicon
        .Lines("languages/words", "elided")
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(
            parts => parts[0],
            parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    static readonly FrozenDictionary<string, string[]> JointsOf = ByLanguage("joints");

    static readonly FrozenDictionary<string, string[]> ProcliticsOf = ByLanguage("proclitics");
    static readonly FrozenDictionary<string, string[]> EncliticsOf = ByLanguage("enclitics");
    static readonly FrozenDictionary<string, string[]> VerbNounsOf = ByLanguage("verb-nouns");

    readonly FrozenSet<string>? _elided;
    readonly bool _isDotless;

    /// <summary>Those of a language.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    /// <param name="isStemmed">Whether there is a stemmer for it.</param>
    internal WordConventions(string tag, bool isStemmed)
    {
        HasDecimalComma = DecimalComma.Contains(tag);
        HasSuffixApostrophe = SuffixApostrophe.Contains(tag);
        HasTellingAccents = AccentsTell.Contains(tag);
        HasCapitalNouns = CapitalNouns.Contains(tag);
        KeepsAccents = HasTellingAccents || (isStemmed && !WithoutAccents.Contains(tag));
        Joints = JointsOf.GetValueOrDefault(tag, []);
        Proclitics = ProcliticsOf.GetValueOrDefault(tag, []);
        Enclitics = EncliticsOf.GetValueOrDefault(tag, []);
        VerbNouns = VerbNounsOf.GetValueOrDefault(tag, []);
        _isDotless = Dotless.Contains(tag);
        _elided = ElidedIn.GetValueOrDefault(tag);
    }

    /// <summary>True where "4,2" is four and two tenths, and a point or a blank separates thousands.</summary>
    public bool HasDecimalComma { get; }

    /// <summary>True where an apostrophe separates a name from its endings, as in Turkish.</summary>
    public bool HasSuffixApostrophe { get; }

    /// <summary>What stands between words that are written together to make others; empty where the language makes none so.</summary>
    public IReadOnlyList<string> Joints { get; }

    /// <summary>Words that are written as part of the next one, as the index has them; stems don't lack them.</summary>
    public IReadOnlyList<string> Proclitics { get; }

    /// <summary>Words that are written as part of the one before.</summary>
    public IReadOnlyList<string> Enclitics { get; }

    /// <summary>Ends of stems by which a verb and the nouns made of it differ.</summary>
    public IReadOnlyList<string> VerbNouns { get; }

    /// <summary>True where every noun has a capital.</summary>
    public bool HasCapitalNouns { get; }

    /// <summary>True where words are read with their accents, which the stemmer knows or which tell them apart.</summary>
    public bool KeepsAccents { get; }

    /// <summary>True where stems keep their accents, since these tell words apart; those without are looked for as well.</summary>
    public bool HasTellingAccents { get; }

    /// <summary>True for what loses its vowel before an apostrophe and is a word of its own ("l'", "dell'").</summary>
    internal bool IsElided(ReadOnlySpan<char> before) => _elided?.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before) ?? false;

    static FrozenDictionary<string, string[]> ByLanguage(string list) =>
        Lexicon
            .Lines("languages/words", list)
            .Select(line => line.Split(':', 2))
            .ToFrozenDictionary(
                parts => parts[0],
                parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                StringComparer.Ordinal
            );

    /// <summary>A letter in lower case.</summary>
    internal char Lower(char c) =>
        _isDotless && c == 'I' ? 'ı'
        : c == 'İ' ? 'i'
        : char.ToLowerInvariant(c);
}
