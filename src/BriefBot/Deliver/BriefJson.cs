using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Answer.Briefings;
using BriefBot.Answer.Sayings;

namespace BriefBot.Deliver;

/// <summary>The JSON document of a briefing; the same in the terminal and over HTTP.</summary>
public static class BriefJson
{
    static readonly Briefing Nothing = new([], [], [], [], [], [], [], []);

    /// <summary>Writes the document.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">A briefing, or that there is nothing to make one of.</param>
    /// <param name="why">True to add the property "trace".</param>
    public static void Write(Utf8JsonWriter json, Reply reply, bool why = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reply);
        var briefing = (reply as Reply.Brief)?.Briefing ?? Nothing;
        json.WriteStartObject();
        json.WriteString("topic", reply.Question.Text);
        json.WriteString("status", reply is Reply.Brief ? "answered" : "not_found");
        ReplyJson.WriteReason(json, reply);
        json.WriteNumber("confidence", Math.Round(reply.Confidence, 4));
        json.WriteString("as_of", ReplyJson.Iso(reply.Question.AsOf));
        if (reply.Written.Count > 0)
            ReplyJson.WriteWritten(json, "happened", reply.Written);
        else
            ReplyJson.WriteClaims(json, "happened", briefing.Happened);
        Each(json, "timeline", briefing.Timeline, WriteEvent);
        Each(json, "involved", briefing.Involved, WriteParticipant);
        Each(json, "quotes", briefing.Quotes, WriteQuote);
        Each(json, "numbers", briefing.Numbers, WriteNumber);
        ReplyJson.WriteConflicts(json, briefing.Conflicts);
        ReplyJson.WriteClaims(json, "open", briefing.Open);
        Each(json, "cautions", briefing.Cautions, WriteCaution);
        ReplyJson.WriteClaims(json, "nearest", (reply as Reply.NotFound)?.Nearest ?? []);
        ReplyJson.WriteCitations(json, reply.Sources);
        ReplyJson.WriteEnd(json, reply, why);
        json.WriteEndObject();
    }

    /// <summary>Writes the document of what somebody said.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="reply">Sayings, or that there are none.</param>
    /// <param name="topic">What they had to be about; null for anything.</param>
    /// <param name="why">True to add the property "trace".</param>
    public static void WriteSaid(Utf8JsonWriter json, Reply reply, string? topic, bool why = false)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(reply);
        json.WriteStartObject();
        json.WriteString("name", reply.Question.Text);
        json.WriteString("topic", topic);
        json.WriteString("status", reply is Reply.Said ? "answered" : "not_found");
        ReplyJson.WriteReason(json, reply);
        json.WriteString("as_of", ReplyJson.Iso(reply.Question.AsOf));
        Each(json, "sayings", (reply as Reply.Said)?.Sayings ?? [], WriteSaying);
        ReplyJson.WriteClaims(json, "nearest", (reply as Reply.NotFound)?.Nearest ?? []);
        ReplyJson.WriteCitations(json, reply.Sources);
        ReplyJson.WriteEnd(json, reply, why);
        json.WriteEndObject();
    }

    static void WriteSaying(Utf8JsonWriter json, Saying saying)
    {
        json.WriteString("speaker", saying.Speaker);
        Each<RoleAtTime>(json, "roles", saying.Role is { } role ? [role] : [], WriteRole);
        json.WriteString("published", saying.Published);
        json.WriteBoolean("verbatim", saying.IsVerbatim);
        ReplyJson.WriteClaim(json, saying.Claim);
    }

    static void Each<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> parts, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            write(json, part);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteEvent(Utf8JsonWriter json, DatedEvent dated)
    {
        json.WriteString("date", dated.When.ToString());
        json.WriteBoolean("inferred", dated.Basis != DayBasis.Stated);
        json.WriteString("basis", Name(dated.Basis));
        json.WriteString("words", dated.Words);
        json.WriteString("hedge", dated.Hedge);
        ReplyJson.WriteClaim(json, dated.Claim);
    }

    static void WriteParticipant(Utf8JsonWriter json, Participant participant)
    {
        json.WriteString("name", participant.Name);
        json.WriteString("kind", participant.IsPerson ? "person" : "organisation");
        Each(json, "roles", participant.Roles, WriteRole);
        json.WriteString("note", participant.Note);
        json.WriteBoolean("earlier", participant.IsEarlier);
        ReplyJson.WriteNumbers(json, participant.Citations);
    }

    static void WriteRole(Utf8JsonWriter json, RoleAtTime role)
    {
        json.WriteString("text", role.Text);
        json.WriteString("organisation", role.Organisation);
        json.WriteString("as_of", role.AsOf);
        json.WriteNumber("citation", role.Citation);
    }

    static void WriteQuote(Utf8JsonWriter json, SpokenQuote quote)
    {
        json.WriteString("speaker", quote.Speaker);
        json.WriteString("role", quote.Role);
        ReplyJson.WriteClaim(json, quote.Claim);
    }

    static void WriteNumber(Utf8JsonWriter json, KeyNumber number)
    {
        json.WriteString("number", number.Text);
        ReplyJson.WriteClaim(json, number.Claim);
    }

    static void WriteCaution(Utf8JsonWriter json, Caution caution)
    {
        json.WriteString("kind", Name(caution.Kind));
        json.WriteString("text", BriefWords.Of(caution));
    }

    static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
