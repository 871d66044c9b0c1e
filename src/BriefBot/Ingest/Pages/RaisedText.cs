using System.Buffers;
using System.Text.RegularExpressions;

namespace BriefBot.Ingest.Pages;

/// <summary>
/// What a raised or lowered text becomes in plain text, by what stands around it: the mark of a note goes, a power stays one ("km²",
/// "10⁶"), the end of an ordinal or an abbreviation is joined ("1st", "Mme"). In doubt it stays raised, so that no number changes its
/// value.
/// </summary>
static partial class RaisedText
{
    static readonly SearchValues<char> Operators = SearchValues.Create("+−×·=/*√");

    /// <summary>Longest number of a note, in digits.</summary>
    const int LongestNote = 3;

    /// <summary>What to write for a raised text; "" for the mark of a note.</summary>
    /// <param name="raised">The text.</param>
    /// <param name="before">What is written before it in the same paragraph.</param>
    /// <param name="after">What follows it there.</param>
    public static string Raised(ReadOnlySpan<char> raised, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        raised = raised.Trim();
        if (raised.IsEmpty || NoteForm().IsMatch(raised))
            return "";
        if (raised is "TM" or "tm" or "SM")
            return raised is "SM" ? "℠" : "™";
        if (IsDegree(raised, before, after))
            return "°";
        if (Number().IsMatch(raised))
            return RaisedNumber(raised, before, after);
        if (Signed().IsMatch(raised))
            return ScriptDigits.Raise(raised);
        return IsLetters(raised) ? RaisedLetters.Written(raised, before) : RaisedLetters.Apart(raised, before);
    }

    /// <summary>What to write for a lowered text: "CO2" for a formula.</summary>
    public static string Lowered(ReadOnlySpan<char> lowered, ReadOnlySpan<char> before)
    {
        lowered = lowered.Trim();
        return !lowered.IsEmpty && char.IsDigit(lowered[0]) && before.Length > 0 && char.IsDigit(before[^1])
            ? ScriptDigits.Lower(lowered)
            : lowered.ToString();
    }

    static string RaisedNumber(ReadOnlySpan<char> raised, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        // A fraction: 5<sup>1</sup>/<sub>2</sub>.
        if (after is ['/' or '⁄', >= '0' and <= '9', ..])
            return RaisedLetters.Apart(raised, before);
        var lead = before.IsEmpty ? ' ' : before[^1];
        if (char.IsWhiteSpace(lead))
            return Isotope().IsMatch(after) ? ScriptDigits.Raise(raised) : "";
        if (raised.Length > LongestNote && !char.IsDigit(lead))
            return RaisedLetters.Apart(raised, before);
        var stays =
            raised.Length > LongestNote
            || (
                char.IsDigit(lead) ? IsPowerOfNumber(raised, before, after)
                : char.IsLetter(lead) ? IsPowerOfUnit(raised, before, after)
                : lead is ')' && IsFormula(before)
            );
        return stays ? ScriptDigits.Raise(raised) : "";
    }

    /// <summary>"10⁶", "2¹⁰ = 1024"; also hours and prices whose minutes and cents are raised.</summary>
    static bool IsPowerOfNumber(ReadOnlySpan<char> raised, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var start = before.Length;
        while (start > 0 && (char.IsDigit(before[start - 1]) || before[start - 1] is '.' or ',' or '\'' or '’'))
            start--;
        var number = before[start..];
        if (raised is "1")
            return false;
        if (number is "10" || raised[0] == '0' || IsMath(before[..start], after))
            return true;
        return raised.Length == 2 && (before[..start].TrimEnd() is [.., '$' or '€' or '£' or '¥'] || HourOrPrice().IsMatch(after));
    }

    /// <summary>"km²", "kg/m³", "x²", "mc²". Of other words, numbers above them are those of notes.</summary>
    static bool IsPowerOfUnit(ReadOnlySpan<char> raised, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
            start--;
        var word = before[start..];
        var rest = before[..start];
        if (raised is "1" || raised.Length > 1)
            return false;
        if (raised is "2" or "3" && (IsLength(word) || word is "CO" or "NO" or "SO" || (word is "in" && EndsInNumber(rest))))
            return true;
        if (rest is [.., '/' or '·' or '⋅' or '∙' or '*'] || word.Length == 1 || (word.Length <= 3 && IsMath(rest, after)))
            return true;
        return raised is "2" or "3" && word.Length <= 3 && EndsInNumber(rest);
    }

    static bool IsLength(ReadOnlySpan<char> word) => Length().IsMatch(word);

    static bool EndsInNumber(ReadOnlySpan<char> text) => text.TrimEnd() is [.., >= '0' and <= '9'];

    static bool IsMath(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        before.TrimEnd() is [.., '=' or '×' or '·' or '⋅' or '+' or '−' or '^' or '√' or '÷']
        || after.TrimStart() is ['=' or '×' or '·' or '⋅' or '+' or '−' or '÷', ..];

    /// <summary>True when what stands in the brackets before is reckoned with.</summary>
    static bool IsFormula(ReadOnlySpan<char> before)
    {
        var open = before.LastIndexOf('(');
        return open >= 0 && before[open..].ContainsAny(Operators);
    }

    static bool IsDegree(ReadOnlySpan<char> raised, ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        raised is "o" or "O" or "0" && before is [.., >= '0' and <= '9'] && Temperature().IsMatch(after);

    static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsLetter(c) && c is not ('.' or '\'' or '’'))
                return false;
        return true;
    }

    [GeneratedRegex(
        @"^(?:[\[(][^\])]{0,30}[\])](?:[ ,;]*[\[(][^\])]{0,30}[\])])*|\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+|[^\p{L}\p{N}°′″'®™©℠+−=-]+"
            + @"|[\[(]?\d{0,3}[*†‡§]+[\])]?|\d{1,3}[.)])$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NoteForm();

    [GeneratedRegex(@"^\d+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?:[+−–-]\d{1,3}|\d{0,2}[+−–-])$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Signed();

    /// <summary>What follows the number of an isotope: the sign of an element, and no word.</summary>
    [GeneratedRegex(
        @"^(?:[A-Z][a-z]?)(?:[^\p{L}]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Isotope();

    [GeneratedRegex(
        @"^(?:[munpckhd]|da|µ|μ)?m$|^(?:ft|yd|mi|м|км|см|мм|дм|χλμ|μ)$|(?:met(?:er|re)s?|mètres?|metern|metros?|metri|feet|foot"
            + @"|inch(?:es)?|miles?|yards?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Length();

    [GeneratedRegex(
        @"^\s?(?:Uhr|h\b|hrs?\b|€|\$|£|EUR|zł|Kč|Ft\b|руб)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HourOrPrice();

    [GeneratedRegex(
        @"^\s?[CFKС](?:[^\p{L}]|$)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Temperature();
}
