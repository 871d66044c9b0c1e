using System.Buffers;
using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Recognises lines that hold nothing but a date: "Published: 3 May 2021 10:14 GMT", "Nov. 23, 2020 / 3:43 AM".</summary>
static class DateStamps
{
    const int MostWords = 16;

    static readonly SearchValues<char> TimeMarks = SearchValues.Create("0123456789:.T");

    static readonly SearchValues<char> Separators = SearchValues.Create(" /|•·–—-");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "published", "publish", "posted", "updated", "update", "last", "modified", "first", "created", "issued", "date", "dated", "on", "at", "of", "the", "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "bst", "cet", "cest", "ist", "jst", "hkt", "sgt", "aest", "aedt", "h", "hrs", "hours", "time", "local", "online",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the line is a date and words that go with one.</summary>
    /// <param name="update">True when it tells of an update or edit, not of the publication.</param>
    public static bool IsStamp(ReadOnlySpan<char> line, out bool update)
    {
        update = false;
        if (line.Length > 100 || !line.ContainsAnyInRange('0', '9')) return false;
        var at = 0;
        var hasDay = false;
        foreach (var mention in Dates.Find(line))
        {
            if (!IsFiller(line[at..mention.Span.Start], ref update)) return false;
            hasDay |= mention.Day is not null;
            at = mention.Span.End;
        }
        var rest = update;
        if (!hasDay || !IsFiller(line[at..], ref rest)) return false;
        update = update && !line.StartsWith("pub", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("post", StringComparison.OrdinalIgnoreCase);
        return true;
    }

    /// <summary>True when it says what the date is of; a date alone within a story is a heading.</summary>
    public static bool NamesPublication(ReadOnlySpan<char> line)
    {
        foreach (var opener in Openers)
        {
            if (line.StartsWith(opener, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    static readonly string[] Openers = ["published", "posted", "updated", "last updated", "last modified", "first published", "modified", "created", "issued"];

    static bool IsFiller(ReadOnlySpan<char> text, ref bool update)
    {
        var words = 0;
        foreach (var range in text.SplitAny(Separators))
        {
            var word = text[range].Trim(".,:;()[]+");
            if (word.Length == 0) continue;
            if (++words > MostWords) return false;
            if (word.StartsWith("updat", StringComparison.OrdinalIgnoreCase) || word.StartsWith("modif", StringComparison.OrdinalIgnoreCase)) update = true;
            if (!Fillers.Contains(word) && !IsTime(word)) return false;
        }
        return true;
    }

    /// <summary>"10:14", "3:43pm", "12.14", "0130", "T10:14:00Z".</summary>
    static bool IsTime(ReadOnlySpan<char> word)
    {
        var digits = word.TrimStart("Tt").TrimEnd("apmAPMhZz.");
        return digits.Length is > 0 and <= 14 && char.IsAsciiDigit(digits[0]) && !digits.ContainsAnyExcept(TimeMarks);
    }
}
