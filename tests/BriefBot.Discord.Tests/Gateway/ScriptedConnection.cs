using System.Buffers.Binary;
using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>The server's side of one connection to a <see cref="ScriptedGateway"/>.</summary>
sealed class ScriptedConnection : IAsyncDisposable
{
    const byte TextFrame = 0x81;
    const byte BinaryFrame = 0x82;
    const byte CloseFrame = 0x88;

    readonly TcpClient _client;
    readonly NetworkStream _stream;
    readonly Channel<JsonObject> _received = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    readonly TaskCompletionSource<int?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly MemoryStream _compressed = new();
    readonly ZLibStream _deflater;
    readonly CancellationToken _stop;
    readonly Task _reading;

    public ScriptedConnection(TcpClient client, string request, CancellationToken stop)
    {
        _client = client;
        _stream = client.GetStream();
        _stop = stop;
        Request = request;
        _deflater = new(_compressed, CompressionLevel.Fastest, leaveOpen: true);
        _reading = ReadAsync();
    }

    /// <summary>The HTTP request of the handshake.</summary>
    public string Request { get; }

    /// <summary>Whether a close frame of the client is answered.</summary>
    public bool AnswersClose { get; set; } = true;

    bool IsCompressed => Request.Contains("compress=zlib-stream", StringComparison.Ordinal);

    /// <summary>The next message, which must be of this operation.</summary>
    public async Task<JsonNode?> ReceiveAsync(int opcode, CancellationToken cancellation)
    {
        var message = await _received.Reader.ReadAsync(cancellation);
        ((int?)message["op"]).ShouldBe(opcode);
        return message["d"];
    }

    /// <summary>The next message, whatever it is.</summary>
    public async Task<JsonObject> ReceiveAsync(CancellationToken cancellation) => await _received.Reader.ReadAsync(cancellation);

    /// <summary>How many messages have come that no test has asked for.</summary>
    public int Unread => _received.Reader.Count;

    /// <summary>The code that the client closed with; null when it went away without one.</summary>
    public Task<int?> ClosedAsync(CancellationToken cancellation) => _closed.Task.WaitAsync(cancellation);

    /// <summary>Sends a message, as one compressed frame or as text, as the client asked.</summary>
    public Task SendAsync(string json) => IsCompressed ? SendFrameAsync(BinaryFrame, Compress(json)) : SendTextAsync(json);

    /// <summary>Sends a message as text.</summary>
    public Task SendTextAsync(string json) => SendFrameAsync(TextFrame, Encoding.UTF8.GetBytes(json));

    /// <summary>Sends bytes as one binary frame.</summary>
    public Task SendBinaryAsync(byte[] bytes) => SendFrameAsync(BinaryFrame, bytes);

    /// <summary>Sends bytes without a frame around them.</summary>
    public async Task SendRawAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes, _stop);

    /// <summary>The bytes of a message on the line, as <see cref="SendAsync"/> would send them.</summary>
    public byte[] Frame(string json) => IsCompressed ? Frame(BinaryFrame, Compress(json)) : Frame(TextFrame, Encoding.UTF8.GetBytes(json));

    /// <summary>Compresses a message with the connection's context, up to the flush.</summary>
    public byte[] Compress(string json)
    {
        _compressed.SetLength(0);
        _deflater.Write(Encoding.UTF8.GetBytes(json));
        _deflater.Flush();
        return _compressed.ToArray();
    }

    public Task HelloAsync(double interval = 40_000) =>
        SendAsync($$"""{"op":10,"d":{"heartbeat_interval":{{interval}},"_trace":["x"]},"s":null,"t":null}""");

    public Task EventAsync(long sequence, string name, string data) =>
        SendAsync($$"""{"op":0,"s":{{sequence}},"t":"{{name}}","d":{{data}}}""");

    public Task ReadyAsync(string url, string session = "session-1", long sequence = 1) =>
        EventAsync(
            sequence,
            "READY",
            $$"""
            {"v":10,"user":{"id":"1","username":"brief","bot":true},"application":{"id":"2","flags":0},"session_id":"{{session}}",
            "resume_gateway_url":"{{url}}","guilds":[{"id":"7","unavailable":true}],"shard":[0,1]}
            """
        );

    public Task MessageAsync(long sequence, long id, string content = "hello") =>
        EventAsync(
            sequence,
            "MESSAGE_CREATE",
            $$"""{"id":"{{id}}","channel_id":"5","author":{"id":"6","username":"ann"},"content":"{{content}}","type":0}"""
        );

    public Task AcknowledgeAsync() => SendAsync("""{"op":11}""");

    /// <summary>Closes with a code, or with a close frame without one, and ends the line when the client has answered.</summary>
    public async Task CloseAsync(int? code)
    {
        var payload = new byte[code is null ? 0 : 2];
        if (code is { } number)
            BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)number);
        await SendFrameAsync(CloseFrame, payload);
        await _closed.Task;
        Drop();
    }

    /// <summary>Ends the line without a word.</summary>
    public void Drop() => _client.Dispose();

    public async ValueTask DisposeAsync()
    {
        Drop();
        await _reading;
        await _deflater.DisposeAsync();
        await _compressed.DisposeAsync();
    }

    async Task SendFrameAsync(byte kind, byte[] payload) => await _stream.WriteAsync(Frame(kind, payload), _stop);

    static byte[] Frame(byte kind, byte[] payload)
    {
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)payload.Length],
            <= ushort.MaxValue => [126, (byte)(payload.Length >> 8), (byte)payload.Length],
            var size => [127, 0, 0, 0, 0, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size],
        };
        return [kind, .. length, .. payload];
    }

    async Task ReadAsync()
    {
        try
        {
            while (await ReadFrameAsync() is var (kind, payload))
            {
                if (kind == CloseFrame)
                {
                    _closed.TrySetResult(payload.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(payload) : null);
                    if (!AnswersClose)
                        continue;
                    await SendFrameAsync(CloseFrame, payload);
                    Drop();
                    return;
                }

                // What isn't text is a pong, with whatever the ping held.
                if (kind == TextFrame)
                    _received.Writer.TryWrite(JsonNode.Parse(payload)!.AsObject());
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
        finally
        {
            _closed.TrySetResult(null);
            _received.Writer.TryComplete();
        }
    }

    // Client's frames are masked, and small enough for a 16-bit length.
    async Task<(byte Kind, byte[] Payload)> ReadFrameAsync()
    {
        var head = new byte[2];
        await _stream.ReadExactlyAsync(head, _stop);
        var length = head[1] & 0x7F;
        if (length == 126)
        {
            var extended = new byte[2];
            await _stream.ReadExactlyAsync(extended, _stop);
            length = BinaryPrimitives.ReadUInt16BigEndian(extended);
        }

        var mask = new byte[4];
        await _stream.ReadExactlyAsync(mask, _stop);
        var payload = new byte[length];
        await _stream.ReadExactlyAsync(payload, _stop);
        for (var i = 0; i < length; i++)
            payload[i] ^= mask[i % 4];
        return (head[0], payload);
    }
}
