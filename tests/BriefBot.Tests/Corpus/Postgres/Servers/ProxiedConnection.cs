using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>A connection through a <see cref="CuttingProxy"/>.</summary>
sealed class ProxiedConnection : IDisposable
{
    readonly CuttingProxy _proxy;
    readonly Socket _client;
    readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly CancellationTokenSource _end = new();
    readonly ClientStatements _statements = new();
    volatile bool _hasBegun;
    volatile bool _awaitsLetter;
    volatile bool _isLost;
    Loss? _loss;
    Loss? _stop;

    /// <summary>For a client that was accepted.</summary>
    public ProxiedConnection(CuttingProxy proxy, Socket client)
    {
        (_proxy, _client) = (proxy, client);
        _client.NoDelay = true;
    }

    /// <summary>Carries what the two say to each other until one of them ends or it is cut.</summary>
    /// <exception cref="InvalidDataException">What passes isn't PostgreSQL's protocol.</exception>
    public async Task RunAsync(int port)
    {
        Task[] ways = [];
        try
        {
            await _server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), _end.Token);
            ways = [PumpAsync(_client, _server, Ways.ToServer), PumpAsync(_server, _client, Ways.ToClient)];
            await await Task.WhenAny(ways);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or the server isn't there: to the client both look the same.
            Reset(_client);
        }
        catch (InvalidDataException)
        {
            Cut();
            throw;
        }
        finally
        {
            await _end.CancelAsync();
            await Task.WhenAll(ways).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _loss?.Fail();
        }
    }

    /// <summary>Cuts it: both ends see a reset.</summary>
    public void Cut()
    {
        Reset(_client);
        Reset(_server);
        _end.Cancel();
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _end.Dispose();
    }

    static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It was closed before.
        }

        socket.Dispose();
    }

    async Task PumpAsync(Socket from, Socket to, Ways way)
    {
        await Task.Yield();
        var gate = _proxy.Gate(way);
        var reader = PipeReader.Create(new NetworkStream(from, ownsSocket: false));
        while (true)
        {
            var read = await reader.ReadAsync(_end.Token);

            // The end of one side, too, is news that a blackhole keeps from the other.
            await gate.PassAsync(_end.Token);
            var rest = read.Buffer;
            var loses = way == Ways.ToServer ? ReadClient(ref rest) : ReadServer(ref rest);
            var whole = read.Buffer.Slice(read.Buffer.Start, loses ?? rest.Start);
            foreach (var part in whole)
                await SendAsync(to, part);
            if (way == Ways.ToServer && Interlocked.Exchange(ref _stop, null) is { } stop)
            {
                stop.Succeed();
                await _proxy.Held.PassAsync(_end.Token);
                reader.AdvanceTo(loses!.Value);
                continue;
            }

            if (_isLost)
            {
                _loss!.Succeed();
                Cut();
                return;
            }

            if (read.IsCompleted)
                return;
            reader.AdvanceTo(rest.Start, read.Buffer.End);
        }
    }

    async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await to.SendAsync(bytes, _end.Token)..];
    }

    /// <summary>Takes the whole messages off the front.</summary>
    /// <returns>Where the message begins that doesn't reach the server; null when there is none.</returns>
    SequencePosition? ReadClient(ref ReadOnlySequence<byte> buffer)
    {
        while (true)
        {
            var start = buffer.Start;
            if (!_hasBegun)
            {
                if (!WireMessages.TryTakeFirst(ref buffer, out var code))
                    return null;
                _awaitsLetter = code is WireMessages.TlsRequest or WireMessages.GssRequest;
                _hasBegun = !_awaitsLetter;
                // The client waits for the letter; what follows depends on it.
                if (_awaitsLetter)
                    return null;
                continue;
            }

            if (!WireMessages.TryTake(ref buffer, out var type, out var body))
                return null;
            if (_statements.Read(type, body) is { } statement && _proxy.LossOf(Ways.ToServer, statement.TrimStart()) is { } loss)
            {
                if (loss.OnlyStops)
                    _stop = loss;
                else
                    (_loss, _isLost) = (loss, true);
                return start;
            }
        }
    }

    /// <summary>Takes the whole messages off the front.</summary>
    /// <returns>From where on nothing reaches the client; null when all does.</returns>
    SequencePosition? ReadServer(ref ReadOnlySequence<byte> buffer)
    {
        SequencePosition? loses = _loss is null ? null : buffer.Start;
        while (true)
        {
            if (_awaitsLetter && buffer.Length > 0)
            {
                _awaitsLetter = false;
                if (buffer.FirstSpan[0] is (byte)'S' or (byte)'G')
                    throw new InvalidDataException("The server encrypts; the proxy has to read what passes.");
                if (buffer.FirstSpan[0] is (byte)'N')
                    buffer = buffer.Slice(1);
            }

            var start = buffer.Start;
            if (!WireMessages.TryTake(ref buffer, out var type, out var body))
                return loses;
            if (_loss is null && type == 'C' && _proxy.LossOf(Ways.ToClient, WireMessages.TakeText(ref body)) is { } loss)
            {
                _loss = loss;
                loses = start;
            }

            if (loses is not null && type == 'Z')
            {
                _isLost = true;
                return loses;
            }
        }
    }
}
