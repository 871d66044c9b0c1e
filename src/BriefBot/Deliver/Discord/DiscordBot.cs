using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>The bot on Discord: learns who it is, registers its commands, stays connected, and does what is to be done beside.</summary>
/// <param name="rest">Disposed of by the caller.</param>
/// <param name="gateway">Its handlers are set when the bot runs.</param>
/// <param name="events">Hears what the gateway brings.</param>
/// <param name="messages">Told which account is the bot's own.</param>
/// <param name="registration">Makes the commands known.</param>
/// <param name="beside">What runs as long as the bot does.</param>
/// <param name="sessions">Told which account is the bot's own, too.</param>
/// <param name="memory">Knows servers from before; disposed of with the bot.</param>
/// <param name="part">Which servers are this process's; commands, which are for all, are part 0's affair.</param>
/// <param name="questions">Questions at hand; stopped, and disposed of, with the bot.</param>
/// <param name="directs">What waits for other hosts; the same.</param>
/// <param name="courtesies">Small things at hand; the same.</param>
sealed class DiscordBot(
    DiscordRestClient rest,
    DiscordSocketClient gateway,
    GatewayEvents events,
    MessageListener messages,
    CommandRegistration registration,
    IReadOnlyList<Func<CancellationToken, Task>> beside,
    GatewaySessions sessions,
    ServerMemory memory,
    ShardId part,
    WorkQueue questions,
    WorkQueue directs,
    WorkQueue courtesies,
    BotOptions options,
    TimeProvider time,
    ILogger<DiscordBot> logger
) : IAsyncDisposable
{
    static readonly TimeSpan CourtesiesWithin = TimeSpan.FromSeconds(1);
    static readonly TimeSpan KeepWithin = TimeSpan.FromSeconds(2);
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Ends when the bot is connected and its commands are registered, or Discord has refused that for the first time; fails with what
    /// keeps the bot from connecting.
    /// </summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        await _connected.Task.WaitAsync(cancellation);
        if (part.Number == 0)
            await registration.Tried.WaitAsync(cancellation);
    }

    /// <summary>Questions that wait to be answered.</summary>
    public int WaitingQuestions => questions.Waiting;

    /// <summary>Runs until it is told to stop, then finishes or calls off what is at hand.</summary>
    /// <exception cref="DiscordGatewayClosedException">Discord refuses the bot for good; the message says what to do.</exception>
    /// <exception cref="DiscordUnauthorizedException">The token is wrong, or was reset meanwhile.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new List<Task>();
        try
        {
            var application = await IdentifyAsync(cancellation);
            if (part.Number == 0)
                running.Add(registration.RunAsync(application, stop.Token));
            await memory.LoadAsync(cancellation);
            running.Add(memory.RunAsync(stop.Token));
            foreach (var work in beside)
                running.Add(work(stop.Token));
            events.Listen(gateway, Connected, Resumed, () => Task.WhenAll(questions.WhenDoneAsync(), directs.WhenDoneAsync()));
            await ConnectAsync(stop);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _connected.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception e)
        {
            _connected.TrySetException(e);
            throw;
        }
        finally
        {
            _connected.TrySetCanceled(CancellationToken.None);
            await stop.CancelAsync();
            var waiting = directs.StopAsync(options.StopWithin, options.NoticesWithin);
            var left = await questions.StopAsync(options.StopWithin, options.NoticesWithin) + await waiting;
            if (left > 0)
                Log.LeftAlone(logger, left);
            await courtesies.StopAsync(CourtesiesWithin, CourtesiesWithin);
            await Task.WhenAll(running);
            await KeepAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await questions.DisposeAsync();
        await directs.DisposeAsync();
        await courtesies.DisposeAsync();
        memory.Dispose();
    }

    void Connected(ReadyEvent ready)
    {
        Log.Ready(logger, ready.User.Username, ready.Shard, ready.GuildIds.Count);
        _connected.TrySetResult();
    }

    void Resumed(int shard)
    {
        Log.Resumed(logger, shard);
        _connected.TrySetResult();
    }

    // Now that nothing is under way any more, the next process can go on exactly here.
    async Task KeepAsync()
    {
        using var limit = new CancellationTokenSource(KeepWithin, time);
        try
        {
            await memory.TryWriteAsync(limit.Token);
            await gateway.KeepSessionsAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return;
        }
    }

    // On the gateway a token is only looked at when a session starts; REST hears at once that it was reset.
    async Task ConnectAsync(CancellationTokenSource stop)
    {
        var connected = gateway.RunAsync(stop.Token);
        var isRefused = await Task.WhenAny(connected, rest.Unauthorized) != connected;
        if (isRefused)
            await stop.CancelAsync();
        await connected;
        if (isRefused)
            throw await rest.Unauthorized;
    }

    /// <summary>Learns which account this is, without which no message can be told to be meant for the bot.</summary>
    /// <returns>The application.</returns>
    async Task<Application> IdentifyAsync(CancellationToken cancellation)
    {
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks)))
        {
            try
            {
                sessions.Self = messages.Self = (await rest.GetCurrentUserAsync(cancellation)).Id;
                return await rest.GetCurrentApplicationAsync(cancellation);
            }
            catch (DiscordException e) when (e is not DiscordUnauthorizedException)
            {
                Log.NotPrepared(logger, delay, e);
                await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), time, cancellation);
            }
        }
    }
}
