using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>Sees to it that what somebody says is credited to them, and to nobody else.</summary>
static class CreditCheck
{
    // Words of what somebody says from which a sentence passes it on.
    const int Enough = 2;

    /// <summary>Credits that were dropped, and those to others. Any credit will do for what is said; to whom, is another matter.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment) =>
        alignment.Written.Credits.Count == 0
            ? Dropped(alignment)
            : alignment.Written.Credits.Select(own => FaultOf(alignment, own)).OfType<Fault>();

    static IEnumerable<Fault> Dropped(Alignment alignment)
    {
        foreach (var source in alignment.Sources)
        {
            foreach (var credit in source.Reading.Credits)
            {
                var passed = Passed(alignment, source, credit);
                if (IsPassedOn(alignment, passed) && !IsAlsoToldByArticle(alignment, source, passed))
                    yield return new Fault(FaultKind.Attribution, null, Words(source.Reading, credit.Speaker));
            }
            if (source.Reading.IsAllQuoted && alignment.RestingOn(source, source.Reading.Words).Count >= Enough)
                yield return new Fault(FaultKind.Attribution, null, null);
        }
    }

    static bool IsPassedOn(Alignment alignment, List<Word> passed) =>
        passed.Count >= Math.Min(Enough, Math.Max(1, alignment.Written.Words.Count(word => word.IsContent)));

    // Who speaks may also be spoken of.
    static List<Word> Passed(Alignment alignment, Source source, Credit credit) =>
        alignment.RestingOn(source, [.. credit.Said]).FindAll(word => !credit.Speaker.Any(other => WordMatch.IsSame(word, other)));

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
            return speaker.Exists(word => Stands(word, credit.Speaker));
        return alignment
            .Written.Names.Select(name => names.FindAll(word => name.Span.Start <= word.Span.Start && word.Span.Start < name.Span.End))
            .All(words => words.Count == 0 || words.Exists(word => Stands(word, credit.Speaker)));
    }

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
            return speaker.TrueForAll(alignment.IsHeld);
        return alignment.IsHeld(own.Verb) && speaker.TrueForAll(word => !word.IsCapital || alignment.IsHeld(word));
    }

    static string Words(Sentence reading, IReadOnlyList<Word> words) =>
        words.Count == 0 ? "" : reading.Text[words[0].Span.Start..words[^1].Span.End];
}
