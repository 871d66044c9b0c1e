using System.Collections.Concurrent;
using System.Threading.Channels;
using BriefBot.Discord.Tests.Support;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>A client, the gateway that it talks to, and their clock.</summary>
sealed class GatewayWorld : IAsyncDisposable
{
    /// <summary>What the client draws when it is to be even: half of each range.</summary>
    public const double Half = 0.5;

    /// <summary>What the client calls itself.</summary>
    public const string UserAgent = "DiscordBot (https://bot.example, 1)";

    static readonly TimeSpan OuterLimit = TimeSpan.FromSeconds(60);

    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    readonly CancellationTokenSource _stop = new();
    volatile Watch? _watch;
    readonly ConcurrentQueue<TimeSpan> _attempts = [];
    readonly ConcurrentQueue<TimeSpan> _questions = [];
    readonly Lazy<ScriptedGateway> _resumeHost = new(() => new ScriptedGateway());
    readonly Channel<ShardStatus> _statuses = System.Threading.Channels.Channel.CreateUnbounded<ShardStatus>();

    public GatewayWorld(
        Func<DiscordSocketConfig, DiscordSocketConfig>? configure = null,
        Random? random = null,
        Func<BotGateway, BotGateway>? bot = null,
        ManualTimeProvider? time = null
    )
    {
        Time = time ?? new();
        _limit.CancelAfter(OuterLimit);
        var options = new DiscordSocketConfig
        {
            Token = "test.token",
            UserAgent = UserAgent,
            Compress = false,
        };
        Client = new(configure?.Invoke(options) ?? options, _ => AnswerAsync(bot), Time, random ?? new SameRandom(Half), Log)
        {
            Handlers = { StatusChanged = Take },
        };
    }

    public ManualTimeProvider Time { get; }

    public ScriptedGateway Gateway { get; } = new();

    /// <summary>A second gateway, for a READY that wants its session resumed there.</summary>
    public ScriptedGateway ResumeHost => _resumeHost.Value;

    public DiscordSocketClient Client { get; }

    public ListLogger Log { get; } = new();

    /// <summary>The client's run; null before it was started.</summary>
    public Task? Run { get; private set; }

    /// <summary>How often GET /gateway/bot was asked.</summary>
    public int Asked => _questions.Count;

    /// <summary>When that was, from the start of the test.</summary>
    public IReadOnlyList<TimeSpan> Questions => [.. _questions];

    /// <summary>When the client began to connect, each time, from the start of the test.</summary>
    public IReadOnlyList<TimeSpan> Attempts => [.. _attempts];

    /// <summary>Ends a test that hangs.</summary>
    public CancellationToken Limit => _limit.Token;

    public void Start() => Run = Client.RunAsync(_stop.Token);

    public Task<ScriptedConnection> AcceptAsync() => Gateway.AcceptAsync(Limit);

    /// <summary>The client's next connection, after all the waits that it has to keep.</summary>
    public async Task<ScriptedConnection> AcceptNextAsync()
    {
        var accepting = AcceptAsync();
        await PassWaitsAsync(accepting);
        return await accepting;
    }

    /// <summary>Starts the client and its first session.</summary>
    /// <param name="interval">Milliseconds from heartbeat to heartbeat.</param>
    /// <param name="resumeAt">Where the session is to be resumed; null for the gateway itself.</param>
    public async Task<ScriptedConnection> ConnectAsync(double interval = 40_000, string? resumeAt = null)
    {
        Start();
        var connection = await AcceptAsync();
        await connection.HelloAsync(interval);
        await connection.ReceiveAsync(2, Limit);
        await connection.ReadyAsync(resumeAt ?? Gateway.Url);
        await StateAsync(ConnectionState.Connected);
        return connection;
    }

    /// <summary>The next time that a shard gets into a state.</summary>
    public async Task<ShardStatus> StateAsync(ConnectionState state)
    {
        while (true)
        {
            var status = await _statuses.Reader.ReadAsync(Limit);
            if (status.State == state)
                return status;
        }
    }

    /// <summary>Waits until a shard waits for its next attempt, then lets that time pass.</summary>
    public async Task<TimeSpan> PassWaitAsync()
    {
        var until = (await StateAsync(ConnectionState.Waiting)).NextAttemptAt!.Value;
        var wait = until - Time.GetUtcNow();
        await Time.AdvanceToTimerAsync(until, Limit);
        return wait;
    }

    /// <summary>Lets the client wait and try again until something has happened.</summary>
    public async Task PassWaitsAsync(Task until)
    {
        while (true)
        {
            await Task.WhenAny(_statuses.Reader.WaitToReadAsync(Limit).AsTask(), until).WaitAsync(Limit);
            if (until.IsCompleted)
                break;
            if (_statuses.Reader.TryRead(out var status) && status.NextAttemptAt is { } at)
                await Time.AdvanceToTimerAsync(at, Limit);
        }

        await until;
    }

    /// <summary>Lets the client wait and try again until the time of the test has come.</summary>
    public async Task PassWaitsUntilAsync(TimeSpan elapsed)
    {
        while (true)
        {
            var until = (await StateAsync(ConnectionState.Waiting)).NextAttemptAt!.Value;
            if (until - Time.Start > elapsed)
                return;
            await Time.AdvanceToTimerAsync(until, Limit);
        }
    }

    /// <summary>Lets whatever the client waits for come about, one timer after the other, until the time of the test has come.</summary>
    public async Task PassTimersUntilAsync(TimeSpan elapsed)
    {
        while (true)
        {
            var wait = await Time.WaitForTimerAsync(TimeSpan.FromMilliseconds(1), Limit);
            if (Time.Elapsed + wait > elapsed)
                return;
            Time.Advance(wait);
        }
    }

    /// <summary>Ends the next time that the shard is connected.</summary>
    public Task WhenConnectedAsync() => WhenAsync(status => status.State == ConnectionState.Connected);

    /// <summary>Ends the next time that the shard gets into a state that fits.</summary>
    public Task WhenAsync(Func<ShardStatus, bool> fits)
    {
        var watch = new Watch(fits, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _watch = watch;
        return watch.Seen.Task;
    }

    /// <summary>Stops the client and waits for its end.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (Run is not null)
            await Run.WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Gateway.DisposeAsync();
        if (_resumeHost.IsValueCreated)
            await _resumeHost.Value.DisposeAsync();
        if (Run is not null)
            await Run.WaitAsync(Limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _limit.Dispose();
    }

    void Take(ShardStatus status)
    {
        if (status.State == ConnectionState.Connecting)
            _attempts.Enqueue(Time.Elapsed);
        _statuses.Writer.TryWrite(status);
        if (_watch is { } watch && watch.Fits(status))
            watch.Seen.TrySetResult();
    }

    Task<BotGateway> AnswerAsync(Func<BotGateway, BotGateway>? change)
    {
        _questions.Enqueue(Time.Elapsed);
        var answer = new BotGateway
        {
            Url = Gateway.Url,
            Shards = 1,
            SessionStartLimit = new SessionStartLimit
            {
                Total = 1_000,
                Remaining = 1_000,
                ResetAfter = 3_600_000,
                MaxConcurrency = 1,
            },
        };
        return Task.FromResult(change?.Invoke(answer) ?? answer);
    }

    sealed record Watch(Func<ShardStatus, bool> Fits, TaskCompletionSource Seen);

    /// <summary>Draws the same each time: half, unless told otherwise.</summary>
    public sealed class SameRandom(double draw) : Random(0)
    {
        public override double NextDouble() => draw;
    }
}
