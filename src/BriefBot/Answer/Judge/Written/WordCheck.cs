using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Holds the words that tell something against the sources.</summary>
sealed class WordCheck(Alignment alignment, NameCheck names)
{
    // Characters between "more" and the number in "more than 80".
    const int MostBetween = 8;

    // Words that stand nowhere, of which so many are named.
    const int Named = 3;

    static readonly FrozenDictionary<string, string> OppositePrepositions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["on"] = "off",
        ["off"] = "on",
        ["in"] = "out",
        ["out"] = "in",
        ["up"] = "down",
        ["down"] = "up",
        ["over"] = "under",
        ["under"] = "over",
        ["with"] = "without",
        ["for"] = "against",
        ["against"] = "for",
        ["to"] = "from",
        ["from"] = "to",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenSet<string> Light = Lexicon.Stems("en/light-words", "light");

    static readonly FrozenSet<string> Judging = Lexicon.Stems("en/light-words", "judging");

    /// <summary>True for a word of a name, number or date that is checked as such.</summary>
    public bool IsCheckedElsewhere(Word word) => names.IsAccepted(word) || IsPartOfValue(word);

    /// <summary>Words that nothing cited bears out.</summary>
    public List<Fault> Find()
    {
        var (faults, missing) = (new List<Fault>(), new List<Word>());
        var telling = alignment.Written.Words.FindAll(Tells);
        foreach (var word in telling)
        {
            if (!alignment.IsHeld(word) && (IsCredited(word) || IsOperator(word)) && Judging.Contains(word.Stem))
                faults.Add(new Fault(FaultKind.Attribution, alignment.Written.At(word.Span), null));
            if (
                alignment.IsHeld(word)
                || names.IsAccepted(word)
                || IsBeforeNumber(word)
                || IsOperator(word)
                || IsNumber(word)
                || IsInDate(word)
            )
                continue;
            if (Loaded(word) is { } fault)
                faults.Add(fault);
            else if (word.IsContent && !Light.Contains(word.Stem) && !IsCredited(word))
                missing.Add(word);
        }
        faults.AddRange(DroppedQuantities());
        faults.AddRange(DroppedComparisons());
        faults.AddRange(OtherPrepositions());
        faults.AddRange(missing.Take(Named).Select(word => new Fault(FaultKind.Unsupported, alignment.Written.At(word.Span), null)));
        return faults;
    }

    // Some little words turn a statement into another as well.
    static bool Tells(Word word) =>
        word.IsContent
        || LoadedWords.IsQuantity(word)
        || LoadedWords.IsComparison(word)
        || word.Text is "before" or "after" or "above" or "below" or "off" or "up" or "down" or "without" or "against";

    // "Said", "told": the credit is checked as such.
    bool IsCredited(Word word) => alignment.Written.Credits.Exists(credit => credit.Verb.Index == word.Index);

    Fault? Loaded(Word word)
    {
        var written = alignment.Written.At(word.Span);
        if (
            alignment
                .Sources.Select(source => LoadedWords.OppositeOf(word, source.Reading.Words))
                .FirstOrDefault(other => other is not null) is
            { } opposite
        )
            return new Fault(FaultKind.Opposite, written, opposite.Text);
        if (word.IsContent && LoadedWords.IsOpposable(word) && !IsPartOfValue(word))
            return new Fault(FaultKind.Unsupported, written, null);
        if (LoadedWords.IsQuantity(word) || LoadedWords.IsComparison(word))
            return new Fault(FaultKind.Quantity, written, null);
        return word.IsContent && LoadedWords.IsTime(word) && !IsPartOfValue(word) ? new Fault(FaultKind.Date, written, null) : null;
    }

    // Numbers are checked with what they count; "a 51-year-old man", for "a man of 51".
    bool IsNumber(Word word) =>
        IsPartOfValue(word)
        && (
            word.HasDigit
            || word.Number is not null
            || alignment.Written.Numbers.Exists(measure => measure.Kind is "age" && measure.Units.Contains(word.Stem))
        );

    // "Able to": what weakens or turns round is checked as such.
    bool IsOperator(Word word) =>
        alignment.Written.Operators.Exists(one =>
            one.Kind is not OperatorKind.Absence && one.Span.Start <= word.Span.Start && word.Span.End <= one.Span.End
        );

