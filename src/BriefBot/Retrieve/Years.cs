using BriefBot.Corpus;

namespace BriefBot.Retrieve;

/// <summary>Compares the years that a question asks about with those of a text and its article.</summary>
public static class Years
{
    /// <summary>1 when the text has a year asked for, or the article is of that year; −1 when it is of another and the text does not have
    /// it; 0 when nothing is asked or known.</summary>
    public static double Agreement(IReadOnlyList<int> asked, ReadOnlySpan<char> text, Article article)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(article);
        if (asked.Count == 0)
            return 0;
        foreach (var year in asked)
        {
            if (article.Published.Year == year || Contains(text, year) || Contains(article.Title, year))
                return 1;
        }
        return article.Published.Year is null && !HasAnyYear(text) ? 0 : -1;
    }

    /// <summary>True when the year stands in the text as a number of its own.</summary>
    public static bool Contains(ReadOnlySpan<char> text, int year)
    {
        Span<char> digits = stackalloc char[4];
        if (!year.TryFormat(digits, out var length) || length != 4)
            return false;
        for (var at = text.IndexOf(digits); at >= 0; )
        {
            if (IsWhole(text, at))
                return true;
            var next = text[(at + 4)..].IndexOf(digits);
            at = next < 0 ? -1 : at + 4 + next;
        }
        return false;
    }

    /// <summary>True when years are asked about and the text has a year, but none of those.</summary>
    public static bool HasOther(IReadOnlyList<int> asked, ReadOnlySpan<char> text)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Count == 0 || !HasAnyYear(text))
            return false;
        foreach (var year in asked)
            if (Contains(text, year))
                return false;
        return true;
    }

    static bool HasAnyYear(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (
                (text[i] == '1' && text[i + 1] == '9' || text[i] == '2' && text[i + 1] == '0')
                && char.IsAsciiDigit(text[i + 2])
                && char.IsAsciiDigit(text[i + 3])
                && IsWhole(text, i)
            )
                return true;
        }
        return false;
    }

    static bool IsWhole(ReadOnlySpan<char> text, int at) =>
        (at == 0 || !IsNumberPart(text[at - 1]))
        && (
            at + 4 >= text.Length
            || !char.IsLetterOrDigit(text[at + 4])
                && !(text[at + 4] is ',' or '.' && at + 5 < text.Length && char.IsAsciiDigit(text[at + 5]))
        );

    static bool IsNumberPart(char c) => char.IsLetterOrDigit(c) || c is ',' or '.' or '$' or '€' or '£';
}
