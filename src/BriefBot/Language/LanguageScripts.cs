using System.Runtime.CompilerServices;

namespace BriefBot.Language;

/// <summary>How letters are told apart by the script they belong to.</summary>
enum Script
{
    /// <summary>No letter, or of a script not listed.</summary>
    None = 0,

    /// <summary>Shared by many languages.</summary>
    Latin,

    /// <summary>Shared by several languages.</summary>
    Cyrillic,

    /// <summary>Shared by several languages.</summary>
    Arabic,

    /// <summary>Shared by several languages.</summary>
    Devanagari,

    /// <summary>Chinese characters, in Japanese too.</summary>
    Han,

    /// <summary>Hiragana and katakana: Japanese.</summary>
    Kana,

    /// <summary>Korean.</summary>
    Hangul,

    /// <summary>A script of one language; <see cref="LanguageScripts.OnlyLanguage"/> names it.</summary>
    OfOneLanguage,
}

/// <summary>Ranges of Unicode by script.</summary>
/// <remarks>Source: Unicode's blocks.</remarks>
static class LanguageScripts
{
    static readonly (char First, char Last, string Tag)[] Single =
    [
        ('\u0370', '\u03FF', "el"),
        ('\u0531', '\u058A', "hy"),
        ('\u0590', '\u05FF', "he"),
        ('\u0980', '\u09FF', "bn"),
        ('\u0A00', '\u0A7F', "pa"),
        ('\u0A80', '\u0AFF', "gu"),
        ('\u0B80', '\u0BFF', "ta"),
        ('\u0C00', '\u0C7F', "te"),
        ('\u0C80', '\u0CFF', "kn"),
        ('\u0D00', '\u0D7F', "ml"),
        ('\u0D80', '\u0DFF', "si"),
        ('\u0E00', '\u0E7F', "th"),
        ('\u0E80', '\u0EFF', "lo"),
        ('\u1000', '\u109F', "my"),
        ('\u10A0', '\u10FF', "ka"),
        ('\u1200', '\u137F', "am"),
        ('\u1780', '\u17FF', "km"),
        ('\u1F00', '\u1FFF', "el"),
    ];

    // General punctuation: quotation marks, dashes and blanks.
    const char FirstMark = '\u2000';
    const char LastMark = '\u206F';

    /// <summary>The script of a letter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Script Of(char c) =>
        char.IsAscii(c)
            ? char.IsAsciiLetter(c)
                ? Script.Latin
                : Script.None
            : c is >= FirstMark and <= LastMark
                ? Script.None
                : OfOther(c);

    static Script OfOther(char c) =>
        c switch
        {
            < '\u0250' => char.IsLetter(c) ? Script.Latin : Script.None,
            >= '\u0400' and <= '\u052F' => Script.Cyrillic,
            (>= '\u0620' and <= '\u064A') or (>= '\u066E' and <= '\u06D3') => Script.Arabic,
            >= '\u0904' and <= '\u0939' or >= '\u093E' and <= '\u094D' => Script.Devanagari,
            >= '\u1E00' and <= '\u1EFF' => Script.Latin,
            >= '\u3041' and <= '\u30FF' => Script.Kana,
            (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => Script.Han,
            (>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7AF') => Script.Hangul,
            _ => OnlyLanguage(c) is null
            || !(
                char.IsLetter(c)
                || char.GetUnicodeCategory(c)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.SpacingCombiningMark
            )
                ? Script.None
                : Script.OfOneLanguage,
        };

    /// <summary>The language whose own script a letter belongs to, null when several share it.</summary>
    public static string? OnlyLanguage(char c)
    {
        foreach (var (first, last, tag) in Single)
        {
            if (c >= first && c <= last)
                return tag;
        }
        return null;
    }

    /// <summary>Languages that have a script of their own.</summary>
    public static IEnumerable<string> OwnScript => Single.Select(s => s.Tag).Concat(["zh", "ja", "ko"]).Distinct(StringComparer.Ordinal);
}
