namespace BriefBot.Language;

/// <summary>Where sentences of Chinese and Japanese end, which are written without spaces.</summary>
static class EastAsianStops
{
    /// <summary>True when a sentence ends at a stop.</summary>
    /// <param name="words">Those of the text's language.</param>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="stop">The stop.</param>
    /// <param name="after">The place behind what closes it, within the paragraph.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static bool IsBoundary(SentenceWords words, string text, int start, int stop, int after, int end)
    {
        var next = after;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= end)
            return true;
        if (text[next] is '，' or '、' or '：' or '；' or ',' || (text[stop] == '．' && char.IsAsciiDigit(text[next])))
            return false;
        if (QuotedSpeech.Closing(text, start, after, end) >= 0)
            return false;
        return !GoesOn(words, text, after, next, end);
    }

    // 「…」と述べた goes on by a particle, and “…”市长说。 by who said it.
    static bool GoesOn(SentenceWords words, string text, int after, int next, int end)
    {
        var rest = text.AsSpan(next, end - next);
        if (text[after - 1] is not ('”' or '"' or '」' or '』' or '’'))
            return text[after - 1] is '！' or '？' or '!' or '?'
                && (rest.StartsWith("と", StringComparison.Ordinal) || rest.StartsWith("って", StringComparison.Ordinal));
        foreach (var particle in words.Particles)
            if (rest.StartsWith(particle, StringComparison.Ordinal))
                return true;
        return SpeakerClause.Follows(words, text, after, next, end);
    }
}
