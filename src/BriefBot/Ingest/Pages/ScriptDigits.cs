namespace BriefBot.Ingest.Pages;

/// <summary>Raised and lowered digits and signs as characters of their own: "²", "⁻", "₂".</summary>
static class ScriptDigits
{
    const string Plain = "0123456789+-=()n";
    const string High = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    const string Low = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    /// <summary>True for a raised digit.</summary>
    public static bool IsRaised(char c) => c is '¹' or '²' or '³' or '⁰' or (>= '⁴' and <= '⁹');

    /// <summary>The text raised, where there are characters for it.</summary>
    public static string Raise(ReadOnlySpan<char> text) => Map(text, Plain, High);

    /// <summary>The text lowered, where there are characters for it.</summary>
    public static string Lower(ReadOnlySpan<char> text) => Map(text, Plain, Low);

    /// <summary>Raised characters as plain ones.</summary>
    public static string Level(ReadOnlySpan<char> text) => Map(text, High, Plain);

    static string Map(ReadOnlySpan<char> text, string from, string to) =>
        string.Create(
            text.Length,
            text,
            (mapped, source) =>
            {
                for (var i = 0; i < mapped.Length; i++)
                {
                    var c = source[i] is '−' or '–' ? '-' : source[i];
                    mapped[i] = from.IndexOf(c) is var at and >= 0 ? to[at] : source[i];
                }
            }
        );
}
