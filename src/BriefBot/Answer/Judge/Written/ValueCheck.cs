using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Holds numbers with their units, and dates, against the sources.</summary>
static class ValueCheck
{
    // "43 percentage points" are not 43 percent.
    static readonly string[] Points = ["point", "percentag"];

    /// <summary>The numbers and dates that nothing cited bears out.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        foreach (var measure in alignment.Written.Numbers)
            if (FaultOf(alignment, measure) is { } fault)
                yield return fault;
        foreach (var date in alignment.Written.Dates)
        {
            if (alignment.Sources.Any(source => source.Reading.Dates.Exists(date.IsCoveredBy)))
                continue;
            var found = alignment
                .Sources.SelectMany(source => source.Reading.Dates.Select(other => source.Reading.At(other.Span)))
                .FirstOrDefault();
            yield return new Fault(FaultKind.Date, alignment.Written.At(date.Span), found);
        }
        foreach (var word in alignment.Written.Words)
        {
            if (!word.HasDigit || alignment.IsHeld(word) || IsPartOf(alignment.Written, word))
                continue;
            yield return new Fault(FaultKind.Number, alignment.Written.At(word.Span), null);
        }
    }

    static bool IsPartOf(Sentence written, Word word) =>
        written.Numbers.Exists(measure => Holds(measure.Span.Start, measure.Span.End, word))
        || written.Dates.Exists(date => Holds(date.Span.Start, date.Span.End, word));

    static bool Holds(int start, int end, Word word) => start <= word.Span.Start && word.Span.End <= end;

    static Fault? FaultOf(Alignment alignment, Measure measure)
    {
        var written = alignment.Written.At(measure.Span);
        var others = alignment
            .Sources.SelectMany(source => source.Reading.Numbers.Select(other => (Source: source, Measure: other)))
            .ToList();
        var borne = others.FindAll(other =>
            measure.IsBorneOutBy(other.Measure) && (measure.Value == other.Measure.Value || measure.Exactness is not Exactness.About)
        );
        // So many of one thing, where the source has so many of another and other numbers of this.
        if (
            measure.Kind is "count"
            && borne.Count > 0
            && !borne.Exists(other => measure.Units.Overlaps(other.Measure.Units))
            && others.Find(other => !borne.Contains(other) && measure.Units.Overlaps(other.Measure.Units)) is { Measure: not null } owner
        )
            return new Fault(FaultKind.Number, written, Of(owner));
        if (borne.Exists(other => HasSameUnit(measure, other.Measure) && IsAsExact(measure, other.Measure)))
            return null;
        if (borne.Exists(other => HasSameUnit(measure, other.Measure)))
            return new Fault(FaultKind.Hedge, written, Of(borne[0]));
        if (borne.Count > 0)
            return new Fault(FaultKind.Unit, written, Of(borne[0]));
        // What the reader of numbers passes over in the source: part of a name or a date.
        var value = alignment.Written.Words.Find(word =>
            word.Span.Start >= measure.Span.Start && word.Span.End <= measure.Span.End && word.Number is not null
        );
        if (others.Count == 0 && value is not null && alignment.IsHeld(value))
            return null;
        var rival = others.Find(other => other.Measure.Kind == measure.Kind);
        return new Fault(FaultKind.Number, written, rival.Measure is null ? null : Of(rival));

        static string Of((Source Source, Measure Measure) other) => other.Source.Reading.At(other.Measure.Span);
    }

    // What is counted may be called otherwise; a unit may not.
    static bool HasSameUnit(Measure written, Measure source)
    {
        if (written.Kind is "ordinal" || source.Kind is "ordinal")
            return written.Kind == source.Kind;
        if (written.Kind is "count" or "age" && source.Kind is "count" or "age")
            return written.Units.Count == 0
                || source.Units.Count == 0
                || !(IsUnit(written) || IsUnit(source))
                || written.Units.Overlaps(source.Units);
        if (written.Units.Overlaps(Points) != source.Units.Overlaps(Points))
            return false;
        if (written.Units.Count == 0 || source.Units.Count == 0)
            return true;
        return (written.Kind == source.Kind && written.Kind is "share" or "score") || written.Units.Overlaps(source.Units);
    }

    static bool IsUnit(Measure measure) => measure.Units.Any(unit => LoadedWords.IsUnit(new Word(unit, unit, default, false, 0)));

    // "About 80" doesn't bear out "80"; that what is exact is called about so much does no harm.
    static bool IsAsExact(Measure written, Measure source) =>
        written.Exactness == source.Exactness
        || written.Exactness is Exactness.About
        || (written.Value != source.Value && source.Exactness is Exactness.Exact);
}
