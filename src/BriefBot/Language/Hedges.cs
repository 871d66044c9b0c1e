namespace BriefBot.Language;

/// <summary>Words that keep a statement from being a fact: expectation, plan, hearsay, possibility.</summary>
public static class Hedges
{
    static readonly string[] Phrases =
    [
        "was expected to", "were expected to", "is expected to", "are expected to", "had been expected to", "been expected to", "expected to", "was scheduled to", "were scheduled to", "is scheduled to", "are scheduled to",
        "scheduled to", "was due to", "were due to", "is due to", "are due to", "was set to", "were set to", "is set to", "are set to", "was slated to", "were slated to", "slated to",
        "planned to", "plans to", "plan to", "planning to", "intends to", "intended to", "hopes to", "hoped to", "was to have", "is likely to", "are likely to", "likely to", "was believed to", "is believed to",
        "are believed to", "is thought to", "are thought to", "is said to", "are said to", "was said to", "reportedly", "allegedly", "purportedly", "apparently", "rumoured", "rumored", "according to reports",
        "according to unconfirmed reports", "might", "may", "could have", "would have", "tentatively",
        "was expected", "were expected", "is expected", "are expected", "was to", "were to",
    ];

    /// <summary>The first hedge in [start, end) of a text as it stands there; null when there is none.</summary>
    public static TextSpan? Find(string text, TextSpan range)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan(range.Start, range.Length);
        TextSpan? first = null;
        foreach (var phrase in Phrases)
        {
            var at = IndexOfWords(span, phrase);
            if (at < 0) continue;
            var found = new TextSpan(range.Start + at, range.Start + at + phrase.Length);
            if (first is not { } known || found.Start < known.Start || (found.Start == known.Start && found.End > known.End)) first = found;
        }
        return first;
    }

    static int IndexOfWords(ReadOnlySpan<char> text, string phrase)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return -1;
            at += from;
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) && IsHedge(text, at, phrase)) return at;
            from = at + 1;
        }
        return -1;
    }

    /// <summary>Some of the phrases have another sense: the month of May, the might of an army, "a plan to", "was to the left".</summary>
    static bool IsHedge(ReadOnlySpan<char> text, int at, string phrase) => phrase switch
    {
        "may" => text[at] == 'm',
        "might" => !IsOneOf(NextWord(text, at + phrase.Length), "of") && !IsOneOf(WordBefore(text, at), NounMarks) && !IsOneOf(WordBefore(text, at), "military", "economic", "industrial", "financial"),
        "plan to" or "plans to" => !IsOneOf(WordBefore(text, at), NounMarks),
        "was to" or "were to" => !IsOneOf(NextWord(text, at + phrase.Length), NounMarks),
        _ => true,
    };

    static readonly string[] NounMarks = ["a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "any", "no", "new", "for"];

    static bool IsOneOf(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (var one in words)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd();
        return before[(before.LastIndexOf(' ') + 1)..];
    }

    static ReadOnlySpan<char> NextWord(ReadOnlySpan<char> text, int at)
    {
        var after = text[at..].TrimStart();
        var end = after.IndexOf(' ');
        return end < 0 ? after : after[..end];
    }
}
