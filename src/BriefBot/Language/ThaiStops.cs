namespace BriefBot.Language;

/// <summary>
/// Where sentences of Thai end, which has no stops: at a space behind a particle that closes what is said, or before a word that begins
/// anew. A space alone may stand within a phrase, and a piece that is too long is better than half a sentence.
/// </summary>
static class ThaiStops
{
    /// <summary>True when a sentence ends at a space.</summary>
    /// <param name="words">Those of Thai.</param>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="space">The space.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static bool IsBoundary(SentenceWords words, string text, int start, int space, int end)
    {
        var next = space;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        if (next >= end || QuotedSpeech.Closing(text, start, space, end) >= 0)
            return false;
        var rest = text.AsSpan(next, end - next);
        if (StartsWithAny(rest, words.Openers))
            return true;
        var before = text.AsSpan(start, space - start).TrimEnd("”\"’'»)");
        foreach (var particle in words.Particles)
            if (before.EndsWith(particle, StringComparison.Ordinal))
                return !StartsWithAny(rest, words.Connectors);
        return false;
    }

    static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
