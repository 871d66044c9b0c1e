namespace BriefBot.Language;

/// <summary>What tells behind a quotation who said it, in scripts without capitals: “谁来付钱？”一名工人问。</summary>
static class SpeakerClause
{
    // Code units within which it ends.
    const int Longest = 60;

    static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(".!?。！？：:“।॥؟");

    /// <summary>True when a quotation ended, and what follows begins or ends with a word of saying.</summary>
    /// <param name="words">Those of the text's language.</param>
    /// <param name="text">All of it.</param>
    /// <param name="after">The place behind the quotation.</param>
    /// <param name="next">What follows, behind white space.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static bool Follows(SentenceWords words, string text, int after, int next, int end)
    {
        if (words.Speech.Length == 0 || text[after - 1] is not ('”' or '"' or '»' or '」' or '』' or '’'))
            return false;
        var rest = text.AsSpan(next, end - next);
        foreach (var verb in words.Speech)
            if (rest.StartsWith(verb, StringComparison.Ordinal))
                return true;
        rest = rest[..Math.Min(rest.Length, Longest + 1)];
        var stop = rest.IndexOfAny(Ends);
        if (stop < 0 || rest[stop] is ':' or '：' or '“')
            return false;
        var comma = rest[..stop].IndexOfAny('，', ',');
        return EndsWithSpeech(words, rest[..stop]) || (comma > 0 && EndsWithSpeech(words, rest[..comma]));
    }

    static bool EndsWithSpeech(SentenceWords words, ReadOnlySpan<char> clause)
    {
        foreach (var verb in words.Speech)
            if (clause.EndsWith(verb, StringComparison.Ordinal))
                return true;
        return false;
    }
}
