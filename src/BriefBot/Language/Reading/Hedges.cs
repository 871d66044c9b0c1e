namespace BriefBot.Language.Reading;

/// <summary>Words that keep a statement from being a fact: expectation, plan, hearsay, possibility.</summary>
static class Hedges
{
    static readonly string[] Phrases = Lexicon.Lines("en/hedges", "phrases");

    /// <summary>The first hedge in [start, end) of a text as it stands there; null when there is none.</summary>
    public static TextSpan? Find(string text, TextSpan range)
    {
        var span = text.AsSpan(range.Start, range.Length);
        TextSpan? first = null;
        foreach (var phrase in Phrases)
        {
            var at = IndexOfWords(span, phrase);
            if (at < 0)
                continue;
            var found = new TextSpan(range.Start + at, range.Start + at + phrase.Length);
            if (first is not { } known || found.Start < known.Start || (found.Start == known.Start && found.End > known.End))
                first = found;
        }
        return first;
    }

    static int IndexOfWords(ReadOnlySpan<char> text, string phrase)
    {
        for (var from = 0; from < text.Length; )
        {
            var at = text[from..].IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return -1;
            at += from;
            var end = at + phrase.Length;
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                && IsHedge(text, at, phrase)
            )
                return at;
            from = at + 1;
        }
        return -1;
    }

    /// <summary>Some of the phrases have another sense: the month of May, the might of an army, "a plan to", "was to the left".</summary>
    static bool IsHedge(ReadOnlySpan<char> text, int at, string phrase) =>
        phrase switch
        {
            "may" => text[at] == 'm',
            "might" => !IsOneOf(NextWord(text, at + phrase.Length), "of")
                && !IsOneOf(WordBefore(text, at), NounMarks)
                && !IsOneOf(WordBefore(text, at), "military", "economic", "industrial", "financial"),
            "plan to" or "plans to" => !IsOneOf(WordBefore(text, at), NounMarks),
            "was to" or "were to" => !IsOneOf(NextWord(text, at + phrase.Length), NounMarks),
            _ => true,
        };

    static readonly string[] NounMarks = Lexicon.Lines("en/hedges", "noun-marks");

    static bool IsOneOf(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (var one in words)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
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
