namespace BriefBot.Answer.Verification;

/// <summary>Sees to it that what is denied, doubted or foreseen stays so, and what is a fact stays one.</summary>
static class OperatorCheck
{
    // Words in an operator's reach from which the written sentence tells what it bears on, though the verb is another.
    const int Enough = 3;

    /// <summary>Operators that were dropped, and those that were added. Each counts once: what is denied twice is something else.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        var written = alignment.Written;
        var free = written.Operators.ToList();
        foreach (var source in alignment.Sources)
        {
            foreach (var one in source.Reading.Operators)
            {
                var resting = alignment.RestingOn(source, [.. one.Reach]);
                var keeper = free.Find(own => own.Kind == one.Kind && IsSameWord(own, one, source, alignment)) ?? free.Find(own => Keeps(own, one) && own.Reach.Any(resting.Contains));
                if (keeper is not null) free.Remove(keeper);
                else if (BearsOn(one, source, alignment, resting) && !IsAlsoSaidOtherwise(alignment, source, one, resting)) yield return new Fault(KindOf(one), null, source.Reading.At(one.Span));
            }
        }
        foreach (var own in free) yield return new Fault(KindOf(own), written.At(own.Span), null);
    }

    static FaultKind KindOf(Operator one) => one.Kind is OperatorKind.Negation ? FaultKind.Negation : FaultKind.Hedge;

    static bool IsSameWord(Operator written, Operator source, Source of, Alignment alignment) =>
        string.Equals(alignment.Written.At(written.Span), of.Reading.At(source.Span), StringComparison.OrdinalIgnoreCase) && written.Reach.Any(mine => source.Reach.Any(word => WordMatch.IsSame(mine, word)));

    static bool BearsOn(Operator one, Source source, Alignment alignment, List<ReadWord> resting)
    {
        if (one.Main is { } main) return resting.Exists(word => alignment.Of(word).Any(match => ReferenceEquals(match.Source, source) && match.Word.Index == main.Index)) || (one.Kind is not OperatorKind.Future && resting.Count >= Enough + 1);
        return resting.Count >= Math.Min(Enough, Math.Max(1, one.Reach.Count(word => word.IsContent)));
    }

    // Another cited sentence, or another clause, says the same without it.
    static bool IsAlsoSaidOtherwise(Alignment alignment, Source source, Operator one, List<ReadWord> resting) =>
        resting.TrueForAll(word => alignment.Of(word).Any(match => !ReferenceEquals(match.Source, source)
            ? !match.Source.Reading.Operators.Exists(other => other.Kind == one.Kind && other.Reach.Contains(match.Word))
            : !one.Reach.Contains(match.Word)));

    // What will be may be called expected; what is expected not certain.
    static bool Keeps(Operator written, Operator source) =>
        written.Kind == source.Kind || (source.Kind is OperatorKind.Future && written.Kind is OperatorKind.Hedge);
}
