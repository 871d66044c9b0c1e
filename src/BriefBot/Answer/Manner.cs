using BriefBot.Language;

namespace BriefBot.Answer;

/// <summary>Finds the words that tell how somebody took part: by video, by a letter that was read, remotely.</summary>
static class Manner
{
    static readonly string[] Nouns = Lexicon.Lines("en/participation", "nouns");
    static readonly string[] Adverbs = ["virtually", "remotely"];
    static readonly string[] Before = Lexicon.Lines("en/participation", "before");
    static readonly string[] Between = Lexicon.Lines("en/participation", "between");
    static readonly string[] Behind = Lexicon.Lines("en/participation", "behind");

    /// <summary>True for a means of taking part from afar ("video").</summary>
    public static bool IsMeans(string word) => Array.IndexOf(Nouns, word) >= 0 && word != "letter" || Array.IndexOf(Adverbs, word) >= 0;

    /// <summary>How the bearer of a name took part, from the words of its clause; null when they don't tell it of this name.</summary>
    /// <param name="text">The article's body.</param>
    /// <param name="clause">The clause that holds the name.</param>
    /// <param name="name">The name's place.</param>
    /// <param name="names">All names in the sentence.</param>
    public static TextSpan? Of(string text, TextSpan clause, TextSpan name, IReadOnlyList<NameMention> names)
    {
        if (Find(text, new TextSpan(name.End, clause.End)) is { } behind)
            return behind;
        if (Find(text, new TextSpan(clause.Start, name.Start)) is not { } before)
            return null;
        var between = text.AsSpan(before.End, name.Start - before.End);
        return between.Contains(':') || LeadsToName(text, before.End, name, names) ? before : null;
    }

    // "a letter penned by President …", "a message from …": a preposition, capitalised titles at most, then the name.
    static bool LeadsToName(string text, int from, TextSpan name, IReadOnlyList<NameMention> names)
    {
        if (names.Any(other => other.Span.Start >= from && other.Span.End <= name.Start))
            return false;
        var words = Words(text, new TextSpan(from, name.Start));
        var preposition = words.FindLastIndex(word => Of(text, word) is "by" or "from" or "of");
        return preposition >= 0 && words.Skip(preposition + 1).All(word => char.IsUpper(text[word.Start]) || Of(text, word) is "the");
    }

    static TextSpan? Find(string text, TextSpan range)
    {
        var words = Words(text, range);
        for (var i = 0; i < words.Count; i++)
        {
            var word = Of(text, words[i]);
            if (IsOneOf(word, Adverbs))
                return words[i];
            if (!IsOneOf(word, Nouns))
                continue;
            var first = i;
            while (first > 0 && IsOneOf(Of(text, words[first - 1]), Between))
                first--;
            if (first > 0 && IsOneOf(Of(text, words[first - 1]), Before))
                first--;
            else
                first = i;
            var last = i + 1 < words.Count && IsOneOf(Of(text, words[i + 1]), Behind) ? i + 1 : i;
            return new TextSpan(words[first].Start, words[last].End);
        }
        return null;
    }

    static ReadOnlySpan<char> Of(string text, TextSpan span) => text.AsSpan(span.Start, span.Length);

    static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var known in words)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    static List<TextSpan> Words(string text, TextSpan range)
    {
        var words = new List<TextSpan>();
        for (var i = range.Start; i < range.End; )
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var end = i;
            while (end < range.End && (char.IsLetterOrDigit(text[end]) || text[end] == '-'))
                end++;
            words.Add(new TextSpan(i, end));
            i = end;
        }
        return words;
    }
}
