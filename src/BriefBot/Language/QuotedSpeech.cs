namespace BriefBot.Language;

/// <summary>Quotations and brackets that hold a sentence's end without being one's: « Je n’ai rien vu. Je dormais », dit-il.</summary>
static class QuotedSpeech
{
    // Code units from the opening mark to the closing one: what is longer is a speech, whose sentences stand for themselves.
    const int Longest = 260;

    // Marks that close behind one that opens: what closes in one language opens in another, so that it matters which came first.
    static readonly (char Open, string Close)[] Pairs =
    [
        ('«', "»"),
        ('»', "«"),
        ('‹', "›"),
        ('›', "‹"),
        ('„', "“”"),
        ('“', "”"),
        ('”', "”"),
        ('(', ")"),
        ('[', "]"),
        ('「', "」"),
        ('『', "』"),
        ('（', "）"),
        ('《', "》"),
        ('【', "】"),
    ];

    static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("«»‹›„“”([「『（《【");

    /// <summary>The place of the mark that closes the quotation which is open behind a stop; -1 when none is, or none near.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="after">The place behind the stop.</param>
    /// <param name="end">Where the paragraph ends.</param>
    public static int Closing(string text, int start, int after, int end)
    {
        var from = Math.Max(start, after - Longest);
        var (open, close) = (-1, "");
        for (var i = from; i < after; i++)
        {
            var mark = open < 0 ? text.AsSpan(i, after - i).IndexOfAny(Marks) : text.AsSpan(i, after - i).IndexOfAny(close);
            if (mark < 0)
                break;
            i += mark;
            if (open >= 0)
                open = -1;
            else if (Opens(text, start, i))
                (open, close) = (i, Array.Find(Pairs, pair => pair.Open == text[i]).Close);
        }
        if (open < 0)
            return -1;
        var at = text.AsSpan(after, Math.Max(0, Math.Min(end, open + Longest) - after)).IndexOfAny(close);
        return at < 0 ? -1 : after + at;
    }

    /// <summary>True when a quotation that closes there is part of the sentence around it: it doesn't end with a stop, or who said it
    /// follows.</summary>
    public static bool IsEmbedded(string text, int closing, int end)
    {
        var after = closing + 1;
        while (after < end && char.IsWhiteSpace(text[after]))
            after++;
        if (after < end && (text[after] is ',' or '–' or '—' || char.IsLower(text[after])))
            return true;
        var before = closing - 1;
        while (before > 0 && char.IsWhiteSpace(text[before]))
            before--;
        return text[before] is not ('.' or '!' or '?' or '…');
    }

    // ” and » open where a space stands before them, and none behind.
    static bool Opens(string text, int start, int at) =>
        text[at] is not ('”' or '»' or '›')
        || ((at == start || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]));
}
