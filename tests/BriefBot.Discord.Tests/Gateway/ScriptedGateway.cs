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
    readonly List<ScriptedConnection> _connections = [];
    readonly Task _accepting;

    public ScriptedGateway()
    {
        _listener.Start();
        _accepting = AcceptAllAsync();
    }

    /// <summary>Address of the gateway.</summary>
    public string Url => $"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>HTTP status to refuse connections with; null accepts them.</summary>
    public int? Refusal { get; set; }

    /// <summary>Leaves the request of a connection without an answer, and calls this.</summary>
    public Func<Task>? Silence { get; set; }

    /// <summary>Plays a connection instead of a test that accepts it.</summary>
    public Func<ScriptedConnection, Task>? Play { get; set; }

    /// <summary>The next connection, its handshake done.</summary>
    public async Task<ScriptedConnection> AcceptAsync(CancellationToken cancellation) => await _accepted.Reader.ReadAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var connection in _connections) await connection.DisposeAsync();
        _stop.Dispose();
    }

    async Task AcceptAllAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
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
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {refusal} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _stop.Token);
                client.Dispose();
                return;
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(request)}\r\n\r\n"), _stop.Token);
            var connection = new ScriptedConnection(client, request, _stop.Token);
            _connections.Add(connection);
            if (Play is { } play) await play(connection);
            else await _accepted.Writer.WriteAsync(connection, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or ChannelClosedException)
        {
            // The client went away first.
        }
    }

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
        var key = request.Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
    }
}
