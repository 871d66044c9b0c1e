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
    /// <param name="eventName">Its name.</param>
    /// <param name="handle">Handles it.</param>
    /// <param name="delivery">Told when that is done, or the event was dropped.</param>
    public void Add(string eventName, Func<CancellationToken, Task> handle, HandledEvents.Delivery delivery)
    {
        delivery.Begin();
        if (_entries.Writer.TryWrite(new(eventName, handle, delivery)))
            return;

        delivery.End();
        meter.Dropped();
        if (Interlocked.Increment(ref _droppedInEpisode) == 1)
            LogFull(capacity);
    }

    /// <summary>Runs the handlers one after the other until cancelled. Whatever they throw is logged.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var entry in _entries.Reader.ReadAllAsync(cancellation))
            {
                EndEpisode();
                await HandleAsync(entry, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The client stops; what still waits is nobody's any more.
        }
    }

    async Task HandleAsync(Entry entry, CancellationToken cancellation)
    {
        try
        {
            await entry.Handle(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The handler ended because the client stops.
            return;
        }
        catch (Exception exception)
        {
            LogHandlerFailed(exception, entry.EventName);
        }

        entry.Delivery.End();
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

    readonly record struct Entry(string EventName, Func<CancellationToken, Task> Handle, HandledEvents.Delivery Delivery);
}
