using BriefBot.Answer.Judge.Claims;
using BriefBot.Language;
using BriefBot.Language.Reading;

namespace BriefBot.Answer.Judge.Written;

/// <summary>
/// Finds names and numbers that stand where others of their kind stand in the sources: two that changed places, or one sentence's number
/// with another's subject.
/// </summary>
static class BindingCheck
{
    // Words on either side that tell where something stands.
    const int Window = 5;

    // How much better another place must fit: names are moved about more freely than numbers.
    const double Clearly = 1.0;
    const double ClearlyForNumbers = 0.75;

    /// <summary>What stands in another's place.</summary>
    public static IEnumerable<Fault> Find(Alignment alignment)
    {
        // What the one has and the other hasn't moves nothing out of its place.
        var places = alignment
            .Sources.SelectMany(source =>
                PlacesOf(source.Reading, word => alignment.IsUsed(source, word)).Select(place => (Source: source, Place: place))
            )
            .ToList();
        foreach (var own in PlacesOf(alignment.Written, alignment.IsHeld).Where(place => !IsSpeaker(alignment.Written, place)))
        {
            var best = places
                .Where(at => at.Place.Kind == own.Kind && IsSame(own, at.Place))
                .Select(at => (At: at, Fit: Fit(alignment, own, at.Source, at.Place)))
                .DefaultIfEmpty()
                .MaxBy(at => at.Fit);
            if (best.At.Source is null)
                continue;
            foreach (var (source, place) in places)
            {
                if (place.Kind != own.Kind || IsSame(own, place) || !MayBeRival(own, place) || IsListedWith(alignment.Written, own, place))
                    continue;
                if (Fit(alignment, own, source, place) < best.Fit + (own.Kind is PlaceKind.Number ? ClearlyForNumbers : Clearly))
                    continue;
                yield return new Fault(FaultOf(own.Kind), alignment.Written.At(own.Span), source.Reading.At(place.Span));
                break;
            }
        }
        if (alignment.Sources.Count > 1)
            foreach (var fault in Strangers(alignment))
                yield return fault;
    }

    // With several sentences as one, a number goes with a name that its own sentence has, where that has names.
    static IEnumerable<Fault> Strangers(Alignment alignment)
    {
        var written = alignment.Written;
        foreach (var measure in written.Numbers)
        {
            var clause = written.Clauses.Find(clause => clause.Start <= measure.Span.Start && measure.Span.Start < clause.End);
            var names = written.Names.FindAll(name => clause.Start <= name.Span.Start && name.Span.End <= clause.End);
            var bearing = alignment.Sources.Where(source => source.Reading.Numbers.Exists(measure.IsBorneOutBy)).ToList();
            if (names.Count == 0 || bearing.Count == 0)
                continue;
            if (
                bearing.Exists(source =>
                    source.Reading.Names.Count == 0
                    || source.Pronoun is not null
                    || source.Reading.Names.Exists(other => names.Exists(name => NameForms.AreSame(name.Text, other.Text)))
                )
            )
                continue;
            yield return new Fault(FaultKind.Number, written.At(measure.Span), bearing[0].Reading.Names[0].Text);
        }
    }

    static FaultKind FaultOf(PlaceKind kind) =>
        kind switch
        {
            PlaceKind.Name => FaultKind.Roles,
            PlaceKind.Date => FaultKind.Date,
            PlaceKind.Direction => FaultKind.Opposite,
            _ => FaultKind.Number,
        };

    enum PlaceKind
    {
        Name,
        Number,
        Date,
        Direction,
    }

    // Whom a sentence credits is checked as such, and stands before or behind what is said.
    static bool IsSpeaker(Sentence reading, Place place) =>
        place.Kind is PlaceKind.Name
        && reading.Credits.Exists(credit =>
            credit.Speaker.Any(word => place.Span.Start <= word.Span.Start && word.Span.Start < place.Span.End)
        );

    // Numbers of other things are no rivals, nor words that aren't opposites.
    static bool MayBeRival(Place own, Place rival) =>
        own.Kind switch
        {
            PlaceKind.Number => own.Measure!.Kind == rival.Measure!.Kind
                && (
                    own.Measure.Kind is "share" or "score"
                    || own.Measure.Units.Overlaps(rival.Measure.Units)
                    || own.Measure.Units.Count + rival.Measure.Units.Count == 0
                ),
            PlaceKind.Direction => LoadedWords.OppositeOf(own.Word!, [rival.Word!]) is not null,
            _ => true,
        };

