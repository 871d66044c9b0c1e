using BriefBot.Corpus;
using BriefBot.Language;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>Something that was asked and not found.</summary>
/// <param name="Question">As it was asked last.</param>
/// <param name="Key">The answer to that.</param>
/// <param name="Times">How often it was asked, in whatever words.</param>
/// <param name="Last">When it was asked last.</param>
public sealed record Gap(string Question, AnswerKey Key, int Times, DateTimeOffset Last)
{
    /// <summary>Most gaps that are told.</summary>
    public const int Most = 100;

    /// <summary>The gaps that questions show, most asked first: those that ask with the same words, however inflected, are one.</summary>
    /// <param name="questions">Newest first.</param>
    public static IReadOnlyList<Gap> Of(IEnumerable<AnswerSummary> questions)
    {
        var stems = new StemMemory();
        return
        [
            .. questions
                .Where(question => question.Status == AnswerStatus.NotFound)
                .GroupBy(question => Asked(question, stems), StringComparer.Ordinal)
                .Select(group => (Last: group.First(), Times: group.Count()))
                .Select(group => new Gap(group.Last.Understood ?? group.Last.Question, group.Last.Key, group.Times, group.Last.AskedAt))
                .OrderByDescending(gap => gap.Times)
                .ThenByDescending(gap => gap.Last)
                .Take(Most),
        ];
    }

    static string Asked(AnswerSummary question, StemMemory stems)
    {
        var words = Normalizer.Words(question.Understood ?? question.Question);
        var told = words.Where(word => !StopWords.IsStopWord(word)).Select(stems.Stem).Distinct().Order(StringComparer.Ordinal);
        return string.Join(' ', told) is { Length: > 0 } key ? key : string.Join(' ', words);
    }
}
