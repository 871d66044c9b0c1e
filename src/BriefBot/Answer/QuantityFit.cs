using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer;

/// <summary>Tells whether a number measures what a question asks for.</summary>
static class QuantityFit
{
    /// <summary>How well a quantity answers the question, 0 to 1.</summary>
    public static double Of(QuestionAnalysis question, Quantity quantity)
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
    public static double OfLabelled(QuestionAnalysis question, Quantity quantity, ReadOnlySpan<char> label)
    {
        var best = Of(question, quantity);
        if (quantity.Class != "count")
            return best;
        foreach (var word in Normalizer.Words(label))
            best = Math.Max(best, Of(question, quantity with { Noun = PorterStemmer.Stem(word) }));
        return best;
    }

    static double FitCount(IEnumerable<string> nouns, Quantity quantity)
    {
        foreach (var noun in nouns)
        {
            var stem = PorterStemmer.Stem(noun);
            if (stem == quantity.Noun)
                return 1;
            if (Quantities.IsTime(stem))
                return quantity.Class == "time" ? 1 : 0.3;
        }
        return quantity.Class == "count" ? 0.6 : 0.2;
    }
}
