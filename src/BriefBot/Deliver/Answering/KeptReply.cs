using System.Text.Json;
using System.Text.Json.Serialization;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver.Wording;
using BriefBot.Reader;

namespace BriefBot.Deliver.Answering;

/// <summary>An answer as a page showed it, to be shown again: what it said, and the places of its quotes, from which those are read
/// anew.</summary>
/// <param name="Citations">What it cites.</param>
/// <param name="FromSamples">Whether the samples answered.</param>
/// <param name="Claims">Quoted sentences; the nearest where nothing was found.</param>
/// <param name="Reason">Why nothing was found, in English; null where something was.</param>
/// <param name="WrittenBy">A line in English on the model that wrote it, as older versions kept it; null when none was asked.</param>
/// <param name="Lack">Why nothing was found; null where something was, and in what older versions kept.</param>
/// <param name="Writing">How the text of the model fared; null when none was asked, and in what older versions kept.</param>
sealed record KeptReply(
    IReadOnlyList<ShownCitation> Citations,
    bool FromSamples,
    IReadOnlyList<AnswerItem> Items,
    IReadOnlyList<Claim> Claims,
    IReadOnlyList<Conflict> Conflicts,
    IReadOnlyList<WrittenSentence> Written,
    IReadOnlyList<Suggestion> Suggestions,
    ReadKind? Verdict,
    string? Reason,
    string? WrittenBy,
    Lack? Lack = null,
    WritingReport? Writing = null
)
{
    /// <summary>Of a reply; null for one that isn't kept: a briefing, what somebody said, thanks.</summary>
    public static KeptReply? Of(Reply reply)
    {
        var citations = reply.Sources.Select(ShownCitation.Of).ToList();
        var line = WritingWords.Line(reply, Localization.English);
        return reply switch
        {
            Reply.Cited cited => new(
                citations,
                reply.FromSamples,
                cited.Items,
                cited.Claims,
                cited.Conflicts,
                reply.Written,
                [],
                cited.Verdict,
                null,
                line,
                Writing: Short(reply.Writing)
            ),
            Reply.NotFound { IsCourtesy: false } missing => new(
                citations,
                reply.FromSamples,
                [],
                missing.Nearest,
                [],
                [],
                missing.Suggestions,
                null,
                missing.Reason,
                line,
                missing.Lack,
                Short(reply.Writing)
            ),
            _ => null,
        };
    }

    // What it tells readers; the rest is in the trace.
    static WritingReport? Short(WritingReport? writing) => writing is null ? null : writing with { Rejected = [], Lookups = null };

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, KeptJson.Default.KeptReply);

    /// <summary>What was kept; null where that is something else.</summary>
    public static KeptReply? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, KeptJson.Default.KeptReply);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reply again, as far as its quotes still stand in their articles.</summary>
    /// <param name="record">The record that this was kept with.</param>
    /// <param name="sources">The quotes that stand.</param>
    public Reply ToReply(AnswerRecord record, IReadOnlyList<CitedSource> sources)
    {
        var good = sources.Select(source => source.Number).ToHashSet();
        var question = new Question(record.Question, new SearchScope(record.Workspace), record.AsOf);
        if (Reason is not null)
            return new Reply.NotFound(
                question,
                Lack ?? Lack.AsTold(Reason),
                Claim.Standing(Claims, good),
                record.Confidence,
                [],
                sources,
                record.AnsweredBy,
                record.Elapsed
            )
            {
                Suggestions = Suggestions,
                Understood = record.Understood,
                FromSamples = FromSamples,
                Writing = Writing,
            };
        IReadOnlyList<WrittenSentence> written = [.. Written.Where(sentence => sentence.Citations.All(good.Contains))];
        return new Reply.Cited(
            question,
            [
                .. Items
                    .Select(item => item with { Citations = [.. item.Citations.Where(good.Contains)] })
                    .Where(item => item.Citations.Count > 0),
            ],
            Claim.Standing(Claims, good),
            [.. Conflicts.Where(conflict => conflict.Sides.All(side => good.Contains(side.Citation)))],
            record.Confidence,
            [],
            sources,
            record.AnsweredBy,
            record.Elapsed
        )
        {
            Written = written,
            Understood = record.Understood,
            FromSamples = FromSamples,
            // How many of its sentences passed says nothing where none is left.
            Writing = written.Count == 0 && Writing?.Outcome == WritingOutcome.Written ? null : Writing,
            Verdict = Verdict,
        };
    }
}

/// <summary>JSON of what pages keep.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = false,
    RespectNullableAnnotations = false
)]
[JsonSerializable(typeof(KeptReply))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
sealed partial class KeptJson : JsonSerializerContext;
