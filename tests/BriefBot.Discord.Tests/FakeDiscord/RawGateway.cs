using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BriefBot.Discord.Tests.FakeServer;

/// <summary>A WebSocket to the fake's gateway without any client library.</summary>
sealed class RawGateway : IDisposable
{
    readonly ClientWebSocket socket = new();
    readonly MemoryStream arrived = new();
    readonly ZLibStream inflate;
    readonly bool compressed;

    RawGateway(bool compressed)
    {
        this.compressed = compressed;
        inflate = new(arrived, CompressionMode.Decompress);
    }

    public int? CloseCode => (int?)socket.CloseStatus;

    public static async Task<RawGateway> ConnectAsync(Uri url, bool compressed = false)
    {
        var raw = new RawGateway(compressed);
        var query = compressed ? "?v=10&encoding=json&compress=zlib-stream" : "?v=10&encoding=json";
        await raw.socket.ConnectAsync(new(url + query), TestContext.Current.CancellationToken);
        return raw;
    }

    /// <summary>The next payload; none once the server closed.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage && (!compressed || Complete(message.ToArray())))
                break;
        }

        var text = compressed ? Inflate(message.ToArray()) : Encoding.UTF8.GetString(message.ToArray());
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The next payload that is this event, or this opcode.</summary>
    public async Task<JsonObject> UntilAsync(string? name, int op = 0)
    {
        while (await NextAsync() is { } payload)
        {
            if ((int)payload["op"]! == op && (string?)payload["t"] == name)
                return payload;
        }

        throw new InvalidOperationException($"Closed with {CloseCode} before {name ?? $"op {op}"}.");
    }

    public Task SendAsync(int op, JsonNode? data) => SendTextAsync(new JsonObject { ["op"] = op, ["d"] = data }.ToJsonString());

    public Task SendTextAsync(string text) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    public Task IdentifyAsync(string token, int intents = 4_609) =>
        SendAsync(
            2,
            new JsonObject
            {
                ["token"] = token,
                ["intents"] = intents,
                ["properties"] = new JsonObject
                {
                    ["os"] = "linux",
                    ["browser"] = "raw",
                    ["device"] = "raw",
                },
            }
        );

    public Task ResumeAsync(string token, string session, int sequence) =>
        SendAsync(
            6,
            new JsonObject
            {
                ["token"] = token,
                ["session_id"] = session,
                ["seq"] = sequence,
            }
        );

    public Task CloseAsync(int code) => socket.CloseAsync((WebSocketCloseStatus)code, "", TestContext.Current.CancellationToken);

    public void Dispose()
    {
        inflate.Dispose();
        arrived.Dispose();
        socket.Dispose();
    }

    static bool Complete(byte[] block) => block.AsSpan().EndsWith<byte>([0x00, 0x00, 0xFF, 0xFF]);

    string Inflate(byte[] block)
    {
        arrived.SetLength(0);
        arrived.Write(block);
        arrived.Position = 0;
        var bytes = new byte[1024 * 1024];
        var length = 0;
        while (inflate.Read(bytes, length, bytes.Length - length) is > 0 and var read)
            length += read;
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
