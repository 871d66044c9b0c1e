using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>How a language writes words and numbers, where languages differ.</summary>
/// <param name="HasDecimalComma">"4,2" is four and two tenths.</param>
/// <param name="HasSuffixApostrophe">An apostrophe separates a name from its endings.</param>
/// <param name="IsDotless">"I" is the capital of "ı".</param>
/// <param name="Elided">What loses its vowel before an apostrophe; null where nothing does.</param>
sealed record WordConventions(bool HasDecimalComma, bool HasSuffixApostrophe, bool IsDotless, FrozenSet<string>? Elided)
{
    static readonly FrozenSet<string> DecimalComma = Lexicon.Set("languages/words", "decimal-comma");
    static readonly FrozenSet<string> SuffixApostrophe = Lexicon.Set("languages/words", "suffix-apostrophe");
    static readonly FrozenSet<string> Dotless = Lexicon.Set("languages/words", "dotless-i");
    static readonly FrozenSet<string> AccentsTell = Lexicon.Set("languages/words", "accents-tell");
    static readonly FrozenSet<string> WithoutAccents = Lexicon.Set("languages/words", "stems-without-accents");

    static readonly FrozenDictionary<string, FrozenSet<string>> ElidedIn = Lexicon
        .Lines("languages/words", "elided")
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(
            parts => parts[0],
            parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>True where the stemmer tells letters with accents from those without.</summary>
    public bool KeepsAccents { get; private init; }

    /// <summary>True where words differ by their accents.</summary>
    public bool HasTellingAccents { get; private init; }

    /// <summary>Those of a language.</summary>
    /// <param name="tag">Primary BCP 47 tag.</param>
    public static WordConventions Of(string tag) =>
        new(DecimalComma.Contains(tag), SuffixApostrophe.Contains(tag), Dotless.Contains(tag), ElidedIn.GetValueOrDefault(tag))
        {
            KeepsAccents = !WithoutAccents.Contains(tag),
            HasTellingAccents = AccentsTell.Contains(tag),
        };
}
