using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Keeps one shard connected: one connection after the other, resumed where possible, with backoff in between.</summary>
sealed partial class GatewayShard(
    GatewayContext context,
    int shard,
    int shards,
    IdentifyGate gate,
    ShardEvents events,
    Func<string?> status,
    Action<ShardStatus> changed,
    SessionKeeper? keeper
)
{
    // After so many RESUMEs in vain the session is given up, after so many connections without HELLO the address that it is resumed at.
    const int AttemptsToResume = 3;

    readonly ILogger _logger = context.Logger;
    readonly GatewaySession _session = new();
    readonly ReconnectBackoff _backoff = new(context.Jitter);
    ShardStatus _status = new(shard, ConnectionState.Disconnected, NextAttemptAt: null, Latency: null, LastDisconnect: null);
    GatewayConnection? _connection;
    bool _sessionInvalid;
    TimeSpan? _retryAfter;
    int _failedResumes;
    int _endsBeforeHello;

    /// <summary>What it is doing.</summary>
    public ShardStatus Status => Volatile.Read(ref _status) with { Latency = Volatile.Read(ref _connection)?.Latency };

    /// <summary>Runs until stopped.</summary>
    /// <exception cref="DiscordGatewayClosedException">The gateway closed for a reason that trying again can't mend.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (keeper is not null && await keeper.FindAsync(shard, shards, stop) is { } stored)
                _session.TakeUp(stored, GatewayAddress.Resume(stored.ResumeUrl, gate.Address, context.Options.Compress));
            while (!stop.IsCancellationRequested)
            {
                await WaitAsync(stop);
                using var pass = _session.Id is null ? await gate.EnterAsync(shard, _backoff.IsRepeated, ShowWaiting, stop) : null;
                if (pass is null)
                    await gate.ConfirmAddressAsync(stop);
                await ConnectOnceAsync(pass, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while it waited.
        }
        finally
        {
            Show(ConnectionState.Disconnected);
        }
    }

    /// <summary>What is to be kept of its session; null for nothing, and while it isn't connected and can't say that it lives.</summary>
    /// <param name="ended">Whether the shard has ended.</param>
    public StoredGatewaySession? Snapshot(bool ended) =>
        ended || _status.State == ConnectionState.Connected
            ? _session.Snapshot(shard, shards, context.Options.GatewayIntents, ended, context.Time.GetUtcNow())
            : null;

    /// <summary>
    /// Sends a message of the application if the shard is connected. A connection that breaks meanwhile is the shard's own affair.
    /// </summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _connection) is not { IsEstablished: true } connection)
            return;

        try
        {
            await connection.SendAsync(message, cancellation);
        }
        catch (Exception exception) when (GatewaySocket.IsBroken(exception) && !cancellation.IsCancellationRequested)
        {
            LogNotSent(shard, exception.GetType().Name);
        }
    }

    async Task WaitAsync(CancellationToken stop)
    {
        var delay = _backoff.NextDelay(identify: _session.Id is null, _sessionInvalid);
        if (_retryAfter > delay)
            delay = _retryAfter.Value;
        (_sessionInvalid, _retryAfter) = (false, null);
        if (delay <= TimeSpan.Zero)
            return;

        ShowWaiting(delay, isShort: false);
        await Task.Delay(delay, context.Time, stop);
    }

    async Task ConnectOnceAsync(IdentifyGate.Pass? pass, CancellationToken stop)
    {
        Show(ConnectionState.Connecting);
        using var connection = new GatewayConnection(
            context,
            _session,
            events,
            () => GatewayMessages.Identify(context.Options, shard, shards, status()),
            () => pass?.TryUse() == true
        )
        {
            BaseAddress = gate.Address,
            Established = ShowConnected,
        };
        Volatile.Write(ref _connection, connection);
        try
        {
            var end = await connection.RunAsync(_session.ResumeUrl ?? gate.Address, stop);
            if (end.Reason != EndReason.Stopped)
                Judge(end, connection);
        }
        finally
        {
            Volatile.Write(ref _connection, null);
        }
    }

    void Judge(ConnectionEnd end, GatewayConnection connection)
    {
        Volatile.Write(ref _status, _status with { LastDisconnect = end.InWords });
        if (GatewayCloseCodes.Fatal(end.CloseCode, context.Options.GatewayIntents) is { } fatal)
        {
            LogFatal(shard, end.InWords);
            throw fatal;
        }

        _backoff.Ended(connection.Identified, connection.Stood);
        CountFailures(end, connection);
        _retryAfter = end.RetryAfter;
        _sessionInvalid = end.Reason == EndReason.SessionInvalid;
        if (_sessionInvalid || GatewayCloseCodes.EndsSession(end.CloseCode) || _failedResumes >= AttemptsToResume)
            DropSession();
        LogEnded(shard, end.InWords, _session.Id is null ? "identify" : "resume");
    }

    void CountFailures(ConnectionEnd end, GatewayConnection connection)
    {
        if (connection.IsEstablished)
            _failedResumes = 0;
        else if (connection.Resuming)
            _failedResumes++;

        _endsBeforeHello = connection.WasGreeted ? 0 : _endsBeforeHello + 1;
        if (_endsBeforeHello >= AttemptsToResume)
            GiveAddressUp();
    }

    // A line that is down says nothing about the session, and whoever greets at the ordinary address may still know it: one RESUME tells.
    void GiveAddressUp()
    {
        _endsBeforeHello = 0;
        _session.ForgetResumeUrl();
        _failedResumes = AttemptsToResume - 1;
        gate.DoubtAddress();
    }

    void DropSession()
    {
        _session.Drop();
        _failedResumes = 0;
    }

    void ShowConnected()
    {
        Show(ConnectionState.Connected);
        LogConnected(shard);
    }

    void ShowWaiting(TimeSpan delay, bool isShort) => Show(ConnectionState.Waiting, context.Time.GetUtcNow() + delay, isShort);

    void Show(ConnectionState state, DateTimeOffset? nextAttemptAt = null, bool isShort = false)
    {
        var next = _status with { State = state, NextAttemptAt = nextAttemptAt, IsShortOfSessions = isShort };
        Volatile.Write(ref _status, next);
        changed(next);
    }

    [LoggerMessage(LogLevel.Information, "Shard {Shard} is connected")]
    partial void LogConnected(int shard);

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: {Reason}; next it will {Next}")]
    partial void LogEnded(int shard, string reason, string next);

    [LoggerMessage(LogLevel.Error, "Shard {Shard}: {Reason}; trying again would not help")]
    partial void LogFatal(int shard, string reason);

    [LoggerMessage(LogLevel.Debug, "Shard {Shard} could not send a message of the application: {Problem}")]
    partial void LogNotSent(int shard, string problem);
}
