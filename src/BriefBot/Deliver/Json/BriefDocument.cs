using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Sayings;

namespace BriefBot.Deliver.Json;

/// <summary>The document of a briefing.</summary>
/// <param name="Status">"answered" or "not_found".</param>
/// <param name="Reason">Why there is nothing to make one of; left out when there is something.</param>
/// <param name="DidYouMean">What may have been meant; left out where that is nothing.</param>
/// <param name="Happened">What a model wrote, else quotes.</param>
sealed record BriefDocument(
    string Topic,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MeantPart>? DidYouMean,
    double Confidence,
    string AsOf,
    IReadOnlyList<ClaimPart> Happened,
    IReadOnlyList<EventPart> Timeline,
    IReadOnlyList<ParticipantPart> Involved,
    IReadOnlyList<SpokenPart> Quotes,
    IReadOnlyList<NumberPart> Numbers,
    IReadOnlyList<ConflictPart> Conflicts,
    IReadOnlyList<ClaimPart> Open,
    IReadOnlyList<CautionPart> Cautions,
    IReadOnlyList<ClaimPart> Nearest,
    IReadOnlyList<CitationPart> Citations,
    [property: JsonIgnore] ReplyEnd End
) : ReplyEnd(End)
{
    static readonly Briefing Nothing = new([], [], [], [], [], [], [], []);

    /// <summary>Of a briefing, or that there is nothing to make one of.</summary>
    /// <param name="why">True to add the trace.</param>
    public static BriefDocument Of(Reply reply, bool why = false)
    {
        var missing = reply as Reply.NotFound;
        var briefing = (reply as Reply.Brief)?.Briefing ?? Nothing;
        return new(
            reply.Question.Text,
            reply is Reply.Brief ? Answered : NotFound,
            missing?.Reason,
            MeantPart.Of(missing),
            DocumentValues.Score(reply.Confidence),
            DocumentValues.Day(reply.Question.AsOf),
            ClaimPart.Of(reply.Written, briefing.Happened),
            [.. briefing.Timeline.Select(EventPart.Of)],
            [.. briefing.Involved.Select(ParticipantPart.Of)],
            [.. briefing.Quotes.Select(quote => new SpokenPart(quote.Speaker, quote.Role, ClaimPart.Of(quote.Claim)))],
            [.. briefing.Numbers.Select(number => new NumberPart(number.Text, ClaimPart.Of(number.Claim)))],
            [.. briefing.Conflicts.Select(ConflictPart.Of)],
            [.. briefing.Open.Select(ClaimPart.Of)],
            [.. briefing.Cautions.Select(caution => new CautionPart(DocumentValues.Name(caution.Kind), BriefWords.Of(caution)))],
            [.. (missing?.Nearest ?? []).Select(ClaimPart.Of)],
            [.. reply.Sources.Select(CitationPart.Of)],
            ReplyEnd.Of(reply, why ? reply.Trace : null)
        );
    }
}

/// <summary>The document of what happened on a topic, by day.</summary>
/// <param name="Status">"answered" or "not_found".</param>
/// <param name="Reason">Why there is nothing; left out when there is something.</param>
/// <param name="Timeline">The earliest first.</param>
sealed record TimelineDocument(
    string Topic,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    string AsOf,
    IReadOnlyList<EventPart> Timeline,
    IReadOnlyList<CitationPart> Citations,
    [property: JsonIgnore] ReplyEnd End
) : ReplyEnd(End)
{
    /// <summary>Of a briefing, or that there is nothing to make one of.</summary>
    public static TimelineDocument Of(Reply reply)
    {
        var events = (reply as Reply.Brief)?.Briefing.Timeline ?? [];
        var cited = events.SelectMany(dated => dated.Claim.Citations).ToHashSet();
        return new(
            reply.Question.Text,
            events.Count > 0 ? Answered : NotFound,
            (reply as Reply.NotFound)?.Reason ?? (events.Count > 0 ? null : "What the articles say on this has no day."),
            DocumentValues.Day(reply.Question.AsOf),
            [.. events.Select(EventPart.Of)],
            [.. reply.Sources.Where(source => cited.Contains(source.Number)).Select(CitationPart.Of)],
            ReplyEnd.Of(reply, null)
        );
    }
}

