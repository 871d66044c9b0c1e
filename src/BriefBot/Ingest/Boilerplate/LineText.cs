using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>A line as the rules look at it.</summary>
/// <param name="raw">As it stands, trimmed.</param>
/// <param name="lower">Lower case, straight quotes, without bullets and arrows around it.</param>
readonly ref struct LineText(ReadOnlySpan<char> raw, ReadOnlySpan<char> lower)
{
    /// <summary>Lines longer than this are never taken for boilerplate by themselves, in UTF-16 code units.</summary>
    public const int MaxLength = 600;

    const string Decoration = " \t•·*-–—_~=+|<>»«›‹►▶▸◄→←↓↑▼▲■●○◦…☰✕×#[]🔗📷📸";

    /// <summary>As it stands, trimmed.</summary>
    public ReadOnlySpan<char> Raw { get; } = raw;

    /// <summary>Lower case, straight quotes, without bullets and arrows around it.</summary>
    public ReadOnlySpan<char> Lower { get; } = lower;

    /// <summary>Number of words.</summary>
    public int Words { get; } = CountWords(lower);

    /// <summary>True when it ends as a sentence does, by full stop, question or exclamation mark, whatever quotes and brackets
    /// follow.</summary>
    public bool EndsSentence { get; } = LastMark(raw) is '.' or '!' or '?' or '…';

    /// <summary>True when it ends with a full stop.</summary>
    public bool EndsWithFullStop { get; } = LastMark(raw) is '.' or '…';

    /// <summary>True when someone's speech is quoted or reported in it: then it tells, it does not ask.</summary>
    public bool ReportsSpeech => ContainsAnyWord(Lower, SpeechVerbs);

    /// <summary>Prepares a line.</summary>
    /// <param name="buffer">At least as long as the line.</param>
    public static LineText Of(ReadOnlySpan<char> raw, Span<char> buffer)
    {
        var length = raw.ToLowerInvariant(buffer);
        var lower = buffer[..length];
        lower.Replace('’', '\'');
        lower.Replace('‘', '\'');
        lower.Replace('“', '"');
        lower.Replace('”', '"');
        return new(raw, lower.Trim(Decoration));
    }

    /// <summary>True when <paramref name="text"/> holds <paramref name="phrase"/> between word boundaries.</summary>
    public static bool ContainsPhrase(ReadOnlySpan<char> text, string phrase)
    {
        for (var from = 0; ; )
        {
            var at = text[from..].IndexOf(phrase);
            if (at < 0)
                return false;
            at += from;
            if (IsWhole(text, at, phrase.Length))
                return true;
            from = at + 1;
        }
    }

    /// <summary>True when one of the phrases stands in the text.</summary>
    public static bool ContainsAnyPhrase(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (ContainsPhrase(text, phrase))
                return true;
        }
        return false;
    }

    /// <summary>True when the text begins with one of the phrases, up to a word boundary.</summary>
    public static bool StartsWithAny(ReadOnlySpan<char> text, string[] phrases)
    {
        if (text.IsEmpty)
            return false;
        foreach (var phrase in phrases)
        {
            if (phrase[0] == text[0] && text.StartsWith(phrase, StringComparison.Ordinal) && IsWhole(text, 0, phrase.Length))
                return true;
        }
        return false;
    }

    /// <summary>True when the text speaks to the reader or of the outlet as "we".</summary>
    public static bool AddressesReader(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(".,;:!?()'’");
            foreach (var address in Addresses)
                if (word.Equals(address, StringComparison.OrdinalIgnoreCase) && word is not "US")
                    return true;
        }
        return false;
    }

    static readonly string[] Addresses = Lexicon.Lines("boilerplate/lines", "addresses");

    static bool IsWhole(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        return (start == 0 || !char.IsLetterOrDigit(text[start]) || !char.IsLetterOrDigit(text[start - 1]))
            && (end == text.Length || !char.IsLetterOrDigit(text[end - 1]) || !char.IsLetterOrDigit(text[end]));
    }

    static bool ContainsAnyWord(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(",.;:!?\"'()");
            if (word.Length >= 3 && words.Contains(word))
                return true;
        }
        return false;
    }

    static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var white = c is ' ' or '\t';
            if (!white && !inside)
                count++;
            inside = !white;
        }
        return count;
    }

    static char LastMark(ReadOnlySpan<char> raw)
    {
        var rest = raw.TrimEnd(" \"'”’)]*_");
        return rest.Length == 0 ? '\0' : rest[^1];
    }

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SpeechVerbs = Lexicon
        .Lines("boilerplate/lines", "speech-verbs")
        .ToHashSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
