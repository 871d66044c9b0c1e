using BriefBot.Answer.Judge.Written;

namespace BriefBot.Answer.Judge.Translated;

/// <summary>Holds the numbers, with their units and how exact they are, and the dates of a translated sentence against what it
/// cites.</summary>
static class TranslatedValues
{
    /// <summary>Those that nothing cited bears out.</summary>
    public static IEnumerable<Fault> Find(LocalReading written, IReadOnlyList<LocalReading> sources)
    {
        foreach (var number in written.Numbers)
            if (FaultOf(written, number, sources) is { } fault)
                yield return fault;
        foreach (var date in written.Dates)
        {
            if (sources.Any(source => source.Dates.Exists(date.IsBorneOutBy)))
                continue;
            // "2024" may count something.
            if (date is { Year: { } year, Month: null } && sources.Any(source => source.Numbers.Exists(number => number.Value == year)))
                continue;
            var found = sources.SelectMany(source => source.Dates.Select(other => source.At(other.Span))).FirstOrDefault();
            yield return new Fault(FaultKind.Date, written.At(date.Span), found);
        }
    }

    static Fault? FaultOf(LocalReading written, LocalNumber number, IReadOnlyList<LocalReading> sources)
    {
        var others = sources.SelectMany(source => source.Numbers.Select(other => (Source: source, Number: other))).ToList();
        var same = others.FindAll(other => number.IsSameValue(other.Number));
        var text = written.At(number.Span);
        if (same.Count == 0)
        {
            if (number.Unit is null && sources.Any(source => source.Dates.Exists(date => date.Month is null && date.Year == number.Value)))
                return null;
            var rival = others.FirstOrDefault();
            return new Fault(FaultKind.Number, text, rival.Source?.At(rival.Number.Span));
        }
        var fit = same.FindAll(other => number.HasUnitOf(other.Number));
        if (fit.Count == 0)
            return new Fault(FaultKind.Unit, text, same[0].Source.At(same[0].Number.Span));
        return fit.Exists(other => number.IsAsExactAs(other.Number))
            ? null
            : new Fault(FaultKind.Hedge, text, fit[0].Source.At(fit[0].Number.Span));
    }
}
