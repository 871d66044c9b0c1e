using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Lines that are nothing but a label of the page around an article.</summary>
static class FixedPhrases
{
    /// <summary>What a whole line is, judged by its words alone; null when it is none of these.</summary>
    public static LineKind? Find(in LineText line)
    {
        if (line.Words > 8)
            return null;
        var key = line.Lower.TrimEnd(" .:!?>»→").Trim("()");
        if (key.Length == 0)
            return LineKind.Boilerplate;
        if (Labels.Contains(key))
            return LineKind.Boilerplate;
        if (ListOpeners.Contains(key))
            return LineKind.ListOpener;
        if (Buttons.Contains(key))
            return LineKind.MaybeButton;
        return HasNoWord(key) ? LineKind.Boilerplate : null;
    }

    /// <summary>True when every word is a menu's: "News Sport Weather Subscribe Sign in".</summary>
    public static bool IsMenu(in LineText line)
    {
        if (line.Words is < 3 or > 14 || line.EndsSentence)
            return false;
        var rest = line.Lower;
        while (!rest.IsEmpty)
        {
            var taken = Leading(rest, words: 3);
            if (taken == 0)
                taken = Leading(rest, words: 2);
            if (taken == 0)
                taken = Leading(rest, words: 1);
            if (taken == 0)
                return false;
            rest = rest[taken..].TrimStart();
        }
        return true;
    }

    /// <summary>Length of the first so many words when together they are a button or label; else 0.</summary>
    static int Leading(ReadOnlySpan<char> text, int words)
    {
        var end = 0;
        for (var i = 0; i < words; i++)
        {
            while (end < text.Length && text[end] == ' ')
                end++;
            if (end == text.Length)
                return 0;
            while (end < text.Length && text[end] != ' ')
                end++;
        }
        return Buttons.Contains(text[..end]) || Labels.Contains(text[..end]) ? end : 0;
    }

    static bool HasNoWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                return false;
        }
        return true;
    }

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = Lexicon
        .Lines("boilerplate/fixed-phrases", "labels")
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ListOpeners = Lexicon
        .Lines("boilerplate/fixed-phrases", "list-openers")
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Buttons = Lexicon
        .Lines("boilerplate/fixed-phrases", "buttons")
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
