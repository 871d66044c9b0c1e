using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Reads names of recurring events out of text and compares them.</summary>
static class EventNames
{
    const int MostWords = 9;

    /// <summary>The event named after an ordinal, as key; null when none is, or when the ordinal counts something else.</summary>
    /// <param name="ordinalStart">Where the ordinal begins.</param>
    /// <param name="ordinalEnd">One past it.</param>
    public static string? After(ReadOnlySpan<char> sentence, int ordinalStart, int ordinalEnd)
    {
        if (IsPersonalCount(sentence[..ordinalStart]))
            return null;
        var at = SkipBetween(sentence, ordinalEnd);
        return at < 0 ? null
            : Read(sentence, at, out var end) is { } name && GoesOnAsEvent(sentence, end) ? WithPlace(sentence, name, end)
            : null;
    }

    /// <summary>The last event named before the end of a text, as key; null when none is.</summary>
    public static string? LastBefore(ReadOnlySpan<char> text) => LastBefore(text, out _);

    /// <summary>The event whose name ends right where a text ends, as key; null when none does.</summary>
    public static string? AtEnd(ReadOnlySpan<char> text) => LastBefore(text, out var end) is { } name && end == text.Length ? name : null;

    static string? LastBefore(ReadOnlySpan<char> text, out int lastEnd)
    {
        lastEnd = -1;
        string? last = null;
        for (var i = 0; i < text.Length; )
        {
            if (char.IsUpper(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && Read(text, i, out var end) is { } name)
            {
                last = WithPlace(text, name, end);
                i = lastEnd = end;
            }
            else
            {
                i++;
            }
        }
        return last;
    }

    /// <summary>True when two keys may name one event: half of the words of the longer are shared, and one of them is its own, not every
    /// event's.</summary>
    public static bool SameEvent(string a, string b)
    {
        var (first, second) = (a.Split(' ').ToHashSet(StringComparer.Ordinal), b.Split(' ').ToHashSet(StringComparer.Ordinal));
        var shared = first.Intersect(second, StringComparer.Ordinal).ToList();
        return shared.Count * 2 >= Math.Max(first.Count, second.Count) && shared.Exists(IsDistinctive);
    }

    /// <summary>The word that begins at <paramref name="start"/>.</summary>
    public static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int start)
    {
        var i = Math.Min(start, text.Length);
        var begin = i;
        while (
            i < text.Length
            && (
                char.IsLetterOrDigit(text[i])
                || (text[i] is '-' or '&' or '\'' or '’' && i > begin && i + 1 < text.Length && char.IsLetter(text[i + 1]))
            )
        )
            i++;
        return text[begin..i];
    }

    static bool IsDistinctive(string word) => !Heads.Contains(word) && !Common.Contains(word);

    /// <summary>"her third", "Brazil's fifth", "a fourth": counts of a person or country, not editions.</summary>
    static bool IsPersonalCount(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        var word = before[(before.LastIndexOf(' ') + 1)..];
        if (word is "this year's" or "This year's" or "year's" or "year’s")
            return false;
        return word is "his" or "her" or "their" or "my" or "our" or "your" or "His" or "Her" or "Their" or "a" or "A" or "another"
            || word.EndsWith("'s", StringComparison.Ordinal)
            || word.EndsWith("’s", StringComparison.Ordinal)
            || word.EndsWith("s'", StringComparison.Ordinal);
    }

    /// <summary>Skips "annual", "edition of the"; -1 when other lower-case words follow the ordinal.</summary>
    static int SkipBetween(ReadOnlySpan<char> sentence, int i)
    {
        while (true)
        {
            if (i >= sentence.Length || sentence[i] != ' ')
                return -1;
            i++;
            var word = WordAt(sentence, i);
            if (word.IsEmpty)
                return -1;
            if (char.IsUpper(word[0]) || char.IsDigit(word[0]))
                return word.Equals("Annual", StringComparison.Ordinal) ? SkipBetween(sentence, i + 6) : i;
            if (!IsBetween(word))
                return -1;
            i += word.Length;
        }
    }

    static bool IsBetween(ReadOnlySpan<char> word) =>
        word
            is "annual"
                or "yearly"
                or "biennial"
                or "edition"
                or "iteration"
                or "instalment"
                or "installment"
                or "meeting"
                or "session"
                or "staging"
                or "of"
                or "the"
                or "round";

