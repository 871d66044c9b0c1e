using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>One request and its answer, as they went over the wire.</summary>
/// <param name="Number">Order of arrival, from 1.</param>
/// <param name="At">When it arrived, by the fake's clock.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Url">Path and query as sent, below the version; an interaction's token is in it.</param>
/// <param name="Route">The path of the OpenAPI description; none for an unknown route.</param>
/// <param name="Authorized">Whether the bot's token was sent.</param>
/// <param name="UserAgent">What the client calls itself.</param>
/// <param name="ContentType">Media type of the request's body, without parameters.</param>
/// <param name="Request">The JSON body, or <c>payload_json</c> of a multipart one.</param>
/// <param name="Files">Names of the files sent along.</param>
/// <param name="Status">Status answered; 0 when the connection was cut instead.</param>
/// <param name="Response">The JSON answered.</param>
/// <param name="Misbehaved">Whether the answer was spoiled on a test's command: it need not match the description then.</param>
public sealed record Exchange(
    int Number,
    DateTimeOffset At,
    string Method,
    string Url,
    string? Route,
    bool Authorized,
    string? UserAgent,
    string? ContentType,
    JsonNode? Request,
    IReadOnlyList<string> Files,
    int Status,
    JsonNode? Response,
    bool Misbehaved
);
