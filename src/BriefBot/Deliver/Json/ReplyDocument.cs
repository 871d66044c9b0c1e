using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;

namespace BriefBot.Deliver.Json;

/// <summary>The document of a reply.</summary>
/// <param name="Understood">The question in full, when it was a follow-up; else left out.</param>
/// <param name="Status">"answered" or "not_found".</param>
/// <param name="Answer">The short answer; empty where only sentences answer.</param>
/// <param name="Reason">Why nothing was found; left out when something was.</param>
/// <param name="DidYouMean">What may have been meant; left out where that is nothing.</param>
/// <param name="Claims">What a model wrote, else quotes.</param>
sealed record ReplyDocument(
    string Question,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Understood,
    string Status,
    string Answer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MeantPart>? DidYouMean,
    double Confidence,
    string AsOf,
    IReadOnlyList<ItemPart> Items,
    IReadOnlyList<ClaimPart> Claims,
    IReadOnlyList<CitationPart> Citations,
    IReadOnlyList<ConflictPart> Conflicts,
    IReadOnlyList<ClaimPart> Nearest,
    IReadOnlyList<PassagePart> Passages,
    [property: JsonIgnore] ReplyEnd End
) : ReplyEnd(End)
{
    /// <summary>Of a reply.</summary>
    /// <param name="why">True to add the trace.</param>
    public static ReplyDocument Of(Reply reply, bool why = false)
    {
        var (cited, missing) = (reply as Reply.Cited, reply as Reply.NotFound);
        return new(
            reply.Question.Text,
            reply.Understood,
            cited is null ? NotFound : Answered,
            ShortAnswer.Of(reply),
            missing?.Reason,
            MeantPart.Of(missing),
            DocumentValues.Score(reply.Confidence),
            DocumentValues.Day(reply.Question.AsOf),
            [.. (cited?.Items ?? []).Select(item => new ItemPart(item.Text, item.Note, item.Citations))],
            ClaimPart.Of(reply.Written, cited?.Claims ?? []),
            [.. reply.Sources.Select(CitationPart.Of)],
            [.. (cited?.Conflicts ?? []).Select(ConflictPart.Of)],
            [.. (missing?.Nearest ?? []).Select(ClaimPart.Of)],
            [.. reply.Passages.Select(PassagePart.Of)],
            ReplyEnd.Of(reply, why ? reply.Trace : null)
        );
    }
}

/// <summary>What ends the document of any reply.</summary>
/// <param name="FromSamples">True when the samples answered.</param>
/// <param name="NotSearched">Articles that couldn't be searched; left out when that is none.</param>
/// <param name="Model">"extractive", or a model's name.</param>
/// <param name="Writing">How a model's text fared; left out when none was asked.</param>
/// <param name="Trace">How the reply came about, as it is kept; left out unless asked for.</param>
record ReplyEnd(
    bool FromSamples,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long NotSearched,
    string Model,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WritingPart? Writing,
    double ElapsedMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Trace
)
{
    /// <summary>Status of a reply that answers.</summary>
    protected const string Answered = "answered";

    /// <summary>Status of one that doesn't.</summary>
    protected const string NotFound = "not_found";

    /// <summary>Of a reply.</summary>
    /// <param name="trace">What is to be told of how it came about.</param>
    public static ReplyEnd Of(Reply reply, Trace? trace) =>
        new(
            reply.FromSamples,
            reply.NotSearched,
            reply.AnsweredBy,
            WritingPart.Of(reply.Writing),
            DocumentValues.Milliseconds(reply.Elapsed),
            // The reason in English is there already.
            trace is null
                ? null
                : JsonSerializer.SerializeToNode(trace with { Lack = null }, TraceJson.Default.Trace)
        );
}

/// <summary>What may have been meant.</summary>
sealed record MeantPart(string Asked, string Known)
{
    /// <summary>Of a reply that found nothing; null where nothing else may have been meant.</summary>
    public static IReadOnlyList<MeantPart>? Of(Reply.NotFound? reply) =>
        reply is { Suggestions.Count: > 0 } ? [.. reply.Suggestions.Select(one => new MeantPart(one.Asked, one.Known))] : null;
}

/// <summary>An item of a short answer.</summary>
sealed record ItemPart(string Text, string? Note, IReadOnlyList<int> Citations);

/// <summary>How a model's text fared.</summary>
/// <param name="Outcome">"written", "fell_back", "nothing" or "failed".</param>
/// <param name="Dropped">Sentences that were left out.</param>
/// <param name="Lookups">What it looked up itself; left out where it could not.</param>
/// <param name="Requests">Requests that were answered for it; 0 where it was known from before.</param>
/// <param name="Tokens">That they read and wrote.</param>
/// <param name="Cost">Money, by the configured prices.</param>
sealed record WritingPart(
    string Model,
    string Outcome,
    string Prompt,
    int Sentences,
    int Passed,
    int Repaired,
    int Replaced,
    int Dropped,
    string? Failure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LookupPart>? Lookups,
    int Requests,
    long Tokens,
    decimal Cost
)
{
    /// <summary>Of a report; null of none.</summary>
    public static WritingPart? Of(WritingReport? writing) =>
        writing is null
            ? null
            : new(
                writing.Model,
                DocumentValues.Name(writing.Outcome),
                writing.Prompt,
                writing.Sentences,
                writing.Passed,
                writing.Repaired,
                writing.Replaced,
                writing.Dropped,
                writing.Failure,
                writing.Lookups is { } lookups
                    ? [.. lookups.Select(lookup => new LookupPart(lookup.Tool, lookup.Subject, lookup.Sentences))]
                    : null,
                writing.Requests,
                writing.Tokens,
                writing.Cost
            );
}

/// <summary>What a model looked up.</summary>
/// <param name="Sentences">Sentences that it was given.</param>
sealed record LookupPart(string Tool, string Subject, int Sentences);

/// <summary>The document of a search.</summary>
/// <param name="FromSamples">True when the samples were searched; left out for other assistants.</param>
/// <param name="ElapsedMs">Left out for other assistants.</param>
sealed record SearchDocument(
    string Query,
    IReadOnlyList<PassagePart> Passages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? FromSamples,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? ElapsedMs
)
{
    /// <summary>Of passages that were found.</summary>
    public static SearchDocument Of(
        string query,
        IReadOnlyList<RankedPassage> passages,
        bool? fromSamples = null,
        TimeSpan? elapsed = null
    ) => new(query, [.. passages.Select(PassagePart.Of)], fromSamples, elapsed is { } took ? DocumentValues.Milliseconds(took) : null);
}

/// <summary>What went wrong with a request.</summary>
sealed record ProblemDocument(string Error);