    /// <summary>A run of capitalised words with "of", "for", "on", "the", "and" between, that holds a word for a gathering; as
    /// key.</summary>
    static string? Read(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        var words = new List<string>(MostWords);
        var headEnd = -1;
        var headCount = 0;
        for (var i = start; words.Count < MostWords; )
        {
            var word = WordAt(text, i);
            if (word.IsEmpty)
                break;
            if (char.IsUpper(word[0]))
            {
                var key = Key(word);
                if (key.Length > 0 && key is not ("the" or "annual"))
                    words.Add(key);
                if (Heads.Contains(key))
                    (headEnd, headCount) = (i + word.Length, words.Count);
            }
            else if (
                words.Count == 0
                || !(
                    word is "of" or "for" or "on" or "the" or "and" or "in"
                    && NextIsName(text, i + word.Length, word is "in" or "and", headEnd >= 0)
                )
            )
                break;
            i += word.Length;
            if (i >= text.Length || text[i] != ' ')
                break;
            i++;
        }
        if (headCount < 1 || words.Count(IsContent) < 2)
            return null;
        end = headEnd;
        var kept = words.Take(headCount).ToList();
        if (EndOfTopic(text, headEnd) is var topicEnd and > 0)
        {
            end = topicEnd;
            kept = [.. words];
        }
        return kept.Count(IsContent) < 2 ? null : string.Join(' ', kept);
    }

    /// <summary>"Conference on Water Law", "Congress of Archives": the topic belongs to the name.</summary>
    static int EndOfTopic(ReadOnlySpan<char> text, int headEnd)
    {
        var word = headEnd < text.Length && text[headEnd] == ' ' ? WordAt(text, headEnd + 1) : default;
        if (word is not ("on" or "of" or "for"))
            return -1;
        var i = headEnd + 1 + word.Length;
        var end = -1;
        while (i < text.Length && text[i] == ' ')
        {
            var next = WordAt(text, i + 1);
            if (
                next.IsEmpty
                || (!char.IsUpper(next[0]) && next is not ("the" or "and" or "of"))
                || DateWords.Weekday(next) is not null
                || DateWords.Month(next) is not 0
            )
                break;
            i += 1 + next.Length;
            if (char.IsUpper(next[0]))
                end = i;
        }
        return end;
    }

    static bool NextIsName(ReadOnlySpan<char> text, int i, bool needsNoHead, bool hasHead)
    {
        if (needsNoHead && hasHead)
            return false;
        var next = i < text.Length && text[i] == ' ' ? WordAt(text, i + 1) : default;
        return !next.IsEmpty && (char.IsUpper(next[0]) || next is "the");
    }

    /// <summary>A lower-case noun after the name ("match", "title") makes the ordinal count that.</summary>
    static bool GoesOnAsEvent(ReadOnlySpan<char> sentence, int end)
    {
        if (end >= sentence.Length || sentence[end] != ' ')
            return true;
        var next = WordAt(sentence, end + 1);
        return next.IsEmpty || !char.IsLower(next[0]) || Followers.Contains(next) || next.EndsWith("ed") || next.EndsWith("ing");
    }

    /// <summary>Adds the place of "in Lisbon", "at Davos".</summary>
    static string WithPlace(ReadOnlySpan<char> text, string name, int end)
    {
        if (end >= text.Length || text[end] != ' ' || WordAt(text, end + 1) is not ("in" or "at"))
            return name;
        var i = end + 3;
        for (var words = 0; words < 3 && i < text.Length && text[i] == ' '; words++)
        {
            var word = WordAt(text, i + 1);
            if (word.IsEmpty || !char.IsUpper(word[0]) || DateWords.Month(word) is not 0 || DateWords.Weekday(word) is not null)
                break;
            var key = Key(word);
            if (!name.Split(' ').Contains(key, StringComparer.Ordinal))
                name = $"{name} {key}";
            i += 1 + word.Length;
        }
        return name;
    }

    static string Key(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal))
            word = word[..^2];
        return word.ToString().ToLowerInvariant();
    }

    static bool IsContent(string word) => word is not ("of" or "for" or "on" or "the" or "and" or "in");

    static readonly HashSet<string> Heads = Lexicon.Lines("en/editions", "heads").ToHashSet(StringComparer.Ordinal);

    static readonly HashSet<string> Common = Lexicon.Lines("en/editions", "common").ToHashSet(StringComparer.Ordinal);

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Followers = Lexicon
        .Lines("en/editions", "followers")
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
