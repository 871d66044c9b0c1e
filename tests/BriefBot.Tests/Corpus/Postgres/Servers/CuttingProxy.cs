using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>Ways through a proxy.</summary>
[Flags]
public enum Ways
{
    /// <summary>From the client to the server.</summary>
    ToServer = 1,

    /// <summary>From the server to the client.</summary>
    ToClient = 2,

    /// <summary>Both.</summary>
    Both = ToServer | ToClient,
}

/// <summary>
/// The network between a client and a PostgreSQL server on loopback, which fails on command: sockets of its own to both, and it reads
/// what passes. Traffic must not be encrypted. What it does to connections, it does to all there are and all that come.
/// </summary>
sealed class CuttingProxy : IAsyncDisposable
{
    readonly int _server;
    readonly ConcurrentDictionary<ProxiedConnection, Task> _open = new();
    readonly ConcurrentQueue<Exception> _faults = new();
    readonly ProxyGate _toServer = new();
    readonly ProxyGate _toClient = new();
    readonly ProxyGate _held = new();
    readonly ConcurrentDictionary<Loss, bool> _losses = new();
    Socket? _listener;
    Task _accepting = Task.CompletedTask;
    int _accepted;

    /// <summary>Opens it.</summary>
    /// <param name="server">Port of the server on 127.0.0.1; it need not be there yet.</param>
    public CuttingProxy(int server)
    {
        _server = server;
        Accept();
    }

    /// <summary>Port on 127.0.0.1 that clients connect to.</summary>
    public int Port { get; private set; }

    /// <summary>Connections that are open at the moment.</summary>
    public int Open => _open.Count;

    /// <summary>Connections that were accepted since the beginning.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>The same connection string, through the proxy.</summary>
    public string ConnectionString(string direct) =>
        new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = Port }.ConnectionString;

    /// <summary>Cuts all connections (RST to both ends). New ones are accepted.</summary>
    public void Cut()
    {
        foreach (var connection in _open.Keys)
        {
            try
            {
                connection.Cut();
            }
            catch (ObjectDisposedException)
            {
                // It has ended meanwhile.
            }
        }
    }

    /// <summary>Refuses new connections from now on (RST to SYN). Those that are open stay.</summary>
    public void Refuse()
    {
        _listener?.Dispose();
        _listener = null;
    }

    /// <summary>Accepts new connections again, on the same port.</summary>
    public void Accept()
    {
        if (_listener is not null)
            return;
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        while (true)
        {
            try
            {
                listener.Bind(new IPEndPoint(IPAddress.Loopback, Port == 0 ? FreePort.Find() : Port));
                break;
            }
            catch (SocketException error) when (Port == 0 && error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another process was quicker to take it.
            }
        }

        listener.Listen();
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>
    /// Lets nothing pass from now on: new connections are accepted, what is sent waits, and an end that closes isn't noticed at the
    /// other one. After <see cref="Heal"/> all of it arrives, as TCP sends again after a break. Unlike in a real break, the sender's
    /// system gets its acknowledgements, so TCP keep-alive doesn't notice anything.
    /// </summary>
    public void Blackhole(Ways ways = Ways.Both)
    {
        if (ways.HasFlag(Ways.ToServer))
            _toServer.Close();
        if (ways.HasFlag(Ways.ToClient))
            _toClient.Close();
    }

    /// <summary>Ends a blackhole, what was stopped goes on, and what is delayed from now on isn't any more.</summary>
    public void Heal()
    {
        Delay(TimeSpan.Zero);
        _held.Open();
        _toServer.Open();
        _toClient.Open();
    }

    /// <summary>Delays each piece that arrives; a question and its answer take twice that, both ways.</summary>
    /// <param name="delay">By how much, zero and up.</param>
    /// <param name="ways">On which ways.</param>
    public void Delay(TimeSpan delay, Ways ways = Ways.Both)
    {
        if (ways.HasFlag(Ways.ToServer))
            _toServer.Delay = delay;
        if (ways.HasFlag(Ways.ToClient))
            _toClient.Delay = delay;
    }

    /// <summary>
    /// Loses the answer to a statement: the server runs it and ends its transaction (ReadyForQuery), then the connection is cut, and
    /// the client hears neither of it. A COMMIT that fails or rolls back isn't counted, since the server then answers another tag.
    /// </summary>
    /// <param name="tag">Beginning of the tag of CommandComplete, as COMMIT or INSERT.</param>
    /// <param name="nth">Which of those that come from now on, over all connections, 1 and up.</param>
    /// <returns>Completed when it was lost.</returns>
    public Task LoseAnswerAsync(string tag = "COMMIT", int nth = 1) => Lose(new Loss(Ways.ToClient, tag, nth));

    /// <summary>Loses a statement on its way to the server: the connection is cut, and the server never sees the statement.</summary>
    /// <param name="statement">Beginning of its text, as COMMIT.</param>
    /// <param name="nth">Which of those that come from now on, over all connections, 1 and up.</param>
    /// <returns>Completed when it was lost.</returns>
    public Task LoseRequestAsync(string statement = "COMMIT", int nth = 1) => Lose(new Loss(Ways.ToServer, statement, nth));

    /// <summary>Stops a connection in front of a statement: the server sees all that came before it, and then nothing more, as from a
    /// client that stands still or whose network is away. The connection stays, until <see cref="Heal"/> or a cut.</summary>
    /// <param name="statement">Beginning of its text, as COMMIT.</param>
    /// <param name="nth">Which of those that come from now on, over all connections, 1 and up.</param>
    /// <returns>Completed when it was stopped.</returns>
    public Task StopBeforeAsync(string statement = "COMMIT", int nth = 1)
    {
        _held.Close();
        return Lose(new Loss(Ways.ToServer, statement, nth) { OnlyStops = true });
    }

    public async ValueTask DisposeAsync()
    {
        Refuse();
        await _accepting;
        Cut();
        await Task.WhenAll(_open.Values);
        if (!_faults.IsEmpty)
            throw new AggregateException("The proxy couldn't follow a connection.", _faults);
    }

    /// <summary>What is to be lost now, seen on a way; null when nothing is.</summary>
    internal Loss? LossOf(Ways way, string what)
    {
        foreach (var loss in _losses.Keys)
        {
            if (loss.IsNow(way, what))
            {
                _losses.TryRemove(loss, out _);
                return loss;
            }
        }

        return null;
    }

    /// <summary>The gate in front of what was stopped.</summary>
    internal ProxyGate Held => _held;

    /// <summary>The gate of a way.</summary>
    internal ProxyGate Gate(Ways way) => way == Ways.ToServer ? _toServer : _toClient;

    Task Lose(Loss loss)
    {
        _losses[loss] = true;
        return loss.Lost;
    }

    async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync();
                Interlocked.Increment(ref _accepted);
                var connection = new ProxiedConnection(this, client);
                var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _open[connection] = RunAsync(connection, begin.Task);
                begin.SetResult();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It refuses from now on.
        }
    }

    async Task RunAsync(ProxiedConnection connection, Task begin)
    {
        await begin;
        try
        {
            await connection.RunAsync(_server);
        }
        catch (InvalidDataException fault)
        {
            _faults.Enqueue(fault);
        }
        finally
        {
            if (_open.TryRemove(connection, out _))
                connection.Dispose();
        }
    }
}
