using BriefBot.Language;

namespace BriefBot.Ingest.Boilerplate;

/// <summary>Captions and credits of pictures and videos.</summary>
static class Credits
{
    const int MostCaptionWords = 90;

    /// <summary>True for a credit alone and for a caption that ends with one.</summary>
    public static bool IsCredit(in LineText line)
    {
        var text = line.Lower;
        if (line.Words > MostCaptionWords)
            return false;
        if (IsWholeLineCredit(line))
            return true;
        if (text.EndsWith("| license photo", StringComparison.Ordinal) || EndsWithBureau(text))
            return true;
        foreach (var marker in Markers)
        {
            var at = text.LastIndexOf(marker);
            if (at >= 0 && BeginsPart(text, at) && IsNameList(RawTail(line, at + marker.Length)))
                return true;
        }
        return false;
    }

    /// <summary>Where the credit begins in a caption, in the lower-case text; -1 when the line has none. What stands before is the caption
    /// itself.</summary>
    public static int CreditStart(in LineText line)
    {
        foreach (var marker in Markers)
        {
            var at = line.Lower.LastIndexOf(marker);
            if (at > 0 && BeginsPart(line.Lower, at))
                return at;
        }
        return -1;
    }

    /// <summary>
    /// Length of a caption with credit that scraping glued to the next paragraph: "… on Sunday. Photo by Jo Roe/Daily StarThe mayor …";
    /// 0 when there is none.
    /// </summary>
    public static int GluedLength(ReadOnlySpan<char> raw)
    {
        var at = -1;
        foreach (var marker in GluedMarkers)
        {
            var found = raw.IndexOf(marker, StringComparison.Ordinal);
            if (found >= 0 && (at < 0 || found + marker.Length < at))
                at = found + marker.Length;
        }
        if (at < 0)
            return 0;
        var words = 0;
        for (var i = at; i + ShortestAfterGlue < raw.Length && words <= 8; i++)
        {
            if (raw[i] == ' ')
                words++;
            if (raw[i] is '.' or ',')
                return 0;
            if (char.IsUpper(raw[i]) && char.IsLower(raw[i - 1]) && i - 1 - raw[..i].LastIndexOfAny(' ', '/', '-') >= 4)
                return i;
        }
        return 0;
    }

    const int ShortestAfterGlue = 40;

    static readonly string[] GluedMarkers = Lexicon.Lines("boilerplate/credits", "glued-markers");

    static bool IsWholeLineCredit(in LineText line)
    {
        if (line.Words > 24)
            return false;
        var text = line.Lower.Trim("()[]");
        foreach (var label in Labels)
        {
            if (!text.StartsWith(label, StringComparison.Ordinal))
                continue;
            return text.Contains('/')
                || !line.EndsWithFullStop
                || (line.Words <= 16 && (label[^1] == ':' || label.EndsWith(" by", StringComparison.Ordinal)));
        }
        return false;
    }

    /// <summary>"…/Getty Images", "(AP Photo/Jane Roe)", "via Reuters": a picture bureau at the end.</summary>
    static bool EndsWithBureau(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" .)]");
        foreach (var bureau in Bureaus)
        {
            if (text.EndsWith(bureau, StringComparison.Ordinal))
                return true;
        }
        var open = text.LastIndexOf('(');
        return open >= 0 && text.Length - open <= 70 && LineText.StartsWithAny(text[(open + 1)..], BracketedOpeners);
    }

    /// <summary>A credit follows the caption's full stop, a bracket, a bar or a dash, or begins the line: "a photo by Jane" in a sentence
    /// does not.</summary>
    static bool BeginsPart(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd(' ');
        if (before.EndsWith(" file", StringComparison.Ordinal))
            before = before[..^5].TrimEnd(' ');
        return before.Length == 0 || before[^1] is '.' or '!' or '?' or '|' or '(' or '[' or '"' or ')' or '–' or '—' or '/' or ':';
    }

    static ReadOnlySpan<char> RawTail(in LineText line, int offset)
    {
        var shift = line.Raw.Length - line.Lower.Length;
        var lead = 0;
        while (lead <= shift && !line.Raw[lead..].StartsWith(line.Lower[..1], StringComparison.OrdinalIgnoreCase))
            lead++;
        return line.Raw[Math.Min(line.Raw.Length, lead + offset)..];
    }

    /// <summary>True for up to ten words that are names, agencies or little words between them.</summary>
    static bool IsNameList(ReadOnlySpan<char> tail)
    {
        var words = 0;
        foreach (var range in tail.Split(' '))
        {
            var word = tail[range].Trim(" .,:;|()[]/-–—©");
            if (word.Length == 0)
                continue;
            if (++words > 10)
                return false;
            if (char.IsUpper(word[0]) || char.IsDigit(word[0]) || word[0] == '@')
                continue;
            if (
                word
                is not (
                    "of"
                    or "via"
                    or "for"
                    or "by"
                    or "the"
                    or "and"
                    or "de"
                    or "van"
                    or "von"
                    or "da"
                    or "del"
                    or "courtesy"
                    or "handout"
                    or "provided"
                    or "file"
                    or "photo"
                    or "pool"
                    or "al"
                    or "la"
                    or "license"
                )
            )
                return false;
        }
        return words > 0;
    }

    static readonly string[] Labels = Lexicon.Lines("boilerplate/credits", "labels");

    static readonly string[] Markers = Lexicon.Lines("boilerplate/credits", "markers");

    static readonly string[] Bureaus = Lexicon.Lines("boilerplate/credits", "bureaus");

    static readonly string[] BracketedOpeners = Lexicon.Lines("boilerplate/credits", "bracketed-openers");
}
