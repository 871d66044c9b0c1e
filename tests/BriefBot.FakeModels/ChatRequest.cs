using System.Text.Json.Nodes;

namespace BriefBot.FakeModels;

/// <summary>Whose wire format a request is in.</summary>
public enum WireFormat
{
    /// <summary>POST /v1/chat/completions and its Azure paths.</summary>
    OpenAI,

    /// <summary>POST /v1/messages.</summary>
    Anthropic,
}

/// <summary>A message of a conversation.</summary>
/// <param name="Role">"system", "user" or "assistant".</param>
public sealed record ChatTurn(string Role, string Text);

/// <summary>What a model is asked, whatever the wire format.</summary>
/// <param name="Messages">Those of the system first, in the order sent.</param>
/// <param name="IsStream">Whether the answer is wanted piece by piece.</param>
/// <param name="Body">As it came.</param>
public sealed record ChatRequest(WireFormat Format, string Model, IReadOnlyList<ChatTurn> Messages, bool IsStream, JsonObject Body)
{
    /// <summary>What the system says.</summary>
    public string System => TextOf("system");

    /// <summary>What the user says.</summary>
    public string User => TextOf("user");

    string TextOf(string role) => string.Join('\n', Messages.Where(message => message.Role == role).Select(message => message.Text));
}

/// <summary>A request as it arrived, whatever became of it.</summary>
/// <param name="Body">Null when it was no JSON object.</param>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, JsonObject? Body);
