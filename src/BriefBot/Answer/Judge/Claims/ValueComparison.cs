using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Judge.Claims;

/// <summary>What a comparison of values found: in what they differ, and where in the source they stand.</summary>
sealed record ValueFindings(List<Difference> Differences, List<TextSpan> Marks);

/// <summary>Compares the numbers and dates of a claim with those of a source's sentence.</summary>
static class ValueComparison
{
    // Words on either side of two numbers among which they must share one to be said of the same.
    const int Nearby = 5;

    /// <summary>Compares the numbers: each is borne out, differs from the only other one of the same quantity, or is missing.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="source">The source's sentence.</param>
    /// <param name="words">Its words.</param>
    /// <param name="into">Takes what is found.</param>
    public static void Measures(ClaimReading claim, Sentence source, List<MatchedWord> words, ValueFindings into)
    {
        var pairs = claim
            .Sentence.Measures.Select(claimed => (Claimed: claimed, Same: source.Measures.FirstOrDefault(found => IsSame(claimed, found))))
            .ToList();
        var free = source.Measures.Where(found => !pairs.Exists(pair => ReferenceEquals(pair.Same, found))).ToList();
        foreach (var (claimed, same) in pairs)
        {
            var text = claim.Sentence.At(claimed.Span);
            if (same is not null)
                into.Marks.Add(same.Span);
            else if (
                free.FindAll(claimed.IsRival) is [var only]
                && claimed.IsRuledOutBy(only)
                && AreOfSame(claim, claimed, source, words, only)
            )
                Differ(DifferenceKind.Number, text, source, only.Span, into);
            else
                into.Differences.Add(new Difference(DifferenceKind.MissingNumber, text, null));
        }
    }

    /// <summary>Compares the dates; where the sentence has none, the article's own date may stand for it.</summary>
    public static void Dates(ClaimReading claim, Sentence source, Article article, ValueFindings into)
    {
        foreach (var claimed in claim.Sentence.Dates)
        {
            var text = claim.Sentence.At(claimed.Span);
            var covering = source.Dates.Where(claimed.IsCoveredBy).ToList();
            if (covering.Count > 0)
                into.Marks.Add(covering[0].Span);
            else if (source.Dates.Count == 0 && IsDatedByArticle(claimed, source, article))
                continue;
            else if (source.Dates is [var only] && claimed.Differs(only))
                Differ(DifferenceKind.Date, text, source, only.Span, into);
            else
                into.Differences.Add(new Difference(DifferenceKind.MissingDate, text, null));
        }
    }

    static void Differ(DifferenceKind kind, string claimed, Sentence source, TextSpan found, ValueFindings into)
    {
        into.Differences.Add(new Difference(kind, claimed, source.At(found)));
        into.Marks.Add(found);
    }

    // Without a noun on one side only the same number is surely the same.
    static bool IsSame(Measure claimed, Measure found)
    {
        if (!claimed.IsBorneOutBy(found))
            return false;
        return claimed.IsSameQuantity(found) || (claimed.MayBeSameQuantity(found) && claimed.Value == found.Value);
    }

    static bool IsDatedByArticle(StatedDate claimed, Sentence source, Article article) =>
        !Occasions.Of(source.Text, source.Span, article.Published.Year).IsEarlier
        && claimed.IsNewsOf(article.Published.Day, article.Published.Year);

    static bool AreOfSame(ClaimReading claim, Measure claimed, Sentence source, List<MatchedWord> words, Measure found) =>
        Around(claim.Sentence.Text, claim.Words, claimed, 0).Overlaps(Around(source.Text, words, found, source.Span.Start));

    // Terms on either side of a number, what it counts aside.
    static HashSet<int> Around(string text, List<MatchedWord> words, Measure measure, int offset)
    {
        var first = words.FindIndex(word => word.Start + offset >= measure.Span.Start);
        var last = words.FindLastIndex(word => word.End + offset <= measure.Span.End);
        if (first < 0 || last < first)
            return [];
        var before = words.Skip(first - Nearby).Take(Math.Min(first, Nearby));
        var after = words.Skip(last + 1).Take(Nearby);
        return [.. before.Concat(after).Where(word => word.Term >= 0 && !IsUnit(word)).Select(word => word.Term)];

        bool IsUnit(MatchedWord word) =>
            Normalizer
                .Words(text.AsSpan(word.Start + offset, word.End - word.Start))
                .Exists(one => measure.Units.Contains(PorterStemmer.Stem(one)));
    }
}
