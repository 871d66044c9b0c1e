using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;

namespace BriefBot.Fakes;

/// <summary>Writes payloads to a WebSocket, plain or as one zlib stream, and can break off in the middle of a frame.</summary>
sealed class GatewaySocket(WebSocket socket, Stream raw, bool compressed, Func<bool> splits, Action abort) : IDisposable
{
    readonly MemoryStream deflated = new();
    ZLibStream? deflate;

    public async Task SendAsync(string text, CancellationToken ct)
    {
        var (bytes, type) = Encode(text);
        var first = compressed && splits() ? bytes.Length / 2 : 0;
        if (first > 0)
            await socket.SendAsync(bytes.AsMemory(0, first), type, WebSocketMessageFlags.EndOfMessage, ct);
        await socket.SendAsync(bytes.AsMemory(first), type, WebSocketMessageFlags.EndOfMessage, ct);
    }

    /// <summary>Announces a whole frame, sends half of it, and cuts the connection.</summary>
    public async Task CutInsideAsync(string text, CancellationToken ct)
    {
        var (bytes, type) = Encode(text);
        var header = new byte[10];
        header[0] = (byte)(type == WebSocketMessageType.Binary ? 0x82 : 0x81);
        header[1] = 127;
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(2), (ulong)bytes.Length);
        await raw.WriteAsync(header, ct);
        await raw.WriteAsync(bytes.AsMemory(0, Math.Max(1, bytes.Length / 2)), ct);
        await raw.FlushAsync(ct);
        abort();
    }

    public void Cut() => abort();

    public Task CloseAsync(int code, string reason, CancellationToken ct) =>
        socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, ct);

    public void Dispose()
    {
        deflate?.Dispose();
        deflated.Dispose();
        socket.Dispose();
    }

    (byte[] Bytes, WebSocketMessageType Type) Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!compressed)
            return (bytes, WebSocketMessageType.Text);

        // A sync flush ends each payload with 00 00 FF FF; the window lives as long as the connection.
        deflate ??= new(deflated, CompressionLevel.Optimal, leaveOpen: true);
        deflate.Write(bytes);
        deflate.Flush();
        var block = deflated.ToArray();
        deflated.SetLength(0);
        return (block, WebSocketMessageType.Binary);
    }
}
