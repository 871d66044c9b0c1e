using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>A language as its words are read: where they end, how its numbers are written, its stems and its small words. Safe for
/// concurrent use.</summary>
public sealed class TextLanguage
{
    // About 150 bytes each.
    const int MostRemembered = 50_000;

    static readonly ConcurrentDictionary<string, TextLanguage> Known = new(StringComparer.Ordinal);

    readonly Func<string, string>? _stemmer;
    readonly Lazy<FrozenSet<string>> _stopWords;
    readonly FrozenSet<string>? _elided;
    readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);

    TextLanguage(string tag)
    {
        Tag = tag;
        IsEnglish = tag == "en";
        _stemmer = IsEnglish ? PorterStemmer.Stem : Stemmers.Of(tag);
        _stopWords = new(() => StopWordLists.Of(tag, !HasTellingAccents));
        var conventions = WordConventions.Of(tag);
        HasDecimalComma = conventions.HasDecimalComma;
        HasSuffixApostrophe = conventions.HasSuffixApostrophe;
        IsDotless = conventions.IsDotless;
        HasTellingAccents = conventions.HasTellingAccents;
        KeepsAccents = HasTellingAccents || (conventions.KeepsAccents && _stemmer is not null);
        _elided = conventions.Elided;
    }

    /// <summary>English, by which a text is read whose language isn't known.</summary>
    public static TextLanguage English { get; } = Of("en");

    /// <summary>Primary BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>True for English.</summary>
    public bool IsEnglish { get; }

    /// <summary>True where "4,2" is four and two tenths, and a point or a blank separates thousands.</summary>
    internal bool HasDecimalComma { get; }

    /// <summary>True where an apostrophe separates a name from its endings, as in Turkish.</summary>
    internal bool HasSuffixApostrophe { get; }

    /// <summary>True where the stemmer wants words with their accents.</summary>
    internal bool KeepsAccents { get; }

    /// <summary>True where stems keep their accents, which tell words apart; those without are looked for as well.</summary>
    internal bool HasTellingAccents { get; }

    /// <summary>True where every noun has a capital.</summary>
    internal bool HasCapitalNouns => Tag is "de" or "lb";

    bool IsDotless { get; }

    /// <summary>The language of a tag.</summary>
    /// <param name="tag">Primary BCP 47 tag; English where it is null.</param>
    public static TextLanguage Of(string? tag) => Known.GetOrAdd(tag ?? "en", static known => new TextLanguage(known));

    /// <summary>The language of a text: as stated, else as it looks.</summary>
    /// <param name="stated">Primary BCP 47 tag; null where none is known.</param>
    /// <param name="text">The text.</param>
    public static TextLanguage Of(string? stated, ReadOnlySpan<char> text) => Of(stated ?? LanguageDetector.Guess(text));

    /// <summary>The stem of a word, without accents: what the index has for it.</summary>
    /// <param name="word">A word as <see cref="Tokenizer"/> reads it in this language.</param>
    public string Stem(ReadOnlySpan<char> word)
    {
        if (_stems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known))
            return known;
        var text = word.ToString();
        var stem = Unspaced.Is(text[0]) || HasTellingAccents ? text : Folding.Fold(_stemmer is null ? text : _stemmer(text));
        if (_stems.Count < MostRemembered)
            _stems.TryAdd(text, stem);
        return stem;
    }

    /// <summary>True for a word that carries no topic, question words among them.</summary>
    /// <param name="word">In lower case, without accents unless these tell words apart.</param>
    public bool IsStopWord(ReadOnlySpan<char> word) =>
        IsEnglish ? StopWords.IsStopWord(word) : _stopWords.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>What a word is looked for by who writes without accents, where accents tell words apart; null elsewhere. No word is spelt
    /// so.</summary>
    internal string? PlainStem(ReadOnlySpan<char> stem) => HasTellingAccents ? $"ˉ{Folding.Fold(stem)}" : null;

    /// <summary>True for what loses its vowel before an apostrophe and is a word of its own ("l'", "dell'").</summary>
    internal bool IsElided(ReadOnlySpan<char> before) => _elided?.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before) ?? false;

    /// <summary>A letter in lower case.</summary>
    internal char Lower(char c) =>
        IsDotless && c == 'I' ? 'ı'
        : c == 'İ' ? 'i'
        : char.ToLowerInvariant(c);
}
