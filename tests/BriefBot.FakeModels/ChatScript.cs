namespace BriefBot.FakeModels;

/// <summary>How an answer ends.</summary>
public enum ScriptEnd
{
    /// <summary>As the protocol says.</summary>
    Normal,

    /// <summary>The connection is cut.</summary>
    CutOff,

    /// <summary>Nothing more comes until the client leaves or the server ends.</summary>
    Hang,

    /// <summary>A piece that is no JSON.</summary>
    Malformed,

    /// <summary>An error where a piece should be, after the status said that all is well.</summary>
    ErrorEvent,

    /// <summary>The text once more, and again, until the client leaves.</summary>
    Endless,
}

/// <summary>What a model answers.</summary>
public sealed record ChatScript
{
    /// <summary>The answer's text, in the pieces in which it is sent.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];

    /// <summary>How it ends, after <see cref="EndAfter"/> pieces.</summary>
    public ScriptEnd End { get; init; }

    /// <summary>Pieces that are sent before it ends otherwise than normally; all when null.</summary>
    public int? EndAfter { get; init; }

    /// <summary>In OpenAI's words: "stop", "length", "content_filter", "tool_calls".</summary>
    public string FinishReason { get; init; } = "stop";

    /// <summary>Whether the tokens used are told, where the client asks for it.</summary>
    public bool TellsUsage { get; init; } = true;

    /// <summary>Any other status than 200 is an error, and no text is sent.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Value of the header Retry-After; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>A body sent as it stands in place of what the protocol says, with <see cref="RawType"/>; null for none.</summary>
    public string? Raw { get; init; }

    /// <summary>Content type of <see cref="Raw"/>.</summary>
    public string RawType { get; init; } = "text/html";

    /// <summary>Bytes that are written at a time, so that packets end within words and characters; null for whole pieces.</summary>
    public int? BytesAtATime { get; init; }

    /// <summary>Nothing is sent before this has ended.</summary>
    public Task Before { get; init; } = Task.CompletedTask;

    /// <summary>The pieces behind the first, and an end other than the normal one, wait for this: what a client hasn't read is lost when a
    /// connection is cut.</summary>
    public Task BehindFirst { get; init; } = Task.CompletedTask;

    /// <summary>The names and arguments of tools that the model calls in place of text.</summary>
    public IReadOnlyList<(string Name, string Arguments)> ToolCalls { get; init; } = [];
}
