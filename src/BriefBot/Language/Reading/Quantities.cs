using System.Text.RegularExpressions;

namespace BriefBot.Language.Reading;

/// <summary>What a number counts or measures.</summary>
/// <param name="Class">"money", "share", "time", "length", "age", or "count".</param>
/// <param name="Noun">Stem of what is counted ("ship"), empty for other classes or when nothing follows.</param>
readonly record struct Quantity(string Class, string Noun);

/// <summary>Tells what numbers measure.</summary>
static partial class Quantities
{
    static readonly string[] Time = Lexicon.Lines("en/quantities", "time");
    static readonly string[] Length = Lexicon.Lines("en/quantities", "length");
    static readonly string[] Money = Lexicon.Lines("en/quantities", "money");

    /// <summary>True for the stem of a unit of time.</summary>
    public static bool IsTime(string stem) => Array.IndexOf(Time, stem) >= 0;

    /// <summary>What the number at a span of an article's body measures.</summary>
    public static Quantity Of(string body, TextSpan span, int end)
    {
        var text = body.AsSpan(span.Start, span.Length);
        if (text.IndexOfAny("$€£¥") >= 0)
            return new("money", "");
        var last = PorterStemmer.Stem(text[(text.LastIndexOf(' ') + 1)..].ToString().ToLowerInvariant());
        if (Array.IndexOf(Money, last) >= 0)
            return new("money", "");
        if (Array.IndexOf(Time, last) >= 0)
            return body.AsSpan(span.End, Math.Min(end - span.End, 5)).Contains("old", StringComparison.Ordinal)
                ? new("age", "")
                : new("time", "");
        if (Array.IndexOf(Length, last) >= 0)
            return new("length", "");
        if (
            text.Contains('%')
            || text.Contains("percent", StringComparison.OrdinalIgnoreCase)
            || text.Contains("per cent", StringComparison.OrdinalIgnoreCase)
        )
            return new("share", "");
        var after = Normalizer.Words(body.AsSpan(span.End, Math.Min(end - span.End, 60)));
        foreach (var word in after.Take(3))
        {
            var stem = PorterStemmer.Stem(word);
            if (Array.IndexOf(Money, stem) >= 0)
                return new("money", "");
            if (IsTime(stem))
                return after.Contains("old", StringComparer.Ordinal) ? new("age", "") : new("time", "");
            if (Array.IndexOf(Length, stem) >= 0)
                return new("length", "");
            if (!StopWords.IsStopWord(word))
                return new(
                    "count",
                    after.Count > 1 && !StopWords.IsStopWord(after[1]) && stem != word
                        ? stem
                        : PorterStemmer.Stem(after.TakeWhile(w => !StopWords.IsStopWord(w)).DefaultIfEmpty(word).Last())
                );
        }
        return new("count", "");
    }

    /// <summary>Where the unit behind a number ends ("106 days", "916 million dollars"); the number's own end when no unit
    /// follows.</summary>
    public static int UnitEnd(string body, int end, int limit)
    {
        if (end >= limit || body[end] != ' ')
            return end;
        var stop = end + 1;
        while (stop < limit && char.IsLetter(body[stop]))
            stop++;
        var stem = PorterStemmer.Stem(body[(end + 1)..stop].ToLowerInvariant());
        return IsTime(stem) || Array.IndexOf(Length, stem) >= 0 || Array.IndexOf(Money, stem) >= 0 ? stop : end;
    }

    /// <summary>A measure with what stands in a smaller unit beside it: "four hours and 51 minutes" for either part.</summary>
    /// <param name="body">The text that holds it.</param>
    /// <param name="span">A number with its unit.</param>
    /// <param name="sentence">The sentence that it stands in.</param>
    /// <returns>The span itself where nothing belongs to it.</returns>
    public static TextSpan Whole(string body, TextSpan span, TextSpan sentence)
    {
        var text = body.AsSpan(span.Start, span.Length);
        var unit = text[(text.LastIndexOf(' ') + 1)..].ToString();
        if (Smaller().Match(body, span.End, sentence.End - span.End) is { Success: true } behind && IsPart(behind, unit, Unit(behind)))
            span = new TextSpan(span.Start, behind.Index + behind.Length);
        if (
            Larger().Match(body, sentence.Start, span.Start - sentence.Start) is { Success: true } before
            && IsPart(before, Unit(before), unit)
        )
            span = new TextSpan(before.Index, span.End);
        return span;
    }

    static bool IsPart(Match number, string larger, string smaller)
    {
        var (a, b) = (Stem(larger), Stem(smaller));
        var isSmaller = IsTime(a) ? IsTime(b) && Array.IndexOf(Time, a) > Array.IndexOf(Time, b) : IsLength(a) && IsLength(b) && a != b;
        return isSmaller && Numerals.Find(number.Groups["number"].Value).Count > 0;
    }

    static string Unit(Match measure) => measure.Groups["unit"].Value;

    static bool IsLength(string stem) => Array.IndexOf(Length, stem) >= 0;

    static string Stem(string word) => PorterStemmer.Stem(word.ToLowerInvariant());

    [GeneratedRegex(@"\G(?: and|,)? (?<number>[\w.-]+) (?<unit>[a-z]+)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Smaller();

    [GeneratedRegex(@"(?<number>[\w.-]+) (?<unit>[a-z]+)(?: and|,)? $", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Larger();
}
