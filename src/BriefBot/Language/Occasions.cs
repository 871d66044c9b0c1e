using System.Globalization;

namespace BriefBot.Language;

/// <summary>The time that a statement is about, as far as its words tell.</summary>
/// <param name="Year">The year, null when the words don't give one.</param>
/// <param name="IsEarlier">True when it is about earlier occasions ("in the past", "over the years").</param>
public readonly record struct Occasion(int? Year, bool IsEarlier);

/// <summary>Tells present statements from those about earlier occasions.</summary>
public static class Occasions
{
    static readonly string[] Earlier = Lexicon.Lines("en/occasions", "earlier");

    /// <summary>The time that [start, end) of a text is about.</summary>
    /// <param name="text">The article's body.</param>
    /// <param name="range">A sentence or a clause in it.</param>
    /// <param name="published">The article's year, null when unknown.</param>
    public static Occasion Of(string text, TextSpan range, int? published)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan(range.Start, range.Length);
        var isBeside = false;
        if (IsTold(span, "this year", ref isBeside))
            return new Occasion(published, false);
        if (IsRow(span))
            return new Occasion(null, false);
        var year = LatestYear(span, published, ref isBeside);
        if (year is not null)
            return new Occasion(year, published is { } now && year < now);
        if (IsTold(span, "last year", ref isBeside))
            return new Occasion(published - 1, true);
        if (YearsAgo(span, ref isBeside, out var isCompared) is { } ago)
            return new Occasion(published - ago, true);
        foreach (var phrase in Earlier)
            if (!(isCompared && phrase.EndsWith("ago", StringComparison.Ordinal)) && IsSaid(span, phrase))
                return new Occasion(null, true);
        // A sentence with a value of each of two times tells of both.
        return new Occasion(isBeside ? null : published, false);
    }

    // "Profit | 2026: 41 | 2025: 44": a row of a table tells of each year in its head.
    static bool IsRow(ReadOnlySpan<char> text)
    {
        var years = 0;
        foreach (var cell in text.Split(Cells))
        {
            var (start, _) = cell.GetOffsetAndLength(text.Length);
            if (text[start..] is [>= '1' and <= '2', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ':', ..])
                years++;
        }
        return years > 1;
    }

    const string Cells = " | ";

    // Whether a time is named as one of which something is told, not as one that this is compared with.
    static bool IsTold(ReadOnlySpan<char> text, string time, ref bool isBeside)
    {
        var at = text.IndexOf(time, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && IsTold(text[..at], ref isBeside);
    }

    static bool IsTold(ReadOnlySpan<char> before, ref bool isBeside)
    {
        var role = ComparedTimes.Of(before);
        isBeside |= role == TimeRole.Beside;
        return role == TimeRole.Told;
    }

    static bool IsSaid(ReadOnlySpan<char> text, string phrase)
    {
        for (var from = 0; ; )
        {
            var at = text[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;
            at += from;
            var end = at + phrase.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                && TellsOfThePast(text, at, phrase)
            )
                return true;
            from = at + 1;
        }
    }

    // "tools used to filter", "formerly known as" and "previously unreported" say nothing of when it happened.
    static bool TellsOfThePast(ReadOnlySpan<char> text, int at, string phrase)
    {
        var after = text[(at + phrase.Length)..].TrimStart();
        if (phrase == "used to")
            return StartsWithAny(after, "be ", "have ") || IsSubject(text[..at].Trim());
        if (phrase == "formerly")
            return !StartsWithAny(after, "known", "called", "named", "of ", "the ");
        return phrase != "previously" || !StartsWithAny(after, "un", "known");
    }

    // The word that opens a sentence has a capital whatever it is.
    static bool IsSubject(ReadOnlySpan<char> before) =>
        LastWord(before) is var word
        && word.Length > 0
        && (
            (char.IsUpper(word[0]) && word.Length < before.Length)
            || (
                word
                is "he"
                    or "she"
                    or "it"
                    or "they"
                    or "we"
                    or "who"
                    or "which"
                    or "that"
                    or "what"
                    or "He"
                    or "She"
                    or "It"
                    or "They"
                    or "We"
            )
        );

    static bool StartsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> openings)
    {
        foreach (var opening in openings)
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        return text[(text.LastIndexOf(' ') + 1)..];
    }

    /// <summary>"three years ago" as 3; null where no number of years is said.</summary>
    static int? YearsAgo(ReadOnlySpan<char> text, ref bool isBeside, out bool isCompared)
    {
        isCompared = false;
        foreach (var phrase in (ReadOnlySpan<string>)[" years ago", " year ago"])
        {
            var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                continue;
            var word = LastWord(text[..at]);
            isCompared = !IsTold(text[..at].TrimEnd()[..^word.Length], ref isBeside);
            if (isCompared)
                return null;
            var count =
                word.Equals("a", StringComparison.OrdinalIgnoreCase) ? 1
                : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
                : Numerals.Parse(word);
            return count is >= 1 and < 1000 ? (int)count : null;
        }
        return null;
    }

    // "since 2014" tells when something began, not when this happened; "by 2030" when it shall be done.
    static int? LatestYear(ReadOnlySpan<char> text, int? published, ref bool isBeside)
    {
        int? latest = null;
        foreach (var date in Dates.Find(text))
        {
            if (date.Year is not { } year)
                continue;
            var before = text[..date.Span.Start].TrimEnd();
            if (
                before.EndsWith("since", StringComparison.OrdinalIgnoreCase)
                || before.EndsWith("founded in", StringComparison.OrdinalIgnoreCase)
            )
                continue;
            if ((StartsGoal(before) && !(year <= published)) || !IsTold(before, ref isBeside))
                continue;
            if (latest is null || year > latest)
                latest = year;
        }
        return latest;
    }

    static bool StartsGoal(ReadOnlySpan<char> before) => LastWord(before) is "by" or "until" or "before" or "till" or "through";
}
