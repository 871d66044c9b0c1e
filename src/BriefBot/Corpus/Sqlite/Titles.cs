using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Compares headlines.</summary>
static class Titles
{
    const double LikeTitle = 0.6;

    /// <summary>True for the same words, however they are set.</summary>
    public static bool AreSame(string one, string other) => SentenceKey.Of(one) == SentenceKey.Of(other);

    /// <summary>True for titles with the same numbers and most words in common: "Day 5 of the trial", "Day 6 of the trial" are two
    /// reports.</summary>
    public static bool AreAlike(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        if (a.Count + b.Count == 0)
            return true;
        return a.Where(IsNumber).ToHashSet().SetEquals(b.Where(IsNumber)) && Shared(a, b) >= LikeTitle;
    }

    /// <summary>True when numbers or days part two titles that are alike otherwise: "Tide tool 1.0" and "Tide tool 2.0".</summary>
    public static bool AreOfOneSeries(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        var (placeOfA, placeOfB) = (Places(a), Places(b));
        if (placeOfA.Count == 0 || placeOfB.Count == 0 || placeOfA.SetEquals(placeOfB))
            return false;
        a.ExceptWith(placeOfA);
        b.ExceptWith(placeOfB);
        return a.Count + b.Count == 0 || Shared(a, b) >= LikeTitle;
    }

    static double Shared(HashSet<string> a, HashSet<string> b) =>
        2.0 * a.Intersect(b, StringComparer.Ordinal).Count() / (a.Count + b.Count);

    static HashSet<string> Words(string title) => [.. SentenceKey.Of(title).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    static HashSet<string> Places(HashSet<string> words) => [.. words.Where(word => IsNumber(word) || IsOfCalendar(word))];

    static bool IsOfCalendar(string word) => DateWords.Weekday(word) is not null || DateWords.Month(word) > 0;

    static bool IsNumber(string word) => word.Any(char.IsDigit) || Numerals.Parse(word) is not null;
}
