using System.Net.Http.Headers;

namespace BriefBot.Discord.Rest;

/// <summary>A request, which can be sent more than once.</summary>
sealed record RestRequest(Route Route)
{
    /// <summary>The JSON body; null for none.</summary>
    public byte[]? Json { get; init; }

    /// <summary>Files sent along with the body.</summary>
    public IReadOnlyList<FileAttachment> Files { get; init; } = [];

    /// <summary>Whether sending it twice does no more than sending it once.</summary>
    public bool IsIdempotent { get; init; } = true;

    /// <summary>Whether it is the first response to an interaction, which has its own deadline.</summary>
    public bool IsAcknowledgement { get; init; }

    /// <summary>Whether it counts towards the limit over all routes.</summary>
    /// <remarks>Source: Discord API reference, "Rate Limits", "Global Rate Limit": interaction endpoints are not bound to it.</remarks>
    public bool IsOrdinary => Route.Token is null;

    /// <summary>A new body for an attempt.</summary>
    public HttpContent? CreateContent()
    {
        if (Json is null)
            return null;
        var json = new ByteArrayContent(Json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (Files.Count == 0)
            return json;
        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var i = 0; i < Files.Count; i++)
        {
            var content = new ReadOnlyMemoryContent(Files[i].Content);
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(Files[i].ContentType);
            form.Add(content, $"files[{i}]", Files[i].FileName);
        }

        return form;
    }
}
