using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Briefings;

/// <summary>Chooses amounts, counts and shares: what several articles give before what one gives.</summary>
static class KeyNumbers
{
    const int Most = 5;
    const double SameMatter = 0.6;

    // Words behind a number among which what it counts stands.
    const int NounWords = 3;

    // A lone digit counts little that is worth a line.
    const decimal SmallestCount = 3;

    /// <summary>The numbers.</summary>
    public static List<KeyNumber> Of(IReadOnlyList<TopicSentence> sentences, BriefCiter citer)
    {
        var found = sentences
            .Where(sentence => sentence.IsOnTopic && !sentence.Occasion.IsEarlier && !Retractions.IsRetracted(sentence.Text))
            .SelectMany(Measured)
            .ToList();
        var kept = new List<(TopicSentence Sentence, Measure Measure)>();
        foreach (
            var (sentence, measure) in found
                .OrderByDescending(one => Holding(one.Measure, found))
                .ThenByDescending(one => one.Sentence.Coverage)
                .ThenBy(one => one.Sentence.Source.Rank)
                .ThenBy(one => one.Sentence.Position)
        )
        {
            if (kept.Count == Most)
                break;
            if (
                kept.Exists(other =>
                    IsSame(other.Measure, measure)
                    || ReferenceEquals(other.Sentence, sentence)
                    || other.Sentence.Overlap(sentence) >= SameMatter
                )
            )
                continue;
            kept.Add((sentence, measure));
        }
        return kept.ConvertAll(one => Number(one.Sentence, one.Measure, citer));
    }

    static IEnumerable<(TopicSentence Sentence, Measure Measure)> Measured(TopicSentence sentence) =>
        sentence
            .Reading.Measures.Where(measure => IsTelling(measure) && !IsAdjective(sentence, measure))
            .Select(measure => (sentence, measure));

    static bool IsTelling(Measure measure) =>
        measure.Kind switch
        {
            "money" or "share" => true,
            "count" or "length" => measure.Value >= SmallestCount && measure.Units.Count > 0,
            "time" => measure.Value >= SmallestCount && !measure.IsDistance,
            _ => false,
        };

    // "Three-year battle".
    static bool IsAdjective(TopicSentence sentence, Measure measure) =>
        measure.Span.End < sentence.Span.End && sentence.Article.Body[measure.Span.End] is '-' or '–';

    static bool IsSame(Measure a, Measure b) => a.Value == b.Value && a.Kind == b.Kind;

    static int Holding(Measure measure, List<(TopicSentence Sentence, Measure Measure)> all) =>
        all.Where(one => one.Measure.IsSameQuantity(measure) && one.Measure.Value == measure.Value)
            .Select(one => one.Sentence.Article.Id)
            .Distinct()
            .Count();

    // With what it counts: the words behind it, as far as they are its own.
    static KeyNumber Number(TopicSentence sentence, Measure measure, BriefCiter citer)
    {
        var body = sentence.Article.Body;
        var end = Quantities.UnitEnd(body, measure.Span.End, sentence.Span.End);
        if (end == measure.Span.End && measure.Kind is "count")
            for (var words = 0; words < NounWords && NextWord(body, end, sentence.Span.End) is { } next && next > end; words++)
                end = next;
        var span = new TextSpan(measure.Span.Start, end);
        return new KeyNumber(body[span.Start..span.End].TrimEnd(), citer.Quote(sentence, [sentence.Inside(span)]));
    }

    static bool IsSmall(ReadOnlySpan<char> word) =>
        StopWords.IsStopWord(word) || word is "since" or "within" or "without" or "around" or "back" or "away";

    // The end of the word behind a place; null where a small word, a mark or the sentence's end follows.
    static int? NextWord(string body, int at, int limit)
    {
        if (at >= limit || body[at] != ' ')
            return null;
        var end = at + 1;
        while (end < limit && (char.IsLetter(body[end]) || body[end] == '-'))
            end++;
        return end == at + 1 || IsSmall(body.AsSpan(at + 1, end - at - 1)) ? null : end;
    }
}
