using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>One payload on a gateway connection.</summary>
/// <param name="Connection">Number of the connection, from 1.</param>
/// <param name="FromClient">Whether the client sent it.</param>
/// <param name="At">When, by the fake's clock.</param>
/// <param name="Payload">The whole payload; the token of an IDENTIFY or RESUME is taken out.</param>
public sealed record FakeFrame(int Connection, bool FromClient, DateTimeOffset At, JsonObject Payload)
{
    /// <summary>The opcode.</summary>
    public int Op => (int?)Payload["op"] ?? -1;

    /// <summary>The event's name, for a dispatch.</summary>
    public string? Event => (string?)Payload["t"];
}

/// <summary>How a connection came about and ended.</summary>
public sealed class FakeConnection
{
    internal FakeConnection(int number, string path, string query, string? userAgent, DateTimeOffset opened) =>
        (Number, Path, Query, UserAgent, OpenedAt) = (number, path, query, userAgent, opened);

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>Path of the address: tells whether the resume address was used.</summary>
    public string Path { get; }

    /// <summary>Query of the address.</summary>
    public string Query { get; }

    /// <summary>What the client calls itself.</summary>
    public string? UserAgent { get; }

    /// <summary>When it was opened, by the fake's clock.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; internal set; }

    /// <summary>The client's close code, if it closed.</summary>
    public int? ClientCloseCode { get; internal set; }

    /// <summary>The fake's close code, if it closed.</summary>
    public int? ServerCloseCode { get; internal set; }
}
