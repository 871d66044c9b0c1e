using System.Text;

namespace BriefBot.Ingest;

/// <summary>Joins lines that were broken at a column, as in mails and old wire copy.</summary>
static class HardWraps
{
    const int WidestColumn = 110;
    const int NarrowestColumn = 45;
    const int FewestBreaks = 3;

    /// <summary>How much shorter than the column a full line may be, beyond the word that did not fit.</summary>
    const int Ragged = 5;

    /// <summary>The text with every paragraph on one line; the same instance when it isn't wrapped.</summary>
    public static string Unwrap(string text)
    {
        var width = 0;
        int breaks = 0,
            forced = 0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var start = 0; start < text.Length; )
            {
                var end = EndOfLine(text, start);
                var next = end + 1;
                if (next < text.Length && end > start && text[next] != '\n')
                {
                    if (pass == 0)
                        width = Math.Max(width, end - start);
                    else
                    {
                        breaks++;
                        if (IsForced(text, start, end, width))
                            forced++;
                    }
                }
                start = next;
            }
            if (width is < NarrowestColumn or > WidestColumn)
                return text;
        }
        return breaks >= FewestBreaks && forced * 3 >= breaks * 2 ? Joined(text, width) : text;
    }

    /// <summary>True when the next word would not have fitted: the line was broken there for want of room.</summary>
    static bool IsForced(string text, int start, int end, int width)
    {
        var next = end + 1;
        var word = next;
        while (word < text.Length && !char.IsWhiteSpace(text[word]))
            word++;
        return end - start + 1 + (word - next) > width - Ragged;
    }

    static string Joined(string text, int width)
    {
        var joined = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; )
        {
            var end = EndOfLine(text, start);
            joined.Append(text, start, end - start);
            var next = end + 1;
            var goesOn =
                next < text.Length
                && end > start
                && text[next] != '\n'
                && (IsForced(text, start, end, width) || (char.IsLower(text[next]) && (end - start) * 2 > width));
            if (end < text.Length)
                joined.Append(goesOn ? ' ' : '\n');
            start = next;
        }
        return joined.ToString();
    }

    static int EndOfLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }
}
