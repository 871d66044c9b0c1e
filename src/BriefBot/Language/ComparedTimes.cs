using System.Collections.Frozen;

namespace BriefBot.Language;

/// <summary>How a time in a sentence stands to what the sentence tells.</summary>
enum TimeRole
{
    /// <summary>It may be when that happened.</summary>
    Told,

    /// <summary>It is only what something is compared with: "a tenth less than this year".</summary>
    Yardstick,

    /// <summary>A value of its own is told of it, beside another one: "61 million, up from 38 million last year".</summary>
    Beside,
}

/// <summary>Tells when a time is one that something is compared with.</summary>
static class ComparedTimes
{
    static readonly string[] Comparing = Lexicon.Lines("en/occasions", "comparing");

    static readonly string[] ComparingValues = Lexicon.Lines("en/occasions", "comparing-values");

    // "compared with the same period of"
    static readonly FrozenSet<string> Between = Lexicon.Set("en/occasions", "before-times");

    const int MostBetween = 6;

    /// <summary>How the time that follows stands to what is told.</summary>
    /// <param name="before">The sentence up to the time.</param>
    public static TimeRole Of(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        var near = before;
        for (var skipped = 0; skipped < MostBetween; skipped++)
        {
            foreach (var words in Comparing)
            {
                if (near.EndsWith(words, StringComparison.OrdinalIgnoreCase) && IsWhole(near[..^words.Length]))
                    return TimeRole.Yardstick;
            }
            var last = LastWord(near);
            if (!Between.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last))
                break;
            near = near[..^last.Length].TrimEnd();
        }
        var clause = before[(before.LastIndexOfAny(",;:—(") + 1)..];
        foreach (var words in ComparingValues)
        {
            var at = clause.LastIndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && IsWhole(clause[..at]) && OpensWithNumber(clause[(at + words.Length)..]))
                return TimeRole.Beside;
        }
        return TimeRole.Told;
    }

    static bool IsWhole(ReadOnlySpan<char> before) => before.Length == 0 || !char.IsLetterOrDigit(before[^1]);

    // "against 700", "from about $38 million": what is compared is a value.
    static bool OpensWithNumber(ReadOnlySpan<char> text) =>
        Numerals.Find(text) is [var first, ..] && text[..first.Span.Start].Count(' ') <= 2;

    static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOf(' ') + 1)..];
}