    // "more than 80": how exact a number is, is checked with it.
    bool IsBeforeNumber(Word word) =>
        (LoadedWords.IsComparison(word) || Measures.TellsExactness(word.Text))
        && alignment.Written.Numbers.Exists(measure =>
            word.Span.End <= measure.Span.Start
            && measure.Span.Start - word.Span.End <= MostBetween
            && measure.Exactness is not Exactness.Exact
        );

    bool IsPartOfValue(Word word) =>
        alignment.Written.Numbers.Exists(measure => measure.Span.Start <= word.Span.Start && word.Span.End <= measure.Span.End)
        || alignment.Written.Numbers.Exists(measure =>
            measure.Span.End <= word.Span.Start && word.Span.Start - measure.Span.End <= MostBetween && measure.Units.Contains(word.Stem)
        )
        || IsInDate(word);

    // Dates are checked as such.
    bool IsInDate(Word word) =>
        alignment.Written.Dates.Exists(date => date.Span.Start <= word.Span.Start && word.Span.End <= date.Span.End);

    // Between the same two words "off" is not "on".
    IEnumerable<Fault> OtherPrepositions()
    {
        var written = alignment.Written.Words;
        for (var i = 0; i < written.Count; i++)
        {
            if (!OppositePrepositions.TryGetValue(written[i].Text, out var opposite))
                continue;
            var left = written.Take(i).LastOrDefault(word => word.IsContent);
            var right = written.Skip(i + 1).FirstOrDefault(word => word.IsContent);
            if (left is null || right is null)
                continue;
            foreach (var match in alignment.Of(left))
            {
                var behind = match.Source.Reading.Words.Skip(match.Word.Index + 1).TakeWhile(word => !word.IsContent).ToList();
                var next = match.Source.Reading.Words.ElementAtOrDefault(match.Word.Index + 1 + behind.Count);
                if (
                    next is not null
                    && WordMatch.IsSame(right, next)
                    && behind.Exists(word => word.Text == opposite)
                    && !behind.Exists(word => word.Text == written[i].Text)
                )
                    yield return new Fault(FaultKind.Opposite, written[i].Text, opposite);
            }
        }
    }

    // "9 percent fewer" isn't "9 percent".
    IEnumerable<Fault> DroppedComparisons()
    {
        if (alignment.Written.Words.Exists(IsDegree))
            yield break;
        foreach (var source in alignment.Sources)
        {
            foreach (var measure in source.Reading.Numbers)
            {
                var behind = source.Reading.Words.Find(word => word.Span.Start >= measure.Span.End);
                if (
                    behind is null
                    || !IsDegree(behind)
                    || behind.Span.Start - measure.Span.End != 1
                    || !alignment.Written.Numbers.Exists(own => own.IsBorneOutBy(measure))
                )
                    continue;
                yield return new Fault(FaultKind.Quantity, null, source.Reading.At(behind.Span));
            }
        }
    }

    static bool IsDegree(Word word) => LoadedWords.IsComparison(word) && word.Text is not ("first" or "second" or "third" or "last");

    // "Some residents left" doesn't bear out that residents left.
    IEnumerable<Fault> DroppedQuantities()
    {
        foreach (var source in alignment.Sources)
        {
            foreach (
                var quantity in source.Reading.Words.Where(word =>
                    word.Text is "some" or "few" or "half" or "most" or "nearly" or "almost" or "partly" or "part"
                )
            )
            {
                var behind = source
                    .Reading.Words.Skip(quantity.Index + 1)
                    .TakeWhile(word => !source.Reading.IsBreak(word.Index - 1))
                    .Where(word => word.IsContent)
                    .Take(1)
                    .ToList();
                if (behind is not [var what] || what.HasDigit || what.Number is not null)
                    continue;
                var resting = alignment.RestingOn(source, [what]);
                if (
                    resting.Count == 0
                    || alignment.IsHeldElsewhere(resting, source)
                    || alignment.Written.Words.Exists(word => LoadedWords.IsQuantity(word) || word.Text == quantity.Text)
                )
                    continue;
                yield return new Fault(FaultKind.Quantity, null, source.Reading.At(quantity.Span));
            }
        }
    }
}
