using System.Globalization;
using System.Net.WebSockets;

namespace BriefBot.Discord;

/// <summary>
/// A WebSocket to the gateway: whole messages in, whole messages out, each within its limits. One reader, any number of senders.
/// </summary>
sealed class GatewaySocket : IDisposable
{
    static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    readonly ClientWebSocket _socket = new();
    readonly SemaphoreSlim _sending = new(1);
    readonly SendLimiter _limiter;
    readonly ZlibStreamInflater? _inflater;
    readonly MessageBuffer _message;
    readonly byte[] _frame = new byte[16 * 1024];
    readonly DiscordSocketConfig _options;
    readonly TimeProvider _time;

    public GatewaySocket(DiscordSocketConfig options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _limiter = new(time);
        _message = new(options.MaxMessageBytes);
        _inflater = options.Compress ? new() : null;
        _socket.Options.SetRequestHeader("User-Agent", options.UserAgent);

        // The gateway's own heartbeats tell whether it is alive.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.CollectHttpResponseDetails = true;
    }

    /// <summary>Code and words that the gateway closed with; null without a close frame.</summary>
    public int? CloseCode => _socket.CloseStatus is { } status && status != WebSocketCloseStatus.Empty ? (int)status : null;

    /// <summary>Status that a refused connection was answered with; 0 when there was no answer.</summary>
    public int HttpStatus => (int)_socket.HttpStatusCode;

    /// <summary>How long a refused connection is asked to wait, an hour at most; null when it isn't.</summary>
    public TimeSpan? RetryAfter
    {
        get
        {
            if (_socket.HttpResponseHeaders is not { } headers || !headers.TryGetValue("Retry-After", out var values))
                return null;

            var isNumber = double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds);
            return isNumber && seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds)) : null;
        }
    }

    /// <summary>Connects within the time of the options.</summary>
    /// <exception cref="WebSocketException">It was refused.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task ConnectAsync(Uri address, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(_options.ConnectTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await _socket.ConnectAsync(address, either.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no connection within {_options.ConnectTimeout.TotalSeconds:0} s", exception);
        }
    }

    /// <summary>The next message, valid until the next call; null when the gateway closed the connection.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">The message is too large or badly compressed.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync()
    {
        _message.Clear();
        while (true)
        {
            var received = await _socket.ReceiveAsync(_frame.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;

            var compressed = _inflater is not null && received.MessageType == WebSocketMessageType.Binary;
            var piece = _frame.AsMemory(0, received.Count);
            if (compressed)
                _inflater!.Inflate(piece, _message);
            else
                _message.Add(piece.Span);

            if (received.EndOfMessage && (!compressed || _inflater!.IsAtFlush))
                return _message.Written;
        }
    }

    /// <summary>Whether a heartbeat may be sent now; not when the gateway asked for so many that the limit is reached.</summary>
    public bool TryTakeForHeartbeat() => _limiter.TryTakeForHeartbeat();

    /// <summary>Sends the heartbeat that was allowed.</summary>
    public Task SendHeartbeatAsync(ReadOnlyMemory<byte> message) => SendWithinTimeAsync(message);

    /// <summary>Sends any other message, once the limit allows.</summary>
    /// <exception cref="ArgumentException">It is larger than Discord takes.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        if (message.Length > GatewayMessages.MaxBytes)
            throw new ArgumentException($"The gateway takes {GatewayMessages.MaxBytes} bytes, not {message.Length}.", nameof(message));

        await _limiter.WaitAsync(cancellation);
        await SendWithinTimeAsync(message);
    }

    /// <summary>Says that we close, without waiting for an answer. Never throws.</summary>
    public async Task CloseOutputAsync(int code)
    {
        try
        {
            if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
                return;
            await _socket
                .CloseOutputAsync((WebSocketCloseStatus)code, statusDescription: null, CancellationToken.None)
                .WithinAsync(_options.SendTimeout, _time);
        }
        catch (Exception exception) when (IsBroken(exception))
        {
            // It is closed as it is.
            _socket.Abort();
        }
    }

    /// <summary>Cuts the connection: whoever is receiving gets a <see cref="WebSocketException"/>.</summary>
    public void Abort() => _socket.Abort();

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _inflater?.Dispose();
        _sending.Dispose();
    }

    /// <summary>Whether an exception means that the connection is gone.</summary>
    public static bool IsBroken(Exception exception) =>
        exception
            is WebSocketException
                or IOException
                or TimeoutException
                or OperationCanceledException
                // ObjectDisposedException, or a socket in a state that doesn't allow the call.
                or InvalidOperationException;

    /// <summary>Short name of what broke a connection.</summary>
    public static string Problem(Exception exception) =>
        exception is WebSocketException { WebSocketErrorCode: var code and not WebSocketError.Success }
            ? code.ToString()
            : exception.GetType().Name;

    async Task SendWithinTimeAsync(ReadOnlyMemory<byte> message)
    {
        if (!await _sending.WaitAsync(TimeSpan.Zero))
            await _sending.WaitAsync(CancellationToken.None).WithinAsync(_options.SendTimeout, _time);
        try
        {
            await _socket
                .SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None)
                .AsTask()
                .WithinAsync(_options.SendTimeout, _time);
        }
        catch (TimeoutException)
        {
            // Nobody takes what we send: the line is dead. What was begun can't be taken back, so nothing else may follow it.
            _socket.Abort();
            throw;
        }
        finally
        {
            _sending.Release();
        }
    }
}
