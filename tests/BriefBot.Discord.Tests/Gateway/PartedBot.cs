using System.Collections.Concurrent;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>One process of a bot: its client on the fake of Discord's server, under a clock of its own, and what it heard.</summary>
sealed class PartedBot : IAsyncDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly CancellationToken _limit;
    readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly SemaphoreSlim _heard = new(0);
    Task _run = Task.CompletedTask;

    public PartedBot(
        FakeDiscord fake,
        ManualTimeProvider time,
        Func<DiscordSocketConfig, DiscordSocketConfig> configure,
        CancellationToken limit
    )
    {
        (Time, _limit) = (time, limit);
        var config = configure(new() { Token = fake.Token, UserAgent = GatewayWorld.UserAgent });
        Client = new(config, _ => Task.FromResult(Asked(fake)), time, new GatewayWorld.SameRandom(GatewayWorld.Half), Log)
        {
            Handlers =
            {
                MessageReceived = (message, _) => HearAsync(message.Content),
                InteractionCreated = (interaction, _) => HearAsync($"interaction {interaction.Id}"),
                StatusChanged = Follow,
            },
        };
    }

    public ManualTimeProvider Time { get; }

    public DiscordSocketClient Client { get; }

    public ListLogger Log { get; } = new();

    /// <summary>What was handled, in its order.</summary>
    public ConcurrentQueue<string?> Heard { get; } = [];

    /// <summary>Handles what was heard; by default it is done at once.</summary>
    public Func<string?, Task> Handle { get; set; } = _ => Task.CompletedTask;

    /// <summary>Starts it and waits until its shards are connected.</summary>
    public async Task<PartedBot> StartAsync()
    {
        _run = Client.RunAsync(_stop.Token);
        await (await Task.WhenAny(_connected.Task, _run)).WaitAsync(_limit);
        return this;
    }

    /// <summary>Waits until so much was heard.</summary>
    public async Task HeardAsync(int count)
    {
        while (Heard.Count < count)
            await _heard.WaitAsync(_limit);
    }

    /// <summary>Ends it without keeping anything.</summary>
    public async Task KillAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(_limit);
    }

    /// <summary>Ends it in good order.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(_limit);
        await Client.KeepSessionsAsync(_limit);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.WaitAsync(_limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _heard.Dispose();
    }

    static BotGateway Asked(FakeDiscord fake) =>
        new()
        {
            Url = fake.GatewayUrl.ToString(),
            Shards = fake.Options.Shards,
            SessionStartLimit = new()
            {
                Total = 1_000,
                Remaining = 1_000,
                ResetAfter = 3_600_000,
                MaxConcurrency = fake.Options.MaxConcurrency,
            },
        };

    async Task HearAsync(string? what)
    {
        Heard.Enqueue(what);
        _heard.Release();
        await Handle(what);
    }

    void Follow(ShardStatus status)
    {
        if (Client.ConnectionState == ConnectionState.Connected)
            _connected.TrySetResult();
        if (status.NextAttemptAt is { } at)
            _ = Time.AdvanceToTimerAsync(at, _limit);
    }
}

/// <summary>Keeps sessions in memory, as a database would beyond the end of a process.</summary>
sealed class MemorySessions : IGatewaySessionStore, IDisposable
{
    readonly ConcurrentDictionary<int, StoredGatewaySession> _kept = [];

    readonly SemaphoreSlim _written = new(0);

    /// <summary>How often something was kept.</summary>
    public int Writes { get; private set; }

    /// <summary>Waits until something was kept so often.</summary>
    public async Task WrittenAsync(int times, CancellationToken limit)
    {
        while (Writes < times)
            await _written.WaitAsync(limit);
    }

    /// <summary>A process that was killed keeps nothing any more.</summary>
    public bool IsDead { get; set; }

    public void Dispose() => _written.Dispose();

    public StoredGatewaySession this[int shard]
    {
        get => _kept[shard];
        set => _kept[shard] = value;
    }

    public ValueTask<StoredGatewaySession?> FindAsync(int shard, CancellationToken cancellation) =>
        ValueTask.FromResult(_kept.GetValueOrDefault(shard));

    public ValueTask SaveAsync(IReadOnlyList<StoredGatewaySession> sessions, CancellationToken cancellation)
    {
        if (IsDead)
            throw new IOException("gone");
        foreach (var session in sessions)
            _kept[session.Shard] = session;
        Writes++;
        _written.Release();
        return ValueTask.CompletedTask;
    }
}
