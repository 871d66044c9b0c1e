using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>What a number counts or measures.</summary>
/// <param name="Class">"money", "share", "time", "length", "age", or "count".</param>
/// <param name="Noun">Stem of what is counted ("ship"), empty for other classes or when nothing follows.</param>
readonly record struct Quantity(string Class, string Noun);

/// <summary>Tells what numbers measure, and what a question wants measured.</summary>
static class Quantities
{
    static readonly string[] Time = Lexicon.Lines("en/quantities", "time");
    static readonly string[] Length = Lexicon.Lines("en/quantities", "length");
    static readonly string[] Money = Lexicon.Lines("en/quantities", "money");

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
            if (Array.IndexOf(Time, stem) >= 0)
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
        return Array.IndexOf(Time, stem) >= 0 || Array.IndexOf(Length, stem) >= 0 || Array.IndexOf(Money, stem) >= 0 ? stop : end;
    }

    /// <summary>How well a quantity answers the question, 0 to 1.</summary>
    public static double Fit(QuestionAnalysis question, Quantity quantity)
    {
        for (var i = 0; i + 1 < question.Words.Count; i++)
        {
            if (question.Words[i] != "how")
                continue;
            return question.Words[i + 1] switch
            {
                "long" when i + 2 < question.Words.Count && question.Words[i + 2] is "is" or "are" => quantity.Class switch
                {
                    "length" => 1,
                    "time" => 0.5,
                    _ => 0.2,
                },
                "long" => quantity.Class switch
                {
                    "time" => 1,
                    "length" => 0.5,
                    _ => 0.2,
                },
                "old" => quantity.Class switch
                {
                    "age" => 1,
                    "time" => 0.8,
                    "count" when quantity.Noun.Length == 0 => 0.7,
                    _ => 0.2,
                },
                "far" or "tall" or "high" or "big" or "large" => quantity.Class switch
                {
                    "length" => 1,
                    "share" => 0.6,
                    _ => 0.4,
                },
                "much" => quantity.Class switch
                {
                    "money" => 1,
                    "share" => 0.8,
                    _ => 0.3,
                },
                "many" => i + 2 < question.Words.Count ? FitCount(question.Words.Skip(i + 2).Take(3), quantity) : 0.6,
                _ => 0.6,
            };
        }
        if (question.Words.Any(word => word is "percentage" or "percent" or "proportion" or "share"))
            return quantity.Class == "share" ? 1 : 0.2;
        if (question.Words.Any(word => word is "price" or "cost" or "worth" or "value"))
            return quantity.Class == "money" ? 1 : 0.3;
        if (question.Words.Any(word => word is "age"))
            return quantity.Class is "age" or "time" ? 1 : 0.5;
        return 0.6;
    }

    /// <summary>The same for a value that has its name before it ("Seats: 6"): the noun is in there.</summary>
    public static double FitLabel(QuestionAnalysis question, Quantity quantity, ReadOnlySpan<char> label)
    {
        var best = Fit(question, quantity);
        if (quantity.Class != "count")
            return best;
        foreach (var word in Normalizer.Words(label))
            best = Math.Max(best, Fit(question, quantity with { Noun = PorterStemmer.Stem(word) }));
        return best;
    }

    static double FitCount(IEnumerable<string> nouns, Quantity quantity)
    {
        foreach (var noun in nouns)
        {
            var stem = PorterStemmer.Stem(noun);
            if (stem == quantity.Noun)
                return 1;
            if (Array.IndexOf(Time, stem) >= 0)
                return quantity.Class == "time" ? 1 : 0.3;
        }
        return quantity.Class == "count" ? 0.6 : 0.2;
    }
}
