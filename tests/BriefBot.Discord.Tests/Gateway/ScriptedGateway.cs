using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>A gateway on a real socket that does only what a test tells it, frame by frame and byte by byte.</summary>
sealed class ScriptedGateway : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Channel<ScriptedConnection> _accepted = System.Threading.Channels.Channel.CreateUnbounded<ScriptedConnection>();
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentQueue<ScriptedConnection> _connections = [];
    readonly Task _accepting;

    public ScriptedGateway()
    {
        _listener.Start();
        Url = $"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAllAsync();
    }

    /// <summary>Address of the gateway.</summary>
    public string Url { get; }

    /// <summary>Called for each connection, before anything else is done with it.</summary>
    public Action? Connecting { get; set; }

    /// <summary>Hangs up on whoever connects, before a word.</summary>
    public bool HangsUp { get; set; }

    /// <summary>HTTP status to refuse connections with; null accepts them.</summary>
    public int? Refusal { get; set; }

    /// <summary>How long a refused connection is asked to wait, as the header has it.</summary>
    public string RetryAfter { get; set; } = "";

    /// <summary>Leaves the request of a connection without an answer, and calls this.</summary>
    public Func<Task>? Silence { get; set; }

    /// <summary>Plays a connection instead of a test that accepts it.</summary>
    public Func<ScriptedConnection, Task>? Play { get; set; }

    /// <summary>The next connection, its handshake done.</summary>
    public async Task<ScriptedConnection> AcceptAsync(CancellationToken cancellation) => await _accepted.Reader.ReadAsync(cancellation);

    /// <summary>Refuses connections from now on, as a machine does on which nobody listens.</summary>
    public void Close() => _listener.Stop();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        foreach (var connection in _connections)
            await connection.DisposeAsync();
        _stop.Dispose();
    }

    async Task AcceptAllAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                Connecting?.Invoke();
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over, or this gateway closed.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        if (HangsUp)
        {
            client.Dispose();
            return;
        }

        try
        {
            var stream = client.GetStream();
            var request = await ReadRequestAsync(stream, _stop.Token);
            if (Silence is { } silence)
            {
                await silence();
                return;
            }

            if (Refusal is { } refusal)
            {
                await SendHeadAsync(
                    stream,
                    $"HTTP/1.1 {refusal} Refused",
                    "Content-Length: 0",
                    "Connection: close",
                    $"Retry-After: {RetryAfter}"
                );
                client.Dispose();
                return;
            }

            await SendHeadAsync(
                stream,
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                $"Sec-WebSocket-Accept: {Accept(request)}"
            );
            var connection = new ScriptedConnection(client, request, _stop.Token);
            _connections.Enqueue(connection);
            if (Play is { } play)
                await play(connection);
            else
                await _accepted.Writer.WriteAsync(connection, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away first.
        }
    }

    async Task SendHeadAsync(NetworkStream stream, params string[] lines) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines) + "\r\n\r\n"), _stop.Token);

    static async Task<string> ReadRequestAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, cancellation);
            request.Append((char)one[0]);
        }

        return request.ToString();
    }

    // RFC 6455, 1.3: the handshake's proof.
    static string Accept(string request)
    {
        const string header = "Sec-WebSocket-Key:";
        var key = request.Split("\r\n").First(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase))[header.Length..].Trim();
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
    }
}
