using System.Collections.Frozen;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Sees to it that what somebody says is credited to them, and to nobody else.</summary>
static class CreditCheck
{
    static readonly FrozenSet<string> Minding = Lexicon.Set("en/credits", "minding");

    // Words of what somebody says from which a sentence passes it on.
    const int Enough = 2;

    /// <summary>Credits that were dropped, and those to others.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        var written = alignment.Written;
        foreach (var source in alignment.Sources)
        {
            foreach (var credit in source.Reading.Credits)
            {
                var passed = Passed(alignment, source, credit);
                if (
                    IsOwnAnnouncement(source.Reading, credit)
                    || !IsPassedOn(alignment, passed)
                    || IsCredited(written)
                    || IsSameVerb(alignment, source, credit)
                    || IsAlsoToldByArticle(alignment, source, passed)
                )
                    continue;
                yield return new Fault(FaultKind.Attribution, null, Words(source.Reading, credit.Speaker));
            }
            if (source.Reading.IsAllQuoted && !IsCredited(written) && Passed(alignment, source, source.Reading.Words).Count >= Enough)
                yield return new Fault(FaultKind.Attribution, null, null);
        }
        foreach (var own in written.Credits)
            if (FaultOf(alignment, own) is { } fault)
                yield return fault;
    }

    // "The railway will run night trains, it announced": it is the railway that does.
    static bool IsOwnAnnouncement(Sentence source, Credit credit) =>
        credit.IsPronoun
        && (
            credit.Verb.Text is "announced"
            || (credit.Verb.Text is "said" && source.Operators.Exists(one => one.Kind is OperatorKind.Future))
        )
        && credit.Speaker is [{ Text: "it" or "they", Index: > 0 } speaker]
        && source.IsBreak(speaker.Index - 1);

    static bool IsPassedOn(Alignment alignment, List<Word> passed) =>
        passed.Count >= Math.Min(Enough, Math.Max(1, alignment.Written.Words.Count(word => word.IsContent)));

    // Any verb of saying will do; to whom it is credited is another matter.
    static bool IsCredited(Sentence written) =>
        written.Credits.Count > 0
        || written.Words.Exists(word =>
            SpeechVerbs.IsVerb(word.Text)
                && !written.IsQuoted(word.Span)
                && word.Text
                    is not (
                        "reported"
                        or "estimated"
                        or "estimates"
                        or "alleged"
                        or "claims"
                        or "reports"
                        or "states"
                        or "notes"
                        or "called"
                        or "wrote"
                        or "asked"
                        or "promised"
                        or "rejected"
                        or "dismissed"
                        or "accused"
                        or "denied"
                    )
            || (word.Text is "called" or "praised" or "described" && written.Quotes.Count > 0)
        );

    // "Groups fear the chapel will close", as in the source; or "the railway expects", where it says one thing "and expects" the other.
    static bool IsSameVerb(Alignment alignment, Source source, Credit credit) =>
        (
            alignment.RestingOn(source, [credit.Verb]).Count > 0
            || alignment.RestingOn(source, source.Reading.Words.FindAll(word => Minding.Contains(word.Text))).Count > 0
        )
        && alignment.RestingOn(source, [.. credit.Speaker.Where(word => word.IsContent)]).Count > 0;

    static List<Word> Passed(Alignment alignment, Source source, Credit credit)
    {
        var said = Passed(alignment, source, credit.Said);
        // Who speaks may also be spoken of.
        return said.FindAll(word => !credit.Speaker.Any(other => WordMatch.IsSame(word, other)));
    }

    static List<Word> Passed(Alignment alignment, Source source, IReadOnlyList<Word> said) => alignment.RestingOn(source, [.. said]);

    // Another cited sentence says it on its own account.
    static bool IsAlsoToldByArticle(Alignment alignment, Source source, List<Word> passed) =>
        alignment.Sources.Any(other =>
            !ReferenceEquals(other, source)
            && other.Reading.Credits.Count == 0
            && !other.Reading.IsAllQuoted
            && passed.TrueForAll(word => alignment.Of(word).Any(match => ReferenceEquals(match.Source, other)))
        );

    static Fault? FaultOf(Alignment alignment, Credit own)
    {
        var speaker = own.Speaker.Where(word => word.IsContent).ToList();
        var credits = alignment
            .Sources.SelectMany(source => source.Reading.Credits.Select(credit => (Source: source, Credit: credit)))
            .ToList();
        var text = Words(alignment.Written, own.Speaker);
        if (credits.Count == 0)
            return IsCreditedOtherwise(alignment, own, speaker) ? null : new Fault(FaultKind.Attribution, text, null);
        // With several, the one whose words are passed on.
        var most = credits.Max(pair => Shared(alignment, own, pair));
        var meant = credits.FindAll(pair => Shared(alignment, own, pair) == most);
        if (meant.Exists(pair => IsSpeaker(alignment, speaker, pair.Source, pair.Credit)))
            return null;
        return
            IsCreditedOtherwise(alignment, own, speaker)
            && !alignment.Sources.Any(source =>
                source.Reading.Credits.Count > 0
                && own.Said.Count(word => word.IsContent && alignment.Of(word).Any(match => ReferenceEquals(match.Source, source)))
                    >= Enough
            )
            ? null
            : new Fault(FaultKind.Attribution, text, Words(meant[0].Source.Reading, meant[0].Credit.Speaker));
    }

    static int Shared(Alignment alignment, Credit own, (Source Source, Credit Credit) other) =>
        own.Said.Count(word =>
            word.IsContent
            && alignment.Of(word).Any(match => ReferenceEquals(match.Source, other.Source) && other.Credit.Said.Contains(match.Word))
        );

    static bool IsSpeaker(Alignment alignment, List<Word> speaker, Source source, Credit credit)
    {
        speaker = speaker.FindAll(word => !IsWhere(alignment.Written, speaker[0], word));
        if (speaker.Count == 0)
            return true;
        var names = speaker.FindAll(word =>
            word.IsCapital
            && alignment.Written.Names.Exists(name =>
                name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End && name.Kind is not NameKind.Place
                || name.Span.Start == word.Span.Start
            )
        );
        bool Stands(Word word, IEnumerable<Word> among) => among.Any(other => WordMatch.IsSame(word, other));
        // Somebody says something of a place; the place doesn't.
        if (
            speaker.Exists(word =>
                word.IsCapital && !Stands(word, credit.Speaker) && Stands(word, credit.Said.Where(other => other.IsCapital))
            )
        )
            return false;
        if (credit.IsPronoun)
            return alignment
                .Written.Names.Where(name => names.Exists(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End))
                .All(name =>
                    source.MayMean(name)
                    || alignment.Sources.Any(other =>
                        !ReferenceEquals(other, source) && other.Reading.Names.Exists(one => Claims.NameForms.AreSame(one.Text, name.Text))
                    )
                );
        if (names.Count == 0)
            return speaker.Exists(word => Stands(word, credit.Speaker)) || credit.Speaker.All(word => !word.IsCapital);
        if (IsDefinite(credit))
            return names.TrueForAll(word => Stands(word, source.Near) || Stands(word, credit.Speaker))
                && names.Exists(word => word.Index > 0 || Stands(word, source.Near) || Stands(word, credit.Speaker));
        var mentions = alignment.Written.Names.FindAll(name =>
            !(
                name.Kind is NameKind.Unknown
                && speaker[0].Index == 0
                && name.Span.Start == speaker[0].Span.Start
                && speaker.Count > 1
                && alignment.IsNear(speaker[0])
                && !alignment.IsHeld(speaker[0])
            ) && names.Exists(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End)
        );
        return mentions.TrueForAll(name =>
                names
                    .Where(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End)
                    .Any(word => Stands(word, credit.Speaker))
            )
            && names.TrueForAll(word =>
                Stands(word, credit.Speaker) || alignment.IsNear(word) || source.HasInArticle(alignment.Written.At(word.Span))
            );
    }

    // "Rao, a baker in Corvin, said": Corvin doesn't.
    static bool IsWhere(Sentence written, Word first, Word word) =>
        word.IsCapital
        && word.Index > first.Index
        && written.Words[word.Index - 1].Text is "in" or "of" or "from" or "at" or "for"
        && Enumerable.Range(first.Index, word.Index - first.Index).Any(written.IsBreak);

    // "The minister said", and the minister's name stands before.
    static bool IsDefinite(Credit credit) =>
        credit.Speaker.All(word => !word.IsCapital || word.Index == 0) && credit.Speaker.Any(word => word.Text is "the" or "his" or "her");

    // The sentence is all speech, its speaker named before; the outlet itself is credited; or the verb stands in the source, too.
    static bool IsCreditedOtherwise(Alignment alignment, Credit own, List<Word> speaker)
    {
        if (
            alignment.Sources.Any(source =>
                source.Reading.IsAllQuoted
                && speaker.TrueForAll(word => !word.IsCapital || source.Near.Exists(near => WordMatch.IsSame(word, near)))
            )
        )
            return true;
        if (
            alignment.Sources.Any(source =>
                source.Article.Source is { } outlet
                && string.Join(' ', speaker.Select(word => word.Text))
                    == string.Join(' ', Normalizer.Words(outlet).Where(word => !StopWords.IsStopWord(word)))
            )
        )
            return true;
        if (own.Verb.Text == "according")
            return speaker.TrueForAll(alignment.IsHeld)
                && alignment.Sources.Any(source => source.Reading.Words.Exists(word => Minding.Contains(word.Text)));
        return alignment.IsHeld(own.Verb) && speaker.TrueForAll(word => !word.IsCapital || alignment.IsHeld(word));
    }

    static string Words(Sentence reading, IReadOnlyList<Word> words) =>
        words.Count == 0 ? "" : reading.Text[words[0].Span.Start..words[^1].Span.End];
}
