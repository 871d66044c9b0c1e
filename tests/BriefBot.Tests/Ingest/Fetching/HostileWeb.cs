using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BriefBot.Discord.Tests.Support;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Tests.Ingest.Fetching;

/// <summary>
/// A little internet on a real socket: every name leads to a public address, every public address to one raw server on loopback that plays
/// scripts, also such as no web server would. A second listener stands for everything private and counts who comes.
/// </summary>
sealed class HostileWeb : IAsyncDisposable
{
    /// <summary>Where every name leads that isn't told otherwise.</summary>
    public static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    /// <summary>A public address where nobody answers.</summary>
    public static readonly IPAddress Deaf = IPAddress.Parse("93.184.215.99");

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly TcpListener _trap = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentBag<Task> _running = [];
    readonly ConcurrentDictionary<TaskCompletionSource, int> _awaited = [];
    readonly ConcurrentDictionary<string, int> _lookups = new(StringComparer.OrdinalIgnoreCase);
    readonly Func<WebCall, IReadOnlyList<WebStep>> _answer;
    readonly Task _accepting;
    int _trapped;

    /// <summary>Starts it.</summary>
    /// <param name="answer">What is done about each request; called from several threads.</param>
    /// <param name="time">Goes on by itself where a script is silent; null when no script is.</param>
    public HostileWeb(Func<WebCall, IReadOnlyList<WebStep>> answer, ManualTimeProvider? time = null)
    {
        _answer = answer;
        Time = time;
        _listener.Start();
        _trap.Start();
        _accepting = Task.WhenAll(AcceptAsync(), CountAsync());
    }

    /// <summary>The clock that silence advances.</summary>
    public ManualTimeProvider? Time { get; }

    /// <summary>Addresses of a name at each look-up, the last one from then on; names that aren't here lead to
    /// <see cref="Public"/>.</summary>
    public ConcurrentDictionary<string, IPAddress[][]> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Requests so far, in order of arrival.</summary>
    public ConcurrentQueue<WebCall> Calls { get; } = [];

    /// <summary>Connections to anything but <see cref="Public"/>; they reach the trap.</summary>
    public int Trapped => Volatile.Read(ref _trapped);

    /// <summary>A port of this machine where the trap listens.</summary>
    public int TrapPort => ((IPEndPoint)_trap.LocalEndpoint).Port;

    /// <summary>A fetcher that has this for its internet.</summary>
    public Fetcher Fetcher(FetchOptions? options = null, FetchLimits? limits = null) =>
        new(options ?? new FetchOptions { Interval = TimeSpan.Zero }, Time ?? TimeProvider.System, limits, ResolveAsync, OpenAsync);

    /// <summary>Looks a name up here.</summary>
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        var times = _lookups.AddOrUpdate(host, 1, (_, before) => before + 1);
        if (!Names.TryGetValue(host, out var answers))
            return Task.FromResult<IPAddress[]>([Public]);
        var addresses = answers[Math.Min(times, answers.Length) - 1];
        return addresses.Length > 0
            ? Task.FromResult(addresses)
            : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
    }

    /// <summary>Connects: public addresses to the server, everything else to the trap.</summary>
    public async Task<Stream> OpenAsync(IPEndPoint target, CancellationToken cancellation)
    {
        if (target.Address.Equals(Deaf))
            await Task.Delay(Timeout.Infinite, cancellation);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(target.Address.Equals(Public) ? _listener.LocalEndpoint : _trap.LocalEndpoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // Whoever accepts must have ended: a listener that was stopped can't be asked any more.
        await _accepting;
        _listener.Stop();
        _trap.Stop();
        await Task.WhenAll(_running);
        _stop.Dispose();
    }

    /// <summary>Waits until so many requests have arrived, counted from the start.</summary>
    public async Task CalledAsync(int requests, CancellationToken cancellation)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[arrived] = requests;
        TellOfCalls();
        await arrived.Task.WaitAsync(cancellation);
    }

    void TellOfCalls()
    {
        foreach (var (arrived, requests) in _awaited)
            if (Calls.Count >= requests && _awaited.TryRemove(arrived, out _))
                arrived.SetResult();
    }

    async Task CountAsync()
    {
        while (await NextAsync(_trap) is { } caught)
        {
            Interlocked.Increment(ref _trapped);
            caught.Dispose();
        }
    }

    async Task AcceptAsync()
    {
        while (await NextAsync(_listener) is { } socket)
            _running.Add(ServeAsync(socket));
    }

    async Task<Socket?> NextAsync(TcpListener listener)
    {
        try
        {
            return await listener.AcceptSocketAsync(_stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return null;
        }
    }

    async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                while (await HeadAsync(socket) is { } head)
                {
                    var call = Call(head);
                    Calls.Enqueue(call);
                    TellOfCalls();
                    if (!await new WebScript(socket, Time, _stop.Token).PlayAsync(_answer(call)))
                        return;
                }
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side went away, or the test is over.
            }
        }
    }

    async Task<string?> HeadAsync(Socket socket)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await socket.ReceiveAsync(buffer, _stop.Token) == 0)
                return null;
            head.Append((char)buffer[0]);
            // A TLS greeting never ends as a request does.
            if (head.Length == 1 && buffer[0] == 0x16)
            {
                await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), _stop.Token);
                return null;
            }
        }
        return head.ToString();
    }

    static WebCall Call(string head)
    {
        var target = head.Split(' ', 3)[1];
        var host = head.Split("\r\n").First(line => line.StartsWith("Host: ", StringComparison.OrdinalIgnoreCase))[6..].Split(':')[0];
        return new WebCall(host, target, head);
    }
}
