using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace BriefBot.FakeModels;

/// <summary>Writes one answer.</summary>
sealed class AnswerWriter(HttpResponse response, Action<int> written, CancellationToken end)
{
    /// <summary>Ends when the client leaves or the server does.</summary>
    public CancellationToken End => end;

    public Task JsonAsync(int status, JsonObject body) => RawAsync(status, "application/json", body.ToJsonString());

    public async Task RawAsync(int status, string type, string body)
    {
        response.StatusCode = status;
        response.ContentType = type;
        var bytes = Encoding.UTF8.GetBytes(body);
        written(bytes.Length);
        await response.Body.WriteAsync(bytes, end);
    }

    /// <summary>Half of a body whose whole length was announced, and then the connection is cut.</summary>
    public async Task HalfAsync(JsonObject body)
    {
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        (response.ContentType, response.ContentLength) = ("application/json", bytes.Length);
        await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), end);
        await response.Body.FlushAsync(end);
        response.HttpContext.Abort();
    }

    public void BeginEvents()
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
    }

    public void RetryAfter(string? value)
    {
        if (value is not null)
            response.Headers.RetryAfter = value;
    }

    /// <summary>One event.</summary>
    /// <param name="name">Null where the format has none.</param>
    /// <param name="bytesAtATime">Bytes to a packet; null for all at once.</param>
    public async Task EventAsync(string? name, string data, int? bytesAtATime)
    {
        var bytes = Encoding.UTF8.GetBytes($"{(name is null ? "" : $"event: {name}\n")}data: {data}\n\n");
        for (var at = 0; at < bytes.Length; )
        {
            var length = Math.Min(bytesAtATime ?? bytes.Length, bytes.Length - at);
            await response.Body.WriteAsync(bytes.AsMemory(at, length), end);
            await response.Body.FlushAsync(end);
            written(length);
            at += length;
        }
    }

    public void Cut() => response.HttpContext.Abort();

    public Task HangAsync() => Task.Delay(Timeout.Infinite, end);
}
