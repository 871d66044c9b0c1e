using System.Text.Json;
using System.Text.Json.Serialization;

namespace BriefBot.Answer;

/// <summary>The JSON form of a trace, to be kept with an answer and shown by <c>--why --json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Trace))]
public sealed partial class TraceJson : JsonSerializerContext
{
    /// <summary>A trace as one line of JSON.</summary>
    public static string Write(Trace trace) => JsonSerializer.Serialize(trace, Default.Trace);

    /// <summary>A trace from the JSON that <see cref="Write"/> gave; null when it can't be read, as after a change of its form.</summary>
    public static Trace? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Default.Trace);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
