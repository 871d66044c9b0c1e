using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>
/// Events on their way to the application's handlers: so many may wait, further ones are dropped, as nothing may hold up the reader.
/// </summary>
sealed partial class EventQueue(int capacity, GatewayMeter meter, ILogger logger)
{
    // Full, then half empty again: one episode, however often single events found a place in between.
    readonly Channel<Entry> _entries = System.Threading.Channels.Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(capacity) { SingleReader = true }
    );

    readonly ILogger _logger = logger;
    long _droppedInEpisode;

    /// <summary>Hands an event over; drops it when too many wait. Never waits, never throws.</summary>
    public void Add(string eventName, Func<CancellationToken, Task> handle)
    {
        if (_entries.Writer.TryWrite(new(eventName, handle)))
            return;

        meter.Dropped();
        if (Interlocked.Increment(ref _droppedInEpisode) == 1)
            LogFull(capacity);
    }

    /// <summary>Runs the handlers one after the other until cancelled. Whatever they throw is logged.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var (eventName, handle) in _entries.Reader.ReadAllAsync(cancellation))
            {
                EndEpisode();
                await HandleAsync(eventName, handle, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The client stops; what still waits is nobody's any more.
        }
    }

    async Task HandleAsync(string eventName, Func<CancellationToken, Task> handle, CancellationToken cancellation)
    {
        try
        {
            await handle(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The handler ended because the client stops.
        }
        catch (Exception exception)
        {
            LogHandlerFailed(exception, eventName);
        }
    }

    void EndEpisode()
    {
        if (Interlocked.Read(ref _droppedInEpisode) == 0 || _entries.Reader.Count > capacity / 2)
            return;

        LogCaughtUp(Interlocked.Exchange(ref _droppedInEpisode, 0));
    }

    [LoggerMessage(LogLevel.Warning, "Handlers are too slow: {Capacity} events wait, further ones are dropped")]
    partial void LogFull(int capacity);

    [LoggerMessage(LogLevel.Warning, "Handlers keep up again; {Count} events were dropped")]
    partial void LogCaughtUp(long count);

    [LoggerMessage(LogLevel.Error, "A handler of {EventName} failed")]
    partial void LogHandlerFailed(Exception exception, string eventName);

    readonly record struct Entry(string EventName, Func<CancellationToken, Task> Handle);
}
