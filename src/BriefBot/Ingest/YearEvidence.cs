using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>What a text's years and weekdays say about its own day.</summary>
static class YearEvidence
{
    const int OpeningLength = 1500;

    /// <summary>The latest year that the text tells of as past or present; null when it names none. Plans and later years do not
    /// count.</summary>
    /// <param name="latestPossible">The as-of year.</param>
    public static int? LatestPast(CleanedText text, int latestPossible)
    {
        int? latest = null;
        foreach (var part in new[] { text.Title ?? "", text.Body })
        {
            var mentions = Dates.Find(part);
            foreach (var mention in mentions)
            {
                if (mention.Year is not { } year || year > latestPossible || year <= latest)
                    continue;
                if (IsPast(part, mention))
                    latest = year;
            }
        }
        return latest;
    }

    /// <summary>The weekday that the report gives for its own day: the one named most in its opening, the first of equals.</summary>
    public static DayOfWeek? Weekday(string body)
    {
        Span<int> counts = stackalloc int[7];
        Span<int> order = stackalloc int[7];
        var seen = 0;
        foreach (var mention in Dates.Find(body.AsSpan(0, Math.Min(body.Length, OpeningLength))))
        {
            if (mention is not { Weekday: { } weekday, Day: null } || IsOtherWeek(body, mention.Span))
                continue;
            if (counts[(int)weekday]++ == 0)
                order[(int)weekday] = ++seen;
        }
        DayOfWeek? best = null;
        for (var d = 0; d < 7; d++)
        {
            if (counts[d] == 0)
                continue;
            if (best is not { } b || counts[d] > counts[(int)b] || (counts[d] == counts[(int)b] && order[d] < order[(int)b]))
                best = (DayOfWeek)d;
        }
        return best;
    }

    /// <summary>"last Monday", "next Friday", "every Sunday", "Mondays": not the report's day.</summary>
    static bool IsOtherWeek(string text, TextSpan span)
    {
        var before = text.AsSpan(0, span.Start).TrimEnd();
        foreach (var word in OtherWeek)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return text.AsSpan(span.End).StartsWith("s ", StringComparison.Ordinal);
    }

    /// <summary>
    /// True when the text tells of that year as gone or going on: "since 2014", "in March 2017". Not "by 2030", "the 2028 Games will",
    /// "a target for 2035"; nor "the 2024 race" unless its sentence tells of something past.
    /// </summary>
    static bool IsPast(string text, DateMention mention)
    {
        var before = text.AsSpan(0, mention.Span.Start).TrimEnd();
        if (EndsWithAny(before, PlanPrepositions))
            return false;
        if (EndsWithAny(before, [" since"]))
            return true;
        var start = SentenceStart(text, mention.Span.Start);
        var sentence = text.AsSpan(start, SentenceEnd(text, mention.Span.End) - start);
        if (ContainsAny(sentence, PlanWords))
            return false;
        return mention.Month is not null || EndsWithAny(before, PastPrepositions) || ContainsAny(sentence, PastWords);
    }

    static bool EndsWithAny(ReadOnlySpan<char> text, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static bool ContainsAny(ReadOnlySpan<char> sentence, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words)
    {
        foreach (var range in sentence.SplitAny(" \n,;:'’\"“”()"))
        {
            if (words.Contains(sentence[range]))
                return true;
        }
        return false;
    }

    static int SentenceStart(string text, int at)
    {
        for (var i = at - 1; i > 0; i--)
        {
            if (
                text[i] == '\n'
                || (
                    text[i] == ' '
                    && text[i - 1] is '.' or '!' or '?'
                    && i > 3
                    && char.IsLower(text[i - 2])
                    && char.IsLower(text[i - 3])
                    && char.IsUpper(text[i + 1])
                )
            )
                return i + 1;
        }
        return 0;
    }

    static int SentenceEnd(string text, int at)
    {
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || text[i + 1] is ' ' or '\n' or '"' or '”')))
                return i;
        }
        return text.Length;
    }

    static readonly string[] OtherWeek = Lexicon.Lines("en/years", "other-week");

    static readonly string[] PlanPrepositions = Lexicon.Lines("en/years", "plan-prepositions");

    static readonly string[] PastPrepositions = Lexicon.Lines("en/years", "past-prepositions");

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PastWords = Lexicon
        .Lines("en/years", "past-words")
        .ToHashSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PlanWords = Lexicon
        .Lines("en/years", "plan-words")
        .ToHashSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
