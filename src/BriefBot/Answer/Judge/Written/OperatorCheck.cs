using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Sees to it that what is denied, doubted or foreseen stays so, and what is a fact stays one.</summary>
static class OperatorCheck
{
    // Words before a verb among which an auxiliary stands.
    const int AuxiliaryReach = 3;

    // Words in an operator's reach from which the written sentence tells what it bears on, though the verb is another.
    const int Enough = 3;

    /// <summary>Operators that were dropped, and those that were added. Each counts once: what is denied twice is something else.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        var written = alignment.Written;
        var free = Compared(written).ToList();
        foreach (var source in alignment.Sources)
        {
            foreach (var one in Compared(source.Reading))
            {
                var resting = alignment.RestingOn(source, [.. one.Reach]);
                var keeper =
                    free.Find(own => own.Kind == one.Kind && IsSameWord(own, one, source, alignment))
                    ?? free.Find(own => Keeps(own, one) && own.Reach.Any(resting.Contains));
                if (keeper is null && one.Conditioned.Count > 0)
                    keeper = free.Find(own => own.Conditioned.Count > 0);
                if (keeper is not null)
                    free.Remove(keeper);
                else if (IsDroppedCondition(alignment, source, one))
                    yield return new Fault(FaultKind.Hedge, null, source.Reading.At(one.Span));
                else if (
                    !IsToldInPresent(alignment, source, one)
                    && BearsOn(one, source, alignment, resting)
                    && !IsAlsoSaidOtherwise(alignment, source, one, resting)
                )
                    yield return new Fault(KindOf(one), null, source.Reading.At(one.Span));
            }
        }
        foreach (var own in free)
            yield return new Fault(KindOf(own), written.At(own.Span), null);
    }

    // What is skipped or called off is told by its verb, which is compared as a word.
    static IEnumerable<Operator> Compared(Sentence sentence) => sentence.Operators.Where(one => one.Kind is not OperatorKind.Absence);

    // "Production starts in March", for "is to start": what the present tells of what lies ahead.
    static bool IsToldInPresent(Alignment alignment, Source source, Operator one) =>
        one is { Kind: OperatorKind.Future, Main: { } main }
        && !source.Reading.At(one.Span).StartsWith("would", StringComparison.OrdinalIgnoreCase)
        && alignment.Written.Words.Exists(word =>
            word.Index > 0
            && IsPresent(word)
            && !HasAuxiliary(alignment.Written, word)
            && alignment.Of(word).Any(match => ReferenceEquals(match.Source, source) && match.Word.Index == main.Index)
        );

    // "The schools are to open again if …", told without it.
    static bool IsDroppedCondition(Alignment alignment, Source source, Operator one)
    {
        var told = alignment.RestingOn(source, one.Conditioned);
        return told.Count >= Enough && told.Count * 2 >= one.Conditioned.Count && !alignment.IsHeldElsewhere(told, source);
    }

    static bool HasAuxiliary(Sentence reading, Word verb) =>
        reading
            .Words.Skip(Math.Max(0, verb.Index - AuxiliaryReach))
            .Take(Math.Min(AuxiliaryReach, verb.Index))
            .Any(word =>
                word.Text
                    is "did"
                        or "does"
                        or "do"
                        or "has"
                        or "have"
                        or "had"
                        or "was"
                        or "were"
                        or "is"
                        or "are"
                        or "be"
                        or "been"
                        or "to"
                        or "can"
                        or "could"
                        or "might"
                        or "must"
                        or "should"
            );

    // Its form tells; "cut" and "put" are past as well.
    static bool IsPresent(Word word) =>
        Lemmas.Related(word.Text) is { Count: > 1 } forms
            ? (word.Text == forms[0] || word.Text == forms[0] + "s") && !forms[1].StartsWith(forms[0], StringComparison.Ordinal)
            : !word.IsVerb && !word.Text.EndsWith("ed", StringComparison.Ordinal);

    static FaultKind KindOf(Operator one) => one.Kind is OperatorKind.Negation ? FaultKind.Negation : FaultKind.Hedge;

    static bool IsSameWord(Operator written, Operator source, Source of, Alignment alignment) =>
        string.Equals(alignment.Written.At(written.Span), of.Reading.At(source.Span), StringComparison.OrdinalIgnoreCase)
        && written.Reach.Any(mine => source.Reach.Any(word => WordMatch.IsSame(mine, word)));

    static bool BearsOn(Operator one, Source source, Alignment alignment, List<Word> resting)
    {
        if (one.Main is { } main)
            return resting.Exists(word =>
                    alignment.Of(word).Any(match => ReferenceEquals(match.Source, source) && match.Word.Index == main.Index)
                )
                || resting.Count > Enough;
        return resting.Count >= Math.Min(Enough, Math.Max(1, one.Reach.Count(word => word.IsContent)));
    }

    // Another cited sentence, or another clause, says the same without it.
    static bool IsAlsoSaidOtherwise(Alignment alignment, Source source, Operator one, List<Word> resting) =>
        resting.TrueForAll(word =>
            alignment
                .Of(word)
                .Any(match =>
                    !ReferenceEquals(match.Source, source)
                        ? !match.Source.Reading.Operators.Exists(other => other.Kind == one.Kind && other.Reach.Contains(match.Word))
                        : !one.Reach.Contains(match.Word)
                )
        );

    // What will be may be called expected; what is expected not certain.
    static bool Keeps(Operator written, Operator source) =>
        written.Kind == source.Kind || (source.Kind is OperatorKind.Future && written.Kind is OperatorKind.Hedge);
}
