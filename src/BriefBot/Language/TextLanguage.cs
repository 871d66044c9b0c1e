using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;

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
    readonly ConcurrentDictionary<string, string> _stems = new(StringComparer.Ordinal);

    int _remembered;

    // Making one takes longer than what is done with it.
    readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stemsOf;

    TextLanguage(string tag)
    {
        Tag = tag;
        _stemsOf = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        IsEnglish = tag == "en";
        _stemmer = IsEnglish ? PorterStemmer.Stem : Stemmers.Of(tag);
        _stopWords = new(() => StopWordLists.Of(tag, !Writing!.HasTellingAccents));
        Writing = new(tag, _stemmer is not null && !IsEnglish);
    }

    /// <summary>English, by which a text is read whose language isn't known.</summary>
    public static TextLanguage English { get; } = Of("en");

    /// <summary>Primary BCP 47 tag.</summary>
    public string Tag { get; }

    /// <summary>True for English.</summary>
    public bool IsEnglish { get; }

    /// <summary>How it writes words and numbers.</summary>
    public WordConventions Writing { get; }

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
        // To stem an English word takes less time than to look one of so many up.
        if (IsPlain(word))
            return PorterStemmer.Stem(word);
        if (_stemsOf.TryGetValue(word, out var known))
            return known;
        var text = word.ToString();
        var stem = Unspaced.Is(text[0]) || Writing.HasTellingAccents ? text : Folding.Fold(_stemmer is null ? text : _stemmer(text));
        // The dictionary's own count locks it whole.
        if (_remembered < MostRemembered && _stems.TryAdd(text, stem))
            Interlocked.Increment(ref _remembered);
        return stem;
    }

    /// <summary>The same, without a string of its own for the many words that need none.</summary>
    /// <param name="word">As above.</param>
    /// <param name="buffer">Two characters longer than the word; holds what is returned.</param>
    internal ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (!IsPlain(word))
            return Stem(word);
        word.CopyTo(buffer);
        return buffer[..PorterStemmer.Stem(buffer, word.Length)];
    }

    bool IsPlain(ReadOnlySpan<char> word) => IsEnglish && Ascii.IsValid(word);

    /// <summary>True for a word that carries no topic, question words among them.</summary>
    /// <param name="word">In lower case, without accents unless these tell words apart.</param>
    public bool IsStopWord(ReadOnlySpan<char> word) =>
        IsEnglish ? StopWords.IsStopWord(word) : _stopWords.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>What a word is looked for by who writes without accents, where accents tell words apart; null elsewhere. No word is spelt
    /// so.</summary>
    internal string? PlainStem(ReadOnlySpan<char> stem) => Writing.HasTellingAccents ? $"ˉ{Folding.Fold(stem)}" : null;
}
