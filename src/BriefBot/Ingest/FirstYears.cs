using BriefBot.Language;

namespace BriefBot.Ingest;

/// <summary>Works out the year of an edition from the first year of a yearly event: the seventh of one held every year since 2014 is of
/// 2020.</summary>
static class FirstYears
{
    /// <summary>Year of the edition; null when the text does not tell that the event is yearly and since when.</summary>
    /// <param name="text">The article.</param>
    /// <param name="sentences">Its sentences.</param>
    /// <param name="name">The event as key.</param>
    /// <param name="ordinal">1 for the first edition.</param>
    public static int? YearOf(string text, List<TextSpan> sentences, string name, int ordinal)
    {
        var words = name.Split(' ');
        int? first = null;
        var yearly = false;
        foreach (var sentence in sentences)
        {
            var span = text.AsSpan(sentence.Start, sentence.Length);
            if (!IsAbout(span, words))
                continue;
            var annual = IsYearly(span);
            yearly |= annual;
            foreach (var mention in Dates.Find(span))
            {
                if (mention is { Year: { } year, Weekday: null } && IsFirst(span, mention.Span.Start, annual))
                    first ??= year;
            }
        }
        return yearly && first is { } start && start + ordinal - 1 <= 2100 ? start + ordinal - 1 : null;
    }

    /// <summary>True when a sentence speaks of the event: by its kind ("the conference") or by a word of its name.</summary>
    static bool IsAbout(ReadOnlySpan<char> sentence, string[] words)
    {
        foreach (var word in words)
        {
            if (word.Length > 3 && sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return sentence.Contains("the event", StringComparison.OrdinalIgnoreCase)
            || sentence.Contains("the gathering", StringComparison.OrdinalIgnoreCase);
    }

    static bool IsYearly(ReadOnlySpan<char> sentence)
    {
        foreach (var phrase in Yearly)
        {
            if (sentence.Contains(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static bool IsFirst(ReadOnlySpan<char> sentence, int yearStart, bool annual)
    {
        var before = sentence[..yearStart].TrimEnd();
        if (annual && before.EndsWith("since", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var phrase in Beginnings)
        {
            if (before.EndsWith(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static readonly string[] Yearly = Lexicon.Lines("en/editions", "yearly");

    static readonly string[] Beginnings = Lexicon.Lines("en/editions", "beginnings");
}
