using System.Text.RegularExpressions;

namespace BriefBot.Ingest.Pages;

/// <summary>Tells raised letters that end a word ("1st", "XIXe", "Mme", "no") from those that mark a note.</summary>
static partial class RaisedLetters
{
    const int LongestEnding = 4;

    /// <summary>What to write; "" for the mark of a note.</summary>
    public static string Written(ReadOnlySpan<char> raised, ReadOnlySpan<char> before)
    {
        if (before.IsEmpty || !char.IsLetterOrDigit(before[^1]))
            return raised.Length == 1 ? "" : raised.ToString();
        if (char.IsDigit(before[^1]))
            return AfterNumber(raised, before);
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
            start--;
        var word = before[start..];
        if (Roman().IsMatch(word))
            return raised.ToString();
        if (word.Length == 1 && raised is "n")
            return "ⁿ";
        // An abbreviation is a capital or two and its ending.
        if (word.Length == 1 || (word.Length <= 3 && char.IsUpper(word[0]) && (raised.Length > 1 || char.IsLower(word[^1]))))
            return raised.ToString();
        if (raised.Length == 1 || NoteNumeral().IsMatch(raised))
            return "";
        return word.Length > LongestEnding || raised.Length > LongestEnding ? Apart(raised, before) : raised.ToString();
    }

    /// <summary>Set off by a space where it would run into what is before it.</summary>
    public static string Apart(ReadOnlySpan<char> raised, ReadOnlySpan<char> before) =>
        before.Length > 0 && char.IsLetterOrDigit(before[^1]) && char.IsLetterOrDigit(raised[0]) ? $" {raised}" : raised.ToString();

    static string AfterNumber(ReadOnlySpan<char> raised, ReadOnlySpan<char> before)
    {
        if (raised is "n")
            return "ⁿ";
        if (raised is "a" && FeminineBefore().IsMatch(before))
            return "ª";
        if (raised.Length == 1)
            return raised[0] is 'e' or 'E' or 'o' or 'h' or 'd' or 'r' or 'º' or 'ª' or 'я' or 'й' or 'е' or 'η' or 'ο'
                ? raised.ToString()
                : "";
        if (NoteNumeral().IsMatch(raised))
            return "";
        return raised.Length > LongestEnding ? $" {raised}" : raised.ToString();
    }

    [GeneratedRegex("^[IVXLCDM]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Roman();

    /// <summary>"la 2": the ordinals of southern languages agree with an article that ends in the same letter.</summary>
    [GeneratedRegex(@"\p{Ll}?as? \d{1,3}\.?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FeminineBefore();

    [GeneratedRegex("^[ivx]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NoteNumeral();
}