    sealed record Place(
        PlaceKind Kind,
        TextSpan Span,
        string Text,
        Measure? Measure,
        StatedDate? Date,
        Word? Word,
        List<Word> Left,
        List<Word> Right
    );

    static List<Place> PlacesOf(Sentence reading, Func<Word, bool> counts) =>
        [
            .. reading
                .Names.Where(name =>
                    !reading.Dates.Exists(date => date.Span.Start <= name.Span.Start && name.Span.End <= date.Span.End)
                    && DateWords.Month(name.Text) == 0
                )
                .Select(name => Of(reading, counts, PlaceKind.Name, name.Span, null, null, null)),
            .. reading
                .Numbers.Where(measure => measure.Kind != "ordinal")
                .Select(measure => Of(reading, counts, PlaceKind.Number, measure.Span, measure, null, null)),
            .. reading.Dates.Select(date => Of(reading, counts, PlaceKind.Date, date.Span, null, date, null)),
            .. reading
                .Words.Where(word => word.IsContent && LoadedWords.HasOpposite(word))
                .Select(word => Of(reading, counts, PlaceKind.Direction, word.Span, null, null, word)),
        ];

    static Place Of(Sentence reading, Func<Word, bool> counts, PlaceKind kind, TextSpan span, Measure? measure, StatedDate? date, Word? one)
    {
        // What another clause says is said of something else.
        var clause = reading.Clauses.Find(clause => clause.Start <= span.Start && span.Start < clause.End);
        bool IsNear(Word word) => clause.Start <= word.Span.Start && word.Span.Start < clause.End && Tells(word) && counts(word);
        return new(
            kind,
            span,
            reading.At(span),
            measure,
            date,
            one,
            [.. reading.Words.Where(word => word.Span.End <= span.Start && IsNear(word)).TakeLast(Window).Reverse()],
            [.. reading.Words.Where(word => word.Span.Start >= span.End && IsNear(word)).Take(Window)]
        );
    }

    static bool Tells(Word word) => word.IsContent || word.Text is "by" or "to" or "from" or "against" or "over";

    static bool IsSame(Place own, Place other) =>
        own.Kind switch
        {
            PlaceKind.Name => NameForms.AreSame(own.Text, other.Text),
            PlaceKind.Number => own.Measure!.IsBorneOutBy(other.Measure!),
            PlaceKind.Direction => WordMatch.IsSame(own.Word!, other.Word!),
            _ => own.Date!.Value.IsCoveredBy(other.Date!.Value) || other.Date!.Value.Agrees(own.Date!.Value),
        };

    // "Ann Lee and Bo Tan" may be told as "Bo Tan and Ann Lee": what is named together with it is no rival.
    static bool IsListedWith(Sentence reading, Place one, Place other)
    {
        var kind = PlacesOf(reading, _ => true).FindAll(place => place.Kind == one.Kind);
        return kind.Exists(each => IsSame(each, other) && reading.AreListed(one.Span, each.Span, kind.Select(place => place.Span)));
    }

    // Words in common on the same side count in full and nearer ones more; on the other side they count where the voice changed.
    static double Fit(Alignment alignment, Place own, Source source, Place place)
    {
        var isTurned = HasBy(alignment.Written) != HasBy(source.Reading);
        var same = Common(own.Left, place.Left) + Common(own.Right, place.Right);
        var crossed = Common(own.Left, place.Right) + Common(own.Right, place.Left);
        return same + (isTurned ? crossed : 0.2 * crossed);
    }

    // Both sides are given from the place outward; a word as far from it counts in full.
    static double Common(List<Word> own, List<Word> other)
    {
        var sum = 0.0;
        for (var i = 0; i < own.Count; i++)
        {
            var best = 0.0;
            for (var j = 0; j < other.Count; j++)
                if (own[i].IsContent ? WordMatch.IsSame(own[i], other[j]) : own[i].Text == other[j].Text)
                    best = Math.Max(best, Weight(own[i], i, j) / (1 + 0.5 * Math.Abs(i - j)));
            sum += best;
        }
        return sum;
    }

    // "From 64", "to 67": right beside it a little word tells most.
    static double Weight(Word word, int own, int other) =>
        word.IsContent ? 1
        : own + other == 0 ? 1.5
        : 0.25;

    static bool HasBy(Sentence reading) => reading.Words.Exists(word => word.Text == "by");
}
