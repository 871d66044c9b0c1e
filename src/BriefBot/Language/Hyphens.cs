namespace BriefBot.Language;

/// <summary>Words that some write with a hyphen and others as one: "e-mail", "re-election", "co-operative", "F-16".</summary>
static class Hyphens
{
    // "vice-president" isn't written as one word; what is, begins with a short part or holds digits.
    const int LongestFirst = 5;
    const int Longest = 24;

    /// <summary>Whether a hyphen alone stands between two words.</summary>
    public static bool Stand(ReadOnlySpan<char> text, TextSpan first, TextSpan second) =>
        second.Start == first.End + 1 && text[first.End] is '-' or '\u2010' or '\u2011';

    /// <summary>The stem of both parts as one word; null where no hyphen joins them or nobody would write them so.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">A word of it.</param>
    /// <param name="second">The next one.</param>
    /// <param name="language">The text's language.</param>
    public static string? Join(ReadOnlySpan<char> text, TextSpan first, TextSpan second, TextLanguage language)
    {
        if (!Stand(text, first, second) || first.Length == 0)
            return null;
        if (
            second.End - first.Start > Longest
            || (first.Length > LongestFirst && !text[first.Start..second.End].ContainsAnyInRange('0', '9'))
        )
            return null;
        Span<char> joined = stackalloc char[Longest];
        text[first.Start..first.End].CopyTo(joined);
        text[second.Start..second.End].CopyTo(joined[first.Length..]);
        var word = new Tokenizer(joined[..(first.Length + second.Length)], stackalloc char[Tokenizer.BufferSize], language.Writing);
        return word.Next() ? language.Stem(word.Word) : null;
    }
}
