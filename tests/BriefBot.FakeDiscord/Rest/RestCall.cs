using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.Fakes;

/// <summary>A file of a multipart request.</summary>
/// <param name="Field">Name of the part: <c>files[0]</c>.</param>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type, if told.</param>
/// <param name="Bytes">Content.</param>
public sealed record UploadedFile(string Field, string Name, string? ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>One request as the routes see it.</summary>
sealed class RestCall(string method, string template, IReadOnlyDictionary<string, string> path, IQueryCollection query, bool authorized)
{
    public string Method { get; } = method;

    /// <summary>The path as the OpenAPI description writes it.</summary>
    public string Template { get; } = template;

    public IQueryCollection Query { get; } = query;

    /// <summary>Whether the bot's token was sent.</summary>
    public bool Authorized { get; } = authorized;

    public JsonNode? Body { get; init; }

    public IReadOnlyList<UploadedFile> Files { get; init; } = [];

    public JsonObject BodyObject => Body as JsonObject ?? throw RestError.BadJson();

    public string Segment(string name) => path[name];

    /// <summary>An id of the path; what is no number is answered as Discord does.</summary>
    public ulong Id(string name) =>
        IdText.TryId(path[name], out var id)
            ? id
            : throw RestError.InvalidForm(
                new Problems().Add(name, "NUMBER_TYPE_COERCE", $"Value \"{path[name]}\" is not snowflake.").Tree()
            );

    public bool Flag(string name) => string.Equals(Query[name], "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An answer: status and body, if any.</summary>
sealed record RestAnswer(int Status, JsonNode? Body)
{
    /// <summary>No answer: the connection is cut. Status 0 stands for it in the record.</summary>
    public static RestAnswer Cut { get; } = new(0, null);

    /// <summary>A page instead of JSON.</summary>
    public string? Html { get; init; }

    /// <summary>Whether a test ordered it.</summary>
    public bool Misbehaved { get; init; }

    public static RestAnswer Nothing { get; } = new(204, null);

    public static RestAnswer Ok(JsonNode body) => new(200, body);

    public static RestAnswer Created(JsonNode body) => new(201, body);
}
