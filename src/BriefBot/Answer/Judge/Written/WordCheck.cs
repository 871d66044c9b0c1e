using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Holds the words that tell something against the sources.</summary>
sealed class WordCheck(Alignment alignment, NameCheck names)
{
    // Words of a longer sentence of which one may stand nowhere, so that other words for the same thing pass.
    const int Longer = 6;

    // Characters between "more" and the number in "more than 80".
    const int MostBetween = 8;

    // What a word counts that only stands near.
    const double Near = 0.5;

    static readonly FrozenSet<string> Connectors = Lexicon.Set("en/light-words", "connectors");

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

    static readonly FrozenSet<string> Buys = Lexicon.Stems("en/light-words", "buys");

    static readonly FrozenSet<string> Judging = Lexicon.Stems("en/light-words", "judging");

    static readonly FrozenSet<string> Crowds = Lexicon.Stems("en/light-words", "crowds");

    static readonly FrozenSet<string> LongTimes = Lexicon.Stems("en/light-words", "long-times");

    // Words from "to" to the buyer's name, itself left out.
    const int MostBeforeBuyer = 5;

    readonly List<Word> _missing = [];
    double _missed;

    /// <summary>True for a word of a name, number or date that is checked as such.</summary>
    public bool IsCheckedElsewhere(Word word) => names.IsAccepted(word) || IsPartOfValue(word) || IsShare(word);

