using Microsoft.Extensions.Logging;

namespace BriefBot.Discord;

/// <summary>Starts the handling of interactions at once, past the ordinary queue: they must be acknowledged within 3 seconds.</summary>
sealed partial class InteractionStarter(int concurrency, GatewayMeter meter, ILogger logger)
{
    readonly ILogger _logger = logger;
    readonly Lock _lock = new();
    readonly HashSet<Task> _running = [];

    /// <summary>Starts a handler on another thread, or refuses when too many run. Never waits, never throws.</summary>
    public void Start(
        Interaction interaction,
        Func<Interaction, CancellationToken, Task> handle,
        Action<Interaction>? refused,
        HandledEvents.Delivery delivery,
        CancellationToken cancellation
    )
    {
        delivery.Begin();
        lock (_lock)
        {
            if (_running.Count < concurrency)
            {
                var running = new Task<Task>(() => HandleAsync(interaction, handle, delivery, cancellation), CancellationToken.None);
                var whole = running.Unwrap();
                _running.Add(whole);
                _ = whole.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                running.Start(TaskScheduler.Default);
                return;
            }
        }

        meter.Refused();
        LogRefused(interaction.Id, concurrency);
        Tell(refused, interaction);
        delivery.End();
    }

    /// <summary>Ends when all that run have ended.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
            return Task.WhenAll(_running);
    }

    async Task HandleAsync(
        Interaction interaction,
        Func<Interaction, CancellationToken, Task> handle,
        HandledEvents.Delivery delivery,
        CancellationToken cancellation
    )
    {
        try
        {
            await handle(interaction, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The handler ended because the client stops.
            return;
        }
        catch (Exception exception)
        {
            LogHandlerFailed(exception, interaction.Id);
        }

        delivery.End();
    }

    void Forget(Task ended)
    {
        lock (_lock)
            _running.Remove(ended);
    }

    void Tell(Action<Interaction>? refused, Interaction interaction)
    {
        try
        {
            refused?.Invoke(interaction);
        }
        catch (Exception exception)
        {
            LogHandlerFailed(exception, interaction.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Interaction {Id} refused: {Concurrency} are being handled")]
    partial void LogRefused(Snowflake id, int concurrency);

    [LoggerMessage(LogLevel.Error, "A handler of interaction {Id} failed")]
    partial void LogHandlerFailed(Exception exception, Snowflake id);
}
