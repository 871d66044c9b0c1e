using BriefBot.Language.Reading;

namespace BriefBot.Language;

/// <summary>
/// Tells whether one wording of a sentence says what another says: they may differ in setting, spelling, an article, a hyphen, and in how
/// a number or date is written. Where that isn't certain they differ.
/// </summary>
public static class Wording
{
    // More than this much difference is no matter of spelling.
    const int MostDifferent = 40;

    /// <summary>True when nothing that a reader would take from the one sentence is missing from or other in the other.</summary>
    public static bool SaysTheSame(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (a, b) = (Read(one), Read(other));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start].Text == b[start].Text)
            start++;
        int endA = a.Count,
            endB = b.Count;
        while (endA > start && endB > start && a[endA - 1].Text == b[endB - 1].Text)
            (endA, endB) = (endA - 1, endB - 1);
        if (endA - start > MostDifferent || endB - start > MostDifferent)
            return false;
        return Runs(a[start..endA], b[start..endB]).TrueForAll(run => IsSpelling(run.A, run.B)) && Turns(one) == Turns(other);
    }

    /// <summary>The words, numbers and dates by what they mean: "#7" for "seven" and "7", "@2020-11-23" for every way to write that
    /// day.</summary>
    static List<Word> Read(string sentence)
    {
        var (dates, numbers) = (Dates.Find(sentence), Numerals.Find(sentence));
        var words = new List<Word>();
        var (date, number) = (0, 0);
        var opens = true;
        foreach (var token in SentenceKey.Tokens(sentence))
        {
            while (date < dates.Count && dates[date].Span.End <= token.Start)
                date++;
            while (number < numbers.Count && numbers[number].Span.End <= token.Start)
                number++;
            Word word;
            if (date < dates.Count && dates[date].Span.Start <= token.Start)
                word = new(Meaning(dates[date]), IsName: false, dates[date].Span.Start);
            else if (number < numbers.Count && numbers[number].Span.Start <= token.Start)
                word = new(Meaning(numbers[number]), IsName: false, numbers[number].Span.Start);
            else
                word = new(token.Text, !opens && char.IsUpper(sentence[token.Start]), token.Start);
            if (words.Count == 0 || words[^1].Start != word.Start)
                words.Add(word);
            opens = false;
        }
        return words;
    }

    static string Meaning(DateMention date) => FormattableString.Invariant($"@{date.Year}-{date.Month}-{date.Day}{date.Weekday}");

    static string Meaning(NumberMention number) =>
        FormattableString.Invariant($"#{number.Value / 1.0000000000m}{(number.IsOrdinal ? "." : "")}");

    static int Turns(string sentence) => Sentence.Of(sentence).Negations.Count();

    static bool IsSpelling(List<Word> one, List<Word> other)
    {
        var a = one.Where(word => !IsLight(word.Text)).ToList();
        var b = other.Where(word => !IsLight(word.Text)).ToList();
        if (a.Concat(b).Any(word => word.IsName || !word.Text.All(char.IsLetter)))
            return IsEqual(a, b);
        if (string.Concat(a.Select(word => word.Text)) == string.Concat(b.Select(word => word.Text)))
            return true;
        return a.Count == b.Count && a.Zip(b).All(pair => Spelling.IsVariant(pair.First.Text, pair.Second.Text));
    }

    static bool IsEqual(List<Word> a, List<Word> b) =>
        a.Select(word => word.Text).SequenceEqual(b.Select(word => word.Text), StringComparer.Ordinal);

    static bool IsLight(string word) => word is "a" or "an" or "the" or "that";

    // Longest common subsequence; what lies between two common words is a run.
    static List<(List<Word> A, List<Word> B)> Runs(List<Word> a, List<Word> b)
    {
        var common = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
                common[i, j] = a[i].Text == b[j].Text ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var runs = new List<(List<Word> A, List<Word> B)> { ([], []) };
        for (int i = 0, j = 0; i < a.Count || j < b.Count; )
        {
            if (i < a.Count && j < b.Count && a[i].Text == b[j].Text)
            {
                runs.Add(([], []));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Count || (i < a.Count && common[i + 1, j] >= common[i, j + 1]))
                runs[^1].A.Add(a[i++]);
            else
                runs[^1].B.Add(b[j++]);
        }
        return runs;
    }

    readonly record struct Word(string Text, bool IsName, int Start);
}