    /// <summary>Words that nothing cited bears out.</summary>
    public List<Fault> Find()
    {
        var faults = new List<Fault>();
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
                || IsAge(word)
                || IsAgain(word)
                || IsConverse(word)
                || IsTimeBefore(word)
                || IsMember(word)
                || IsShare(word)
            )
                continue;
            if (Loaded(word) is { } fault)
                faults.Add(fault);
            else if (word.IsContent && !Light.Contains(word.Stem) && !IsCredited(word))
            {
                _missing.Add(word);
                _missed += alignment.MayBeMeant(word) || alignment.IsOfCompound(word) ? Near : 1;
            }
        }
        faults.AddRange(DroppedQuantities());
        faults.AddRange(DroppedComparisons());
        faults.AddRange(Sellers());
        faults.AddRange(OtherPrepositions());
        faults.AddRange(_missing.Where(IsAdded).Select(word => new Fault(FaultKind.Unsupported, alignment.Written.At(word.Span), null)));
        if (_missed > Near)
            faults.AddRange(_missing.Take(3).Select(word => new Fault(FaultKind.Unsupported, alignment.Written.At(word.Span), null)));
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
        if (word.IsContent && LoadedWords.IsOpposable(word) && !LoadedWords.IsUnit(word) && !IsPartOfValue(word))
            return new Fault(FaultKind.Unsupported, written, null);
        if (LoadedWords.IsUnit(word))
            return IsPartOfValue(word) ? null : new Fault(FaultKind.Unit, written, null);
        if (LoadedWords.IsQuantity(word))
            return new Fault(FaultKind.Quantity, written, null);
        if (LoadedWords.IsComparison(word))
            return new Fault(FaultKind.Quantity, written, null);
        if (!word.IsContent)
            return null;
        return LoadedWords.IsTime(word) && !IsPartOfValue(word) ? new Fault(FaultKind.Date, written, null) : null;
    }

    // "Meridor bought the castle", for "sold the castle to Meridor".
    bool IsConverse(Word word) =>
        Buys.Contains(word.Stem)
        && alignment.Written.Names.LastOrDefault(name => name.Span.End <= word.Span.Start) is { Text: not null } buyer
        && alignment.Sources.Any(source => IsSoldTo(source.Reading, buyer.Text));

    static bool IsSoldTo(Sentence source, string buyer)
    {
        foreach (var name in source.Names)
        {
            if (!Claims.NameForms.AreSame(name.Text, buyer))
                continue;
            var before = source.Words.FindAll(word => word.Span.End <= name.Span.Start);
            var to = before.FindLastIndex(word => word.Text == "to");
            // "To the hotel chain Meridor": nothing but what it is stands between.
            if (
                to >= 0
                && before.Count - to <= MostBeforeBuyer
                && before.Take(to).Any(word => word.Text is "sold" or "sell" or "sells" or "selling")
            )
                return true;
        }
        return false;
    }

    // Numbers are checked with what they count.
    bool IsNumber(Word word) => (word.HasDigit || word.Number is not null) && IsPartOfValue(word);

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
            )
        || (
            word.Text == "more"
            && alignment.Written.Numbers.Exists(measure =>
                measure.Exactness is Exactness.AtLeast
                && alignment.Written.Text.AsSpan(measure.Span.End, Math.Max(0, word.Span.Start - measure.Span.End)) is " or "
            )
        );

    // "More than 10 years old" for "older than 10 years"; "a 51-year-old man" for "a man of 51".
    bool IsAge(Word word)
    {
        if (word.Text is not ("old" or "year" or "years"))
            return false;
        var number = alignment.Written.Numbers.Find(measure =>
            measure.Span.Start < word.Span.Start && word.Span.Start - measure.Span.End <= MostBetween
        );
        if (number is null)
            return false;
        return word.Text == "old" && alignment.Sources.Any(source => source.Reading.Words.Exists(other => other.Text is "older" or "aged"))
            || alignment.Sources.Any(source =>
                source.Reading.Numbers.Exists(measure => number.IsBorneOutBy(measure) && IsOfAge(source.Reading, measure))
            );
    }

    // "…, 51, …", "aged 51", "a man of 51": an age stands without its years.
    static bool IsOfAge(Sentence source, Measure measure)
    {
        if (measure.Units.Count > 0)
            return false;
        var before = source.Text.AsSpan(source.Span.Start, measure.Span.Start - source.Span.Start);
        var isClosed = measure.Span.End == source.Span.End || source.Text[measure.Span.End] is ',' or '.' or ';' or ')';
        return before.EndsWith(" aged ", StringComparison.Ordinal)
            || (isClosed && (before.EndsWith(", ", StringComparison.Ordinal) || before.EndsWith(" of ", StringComparison.Ordinal)));
    }

    // "Open again", for "reopen".
    bool IsAgain(Word word) =>
        alignment.Written.Words.Exists(again => again.Text == "again" && again.Index > word.Index)
        && alignment.Sources.Any(source =>
            source.Reading.Words.Exists(other =>
                other.Text.StartsWith("re", StringComparison.Ordinal) && PorterStemmer.Stem(other.Text[2..]) == word.Stem
            )
        );

    // "The five crew members", for "its crew of five".
    bool IsMember(Word word) =>
        word.Stem == "member"
        && word.Index > 0
        && Crowds.Contains(alignment.Written.Words[word.Index - 1].Stem)
        && alignment.IsHeld(alignment.Written.Words[word.Index - 1]);

    // "One in three" is "every third".
    bool IsShare(Word word) =>
        word.Text == "one"
        && alignment.Written.Numbers.Exists(measure => ValueCheck.IsShare(alignment, measure) && measure.Span.Start > word.Span.Start);

    // "Two decades ago", for "on Monday, two decades after"; "shortly after", for "minutes after".
    bool IsTimeBefore(Word word)
    {
        var beside = word.Index > 0 ? alignment.Written.Words[word.Index - 1] : null;
        if (word.Text == "shortly")
            return alignment.Sources.Any(source =>
                source.Reading.Words.Exists(other => other.Text is "seconds" or "moments" or "minutes" && IsAfter(source.Reading, other))
            );
        if (word.Text != "ago" || beside is null || !LongTimes.Contains(beside.Stem))
            return false;
        var length = alignment.Written.Numbers.Find(measure =>
            measure.Units.Contains(beside.Stem) && measure.Span.End <= beside.Span.Start && beside.Span.Start - measure.Span.End <= 1
        );
        // A weekday is days before the article at most.
        return length is not null
            && alignment.Sources.Any(source =>
                source.Reading.Dates.Exists(date => date.Weekday is not null)
                && source.Reading.Numbers.Exists(measure =>
                    length.IsBorneOutBy(measure)
                    && source.Reading.Words.Exists(unit =>
                        unit.Stem == beside.Stem
                        && unit.Span.Start >= measure.Span.End
                        && unit.Span.Start - measure.Span.End <= 1
                        && IsAfter(source.Reading, unit)
                    )
                )
            );
    }

    static bool IsAfter(Sentence source, Word word) => word.Index + 1 < source.Words.Count && source.Words[word.Index + 1].Text == "after";

    bool IsPartOfValue(Word word) =>
        alignment.Written.Numbers.Exists(measure => measure.Span.Start <= word.Span.Start && word.Span.End <= measure.Span.End)
        || alignment.Written.Numbers.Exists(measure =>
            measure.Span.End <= word.Span.Start && word.Span.Start - measure.Span.End <= MostBetween && measure.Units.Contains(word.Stem)
        )
        || IsInDate(word);

    // Dates are checked as such.
    bool IsInDate(Word word) =>
        alignment.Written.Dates.Exists(date => date.Span.Start <= word.Span.Start && word.Span.End <= date.Span.End);

    // Words that hang something new on a sentence, where the sources don't have them at all, are no other wording of what they say.
    bool IsAdded(Word word)
    {
        for (var i = word.Index - 1; i >= 0 && !alignment.Written.Words[i].IsContent; i--)
            if (
                Connectors.Contains(alignment.Written.Words[i].Text)
                && !alignment.Sources.Any(source => source.Reading.Words.Exists(other => other.Text == alignment.Written.Words[i].Text))
            )
                return true;
        return false;
    }

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

    // "Meridor, which sold the castle", where it was sold to Meridor.
    IEnumerable<Fault> Sellers()
    {
        foreach (var word in alignment.Written.Words.Where(word => word.Text is "sold" or "sells" or "selling"))
            if (
                alignment.Written.Names.LastOrDefault(name => name.Span.End <= word.Span.Start) is { Text: not null } seller
                && alignment.Sources.Any(source => IsSoldTo(source.Reading, seller.Text))
                && !alignment.Written.Words.Exists(other => other.Text is "to" or "was" or "were" or "been")
            )
                yield return new Fault(FaultKind.Roles, seller.Text, null);
    }

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