/// <summary>The document of what somebody said.</summary>
/// <param name="Topic">What it had to be about; null for anything.</param>
/// <param name="Status">"answered" or "not_found".</param>
/// <param name="Reason">Why there is nothing; left out when there is something.</param>
/// <param name="DidYouMean">What may have been meant; left out where that is nothing.</param>
sealed record SaidDocument(
    string Name,
    string? Topic,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MeantPart>? DidYouMean,
    string AsOf,
    IReadOnlyList<SayingPart> Sayings,
    IReadOnlyList<ClaimPart> Nearest,
    IReadOnlyList<CitationPart> Citations,
    [property: JsonIgnore] ReplyEnd End
) : ReplyEnd(End)
{
    /// <summary>Of sayings, or that there are none.</summary>
    /// <param name="topic">What they had to be about; null for anything.</param>
    /// <param name="why">True to add the trace.</param>
    public static SaidDocument Of(Reply reply, string? topic, bool why = false)
    {
        var missing = reply as Reply.NotFound;
        return new(
            reply.Question.Text,
            topic,
            reply is Reply.Said ? Answered : NotFound,
            missing?.Reason,
            MeantPart.Of(missing),
            DocumentValues.Day(reply.Question.AsOf),
            [.. ((reply as Reply.Said)?.Sayings ?? []).Select(SayingPart.Of)],
            [.. (missing?.Nearest ?? []).Select(ClaimPart.Of)],
            [.. reply.Sources.Select(CitationPart.Of)],
            ReplyEnd.Of(reply, why ? reply.Trace : null)
        );
    }
}

/// <summary>An event with its day.</summary>
/// <param name="Date">"2020-11-23", "2020-11" or "2020".</param>
/// <param name="Basis">How it is known: "stated", "year_from_article" or "counted_from_article".</param>
/// <param name="Words">The words of the sentence that give it.</param>
/// <param name="Hedge">What keeps it from being a fact; null when it is told as one.</param>
sealed record EventPart(string Date, bool Inferred, string Basis, string Words, string? Hedge, [property: JsonIgnore] ClaimPart Claim)
    : ClaimPart(Claim)
{
    /// <summary>Of an event.</summary>
    public static EventPart Of(DatedEvent dated) =>
        new(
            dated.When.ToString(),
            dated.Basis != DayBasis.Stated,
            DocumentValues.Name(dated.Basis),
            dated.Words,
            dated.Hedge,
            ClaimPart.Of(dated.Claim)
        );
}

/// <summary>Someone who is named.</summary>
/// <param name="Kind">"person" or "organisation".</param>
/// <param name="Earlier">True when they are named for earlier occasions only.</param>
sealed record ParticipantPart(
    string Name,
    string Kind,
    IReadOnlyList<RolePart> Roles,
    string? Note,
    bool Earlier,
    IReadOnlyList<int> Citations
)
{
    /// <summary>Of a participant.</summary>
    public static ParticipantPart Of(Participant participant) =>
        new(
            participant.Name,
            participant.IsPerson ? "person" : "organisation",
            [.. participant.Roles.Select(RolePart.Of)],
            participant.Note,
            participant.IsEarlier,
            participant.Citations
        );
}

/// <summary>What someone was when an article was written.</summary>
sealed record RolePart(string Text, string? Organisation, string? AsOf, int Citation)
{
    /// <summary>Of a role.</summary>
    public static RolePart Of(RoleAtTime role) => new(role.Text, role.Organisation, role.AsOf, role.Citation);
}

/// <summary>A quote with who spoke it.</summary>
sealed record SpokenPart(string Speaker, string? Role, [property: JsonIgnore] ClaimPart Claim) : ClaimPart(Claim);

/// <summary>A number with the sentence that says what it is of.</summary>
sealed record NumberPart(string Number, [property: JsonIgnore] ClaimPart Claim) : ClaimPart(Claim);

/// <summary>What a reader should know of the sources.</summary>
sealed record CautionPart(string Kind, string Text);

/// <summary>What somebody is reported to have said.</summary>
/// <param name="Roles">What they were when the article was written: one or none.</param>
/// <param name="Verbatim">False for a reported statement.</param>
sealed record SayingPart(
    string Speaker,
    IReadOnlyList<RolePart> Roles,
    string? Published,
    bool Verbatim,
    [property: JsonIgnore] ClaimPart Claim
) : ClaimPart(Claim)
{
    /// <summary>Of a saying.</summary>
    public static SayingPart Of(Saying saying) =>
        new(
            saying.Speaker,
            saying.Role is { } role ? [RolePart.Of(role)] : [],
            saying.Published,
            saying.IsVerbatim,
            ClaimPart.Of(saying.Claim)
        );
}
