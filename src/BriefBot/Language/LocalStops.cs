using System.Buffers;
using System.Collections.Concurrent;

namespace BriefBot.Language;

/// <summary>Where sentences of a language other than English end.</summary>
sealed class LocalStops
{
    static readonly ConcurrentDictionary<(string Language, bool HasStrokes), LocalStops> Known = new();

    // Small letters by their kind in Unicode, though sentences have no others.
    const char FirstGeorgian = '\u10D0';
    const char LastGeorgian = '\u10FF';

    readonly SentenceWords words;
    readonly Abbreviations abbreviations;
    readonly bool isEastAsian;
    readonly bool isThai;
    readonly bool isUnknown;
    readonly bool writesNounsLarge;
    readonly bool writesSmallOpeners;

    LocalStops(string language, bool hasStrokes)
    {
        words = SentenceWords.Of(language);
        abbreviations = new(words);
        isEastAsian = language is "zh" or "ja";
        isUnknown = language == UnknownLanguage.Latin;
        isThai = language is "th" or "lo";
        writesNounsLarge = language is "de" or "lb";
        writesSmallOpeners = language is "nl" or "af";
        Signs =
            hasStrokes ? SentenceSigns.WithoutPoint
            : isThai ? SearchValues.Create("!?… \u00A0\u3000")
            : language == "el" ? SentenceSigns.Greek
            : SentenceSigns.All;
    }

    /// <summary>The signs at which it is looked whether a sentence ends.</summary>
    public SearchValues<char> Signs { get; }

    /// <summary>The rules for a text.</summary>
    /// <param name="language">Primary BCP 47 tag.</param>
    /// <param name="text">The text: where it ends its sentences with strokes, points only shorten words.</param>
    public static LocalStops Of(string language, string text) =>
        Known.GetOrAdd(
            (language, language is "hi" or "ne" or "bn" or "pa" or "mr" && text.AsSpan().ContainsAny('।', '॥')),
            key => new(key.Language, key.HasStrokes)
        );

    /// <summary>The place behind a sign and what closes a sentence together with it.</summary>
    public int AfterClosers(string text, int sign, int end) =>
        char.IsWhiteSpace(text[sign])
            ? sign + 1
            : SentenceSigns.AfterClosers(isEastAsian ? SentenceSigns.EastAsianClosers : SentenceSigns.Closers, text, sign + 1, end);

    /// <summary>True when a sentence ends at a sign.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">The sign.</param>
    /// <param name="after">The place behind what closes it, within the paragraph.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public bool IsBoundary(string text, int start, int stop, int after, int end)
    {
        var sign = text[stop];
        if (isThai && char.IsWhiteSpace(sign))
            return ThaiStops.IsBoundary(words, text, start, stop, end);
        if (SentenceSigns.IsWide(sign) || (isEastAsian && sign is '!' or '?'))
            return EastAsianStops.IsBoundary(words, text, start, stop, after, end);
        if (!char.IsWhiteSpace(text[after]) && !SentenceSigns.IsOwn(sign))
            return false;
        if (
            isUnknown
            && EnglishStops.Signs.Contains(sign, StringComparison.Ordinal)
            && !EnglishStops.IsBoundary(text, start, stop, after, end)
        )
            return false;
        var next = after;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= end)
            return true;
        var letter = SentenceSigns.AfterOpeners(text, next, end);
        if (IsSmall(text, letter) || SentenceSigns.IsAttribution(text.AsSpan(next, end - next)))
            return false;
        var closing = QuotedSpeech.Closing(text, start, after, end);
        if (closing >= 0 && QuotedSpeech.IsEmbedded(text, closing, end))
            return false;
        if (!char.IsUpper(text[letter]) && char.IsLetter(text[letter]) && SpeakerClause.Follows(words, text, after, next, end))
            return false;
        return sign switch
        {
            '.' when after == stop + 1 => !isEastAsian && !abbreviations.GoesOn(text, start, stop, letter),
            '.' or '…' when sign == '…' || text[stop + 1] is '.' or '…' => IsEndOfPause(text, letter, closing >= 0),
            '.' when text[after - 1] is ')' or ']' && after == stop + 2 => !abbreviations.IsListed(text, start, stop)
                || MayEnd(text, letter),
            _ => true,
        };
    }

    // "Und dann … Stille": a capital tells nothing where all nouns have one, and nothing is told where no letter has one.
    bool IsEndOfPause(string text, int letter, bool isQuoted)
    {
        if (isEastAsian || !char.IsLetter(text[letter]))
            return false;
        if (char.IsUpper(text[letter]))
            return !writesNounsLarge || words.IsOpener(Word(text, letter));
        return !isQuoted;
    }

    // "(inkl. MwSt.) 12 Euro": the point shortens what stands in the bracket.
    bool MayEnd(string text, int letter) => char.IsUpper(text[letter]) && (!writesNounsLarge || words.IsOpener(Word(text, letter)));

    // "'s Avonds" begins a sentence though its first letter is small.
    bool IsSmall(string text, int letter) =>
        char.IsLower(text[letter])
        && text[letter] is not (>= FirstGeorgian and <= LastGeorgian)
        && !(
            writesSmallOpeners
            && letter > 0
            && letter + 2 < text.Length
            && text[letter - 1] is '\'' or '’' or '‘'
            && text[letter + 1] == ' '
            && char.IsUpper(text[letter + 2])
        );

    static ReadOnlySpan<char> Word(string text, int at)
    {
        var end = at;
        while (end < text.Length && SentenceSigns.IsWord(text[end]))
            end++;
        return text.AsSpan(at, end - at);
    }
}
