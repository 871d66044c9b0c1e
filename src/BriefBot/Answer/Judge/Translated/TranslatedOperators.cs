using BriefBot.Answer.Judge.Written;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>Compares what denies, hedges and credits in a translated sentence with what does in those that it cites.</summary>
static class TranslatedOperators
{
    /// <summary>What was left out, and a negation that came in.</summary>
    public static IEnumerable<Fault> Find(LocalReading written, IReadOnlyList<LocalReading> sources)
    {
        // What is quoted is in the source's language.
        List<LocalReading> said =
        [
            written,
            .. written.Quotes.SelectMany(quote =>
                sources.Select(source => source.Language).Distinct().Select(language => new LocalReading(written.Text, quote, language))
            ),
        ];
        var (negator, denial) = (First(said, one => one.Negator), First(said, one => one.Denial));
        var (sourceNegator, sourceDenial) = (First(sources, one => one.Negator), First(sources, one => one.Denial));
        // "Not ruled out" is neither "not" nor "ruled out" alone; "refused to" may be "did not".
        if (Count(negator, denial) > Count(sourceNegator, sourceDenial))
            yield return new Fault(FaultKind.Negation, sourceNegator is null ? negator ?? denial : denial ?? negator, null);
        if (Count(negator, denial) < Count(sourceNegator, sourceDenial))
            yield return new Fault(FaultKind.Negation, null, negator is null ? sourceNegator ?? sourceDenial : sourceDenial);
        if (First(sources, one => one.Hedge) is { } hedge && First(said, one => one.Hedge) is null)
            yield return new Fault(FaultKind.Hedge, null, hedge);
        if (First(sources, one => one.Credit) is { } credit && First(said, one => one.Credit) is null)
            yield return new Fault(FaultKind.Attribution, null, credit);
    }

    static int Count(string? negator, string? denial) => (negator is null ? 0 : 1) + (denial is null ? 0 : 1);

    static string? First(IEnumerable<LocalReading> readings, Func<LocalReading, string?> find) =>
        readings.Select(find).FirstOrDefault(found => found is not null);
}
