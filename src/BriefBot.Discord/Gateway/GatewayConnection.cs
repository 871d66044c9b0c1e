using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>
/// One connection to the gateway, from the handshake to the close: socket, timers and cancellation belong to it and end with it.
/// </summary>
sealed partial class GatewayConnection : IDisposable
{
    // Discord answers a close within a round trip; a line that is dead never does.
    static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    readonly GatewayContext _context;
    readonly ILogger _logger;
    readonly GatewaySession _session;
    readonly ShardEvents _events;
    readonly GatewaySocket _socket;
    readonly Heart _heart;
    readonly TaskCompletionSource<ConnectionEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _ended = new();
    readonly Func<ReadOnlyMemory<byte>> _identify;
    readonly Func<bool> _mayIdentify;
    readonly ITimer _deadline;
    Task _beating = Task.CompletedTask;
    volatile EndReason _late = EndReason.NoHello;
    long _readyAt;
    volatile bool _established;

    /// <summary>Makes a connection that isn't connected yet.</summary>
    /// <param name="context">The client's options, clock and counters.</param>
    /// <param name="session">The session to take up, or to start if it has none.</param>
    /// <param name="events">Takes the events.</param>
    /// <param name="identify">Writes IDENTIFY.</param>
    /// <param name="mayIdentify">Asked as IDENTIFY is about to be sent.</param>
    public GatewayConnection(
        GatewayContext context,
        GatewaySession session,
        ShardEvents events,
        Func<ReadOnlyMemory<byte>> identify,
        Func<bool> mayIdentify
    )
    {
        _context = context;
        _logger = context.Logger;
        _session = session;
        _events = events;
        _identify = identify;
        _mayIdentify = mayIdentify;
        _socket = new(context.Options, context.Time);
        _heart = new(context.Time, context.Jitter, BeatAsync);
        _deadline = context.Time.CreateTimer(_ => End(new(_late)), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Where sessions start; READY's address for resuming is held against it.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Called when the session was started or taken up.</summary>
    public Action? Established { get; init; }

    /// <summary>Whether HELLO came.</summary>
    public bool WasGreeted => _helloTaken;

    /// <summary>Whether IDENTIFY was sent.</summary>
    public bool Identified { get; private set; }

    /// <summary>Whether RESUME was sent.</summary>
    public bool Resuming { get; private set; }

    /// <summary>Whether READY or RESUMED came.</summary>
    public bool IsEstablished => _established;

    /// <summary>Time since READY or RESUMED; zero before.</summary>
    public TimeSpan Stood => IsEstablished ? _context.Time.GetElapsedTime(Interlocked.Read(ref _readyAt)) : TimeSpan.Zero;

    /// <summary>Time from the last heartbeat to its acknowledgement; null before the first one.</summary>
    public TimeSpan? Latency => _heart.Latency;

    /// <summary>Connects, and stays until something ends the connection. Never throws.</summary>
    public async Task<ConnectionEnd> RunAsync(Uri address, CancellationToken stop)
    {
        _context.Meter.Connection();
        try
        {
            await _socket.ConnectAsync(address, stop);
        }
        catch (Exception exception)
        {
            // Whatever a name server, a proxy or a stranger's handshake may bring about: there is no connection.
            if (stop.IsCancellationRequested)
                return new(EndReason.Stopped);
            return new(EndReason.NotConnected, Details: Problem(exception)) { RetryAfter = _socket.RetryAfter };
        }

        await using var stopping = stop.UnsafeRegister(_ => End(new(EndReason.Stopped)), state: null);
        _deadline.Change(_context.Options.HelloTimeout, Timeout.InfiniteTimeSpan);
        var reading = ReadAsync();
        var end = await _end.Task;
        await CloseAsync(end, reading);
        return end;
    }

    /// <summary>Sends a message of the application, such as its status. Not sent when the connection has ended.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, cancellation);
        await _socket.SendAsync(message, either.Token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _deadline.Dispose();
        _socket.Dispose();
        _ended.Dispose();
    }

    string Problem(Exception exception)
    {
        if (_socket.HttpStatus != 0)
            return $"HTTP {_socket.HttpStatus}";
        return exception is TimeoutException ? exception.Message : exception.GetBaseException().Message;
    }

    // The first reason is the one; later ones follow from it.
    void End(ConnectionEnd end) => _end.TrySetResult(end);

    async Task CloseAsync(ConnectionEnd end, Task reading)
    {
        await _deadline.DisposeAsync();
        await _ended.CancelAsync();
        var isFinal = end.Reason == EndReason.Stopped && _context.Options.Sessions is null;
        await _socket.CloseOutputAsync(isFinal ? GatewayCloseCodes.Final : GatewayCloseCodes.ToResume);

        // What is on its way is read and thrown away, as a socket that is closed on unread data resets the line before the close frame is
        // read. Whatever is thrown away counts as not received, so it is replayed.
        await reading.WithinAsync(CloseTimeout, _context.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Abort();
        await reading;
        await _beating;
    }

    // Ends the connection rather than throw.
    async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync() is { } message)
            {
                if (_end.Task.IsCompleted)
                    continue;
                using var frame = GatewayFrame.TryParse(message, out var parsed) ? parsed : null;
                if (frame is null)
                    End(new(EndReason.Garbled, Details: "no gateway message"));
                else
                    await TakeAsync(frame);
            }

            End(new(EndReason.ClosedByGateway, _socket.CloseCode));
        }
        catch (InvalidDataException exception)
        {
            End(new(EndReason.Garbled, Details: exception.Message));
        }
        catch (Exception exception) when (GatewaySocket.IsBroken(exception))
        {
            End(new(EndReason.Broken, Details: GatewaySocket.Problem(exception)));
        }
        catch (Exception exception)
        {
            // Whatever else the bytes of a stranger may bring about must not end more than this connection.
            LogUnexpected(exception);
            End(new(EndReason.Garbled, Details: exception.GetType().Name));
        }
    }

    async Task BeatAsync()
    {
        if (!_socket.TryTakeForHeartbeat())
            return;

        // Counted like everything else that is sent: before the gateway can have it.
        _context.Meter.Heartbeat();
        await _socket.SendHeartbeatAsync(GatewayMessages.Heartbeat(_session.Sequence));
    }

    async Task BeatUntilEndedAsync(TimeSpan interval)
    {
        try
        {
            await _heart.RunAsync(interval, _ended.Token);
            End(new(EndReason.NotAcknowledged));
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
            // The connection ended, and its heart with it.
        }
        catch (Exception exception) when (GatewaySocket.IsBroken(exception))
        {
            End(new(EndReason.Broken, Details: GatewaySocket.Problem(exception)));
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading from the gateway failed in a way that we don't know; the connection is given up")]
    partial void LogUnexpected(Exception exception);
}
