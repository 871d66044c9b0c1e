using BriefBot.Deliver.Discord.Commands;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>The bot on Discord: hears what the gateway brings, and answers over REST.</summary>
public sealed class DiscordBot : IAsyncDisposable
{
    const int Courtesies = 4;
    const int WaitingCourtesies = 200;
    static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(6);
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    readonly DiscordRestClient _rest;
    readonly DiscordSocketClient _gateway;
    readonly BotOptions _options;
    readonly ChatStore _store;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly WorkQueue _queue;
    readonly WorkQueue _courtesies;
    readonly ServerWorkspaces _servers;
    readonly Threads _threads = new();
    readonly MessageListener _messages;
    readonly InteractionRouter _interactions;
    readonly CommandSet _commands;
    readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts the parts together; nothing is sent yet.</summary>
    /// <param name="rest">Disposed of by the caller.</param>
    /// <param name="gateway">Its handlers are set here.</param>
    /// <param name="files">Reads files that people attach.</param>
    /// <param name="api">Base address of Discord's API.</param>
    /// <param name="libraries">The articles.</param>
    /// <param name="store">What is kept beside them.</param>
    public DiscordBot(
        DiscordRestClient rest, DiscordSocketClient gateway, HttpMessageInvoker files, Uri api, Libraries libraries, ChatStore store, BotOptions options, TimeProvider time,
        ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_rest, _gateway, _options, _store, _time) = (rest, gateway, options, store, time);
        _logger = loggers.CreateLogger<DiscordBot>();
        _queue = new WorkQueue(options.ConcurrentQuestions, options.WaitingQuestions, e => Log.Failed(_logger, ErrorReference.New(), e), time);
        _courtesies = new WorkQueue(Courtesies, WaitingCourtesies, e => Log.Failed(_logger, ErrorReference.New(), e), time);
        _servers = new ServerWorkspaces(options, rest, libraries, store.Settings, time);
        var limits = new AskLimits(options.QuestionsPerPerson, options.QuestionsPerServer, time);
        var turns = new Turns();
        var desk = new QuestionDesk(libraries, _servers, store, options, time, loggers.CreateLogger<QuestionDesk>());
        var flow = new QuestionFlow(desk, limits, _queue, turns, time, loggers.CreateLogger<QuestionFlow>());
        var articles = new ArticleCommand(flow, _servers, libraries, new Attachments(files, api, time), options, time);
        _commands = new CommandSet(
        [
            new AskCommand(flow, desk, libraries, new OutletDirectory(time), _threads, time),
            new WhyCommand(store, options),
            new StatusCommand(desk, libraries, options, () => gateway.Latency, time),
            articles,
            new SettingsCommand(_servers),
            new HelpCommand(() => _commands!),
            new AskAboutThisCommand(flow, _threads),
            new CheckClaimCommand(flow, desk, libraries, options, time),
        ]);
        var buttons = new AnswerButtons(rest, store, libraries, _servers, options, loggers.CreateLogger<AnswerButtons>());
        _interactions = new InteractionRouter(_commands, articles, buttons, _threads, rest, time, loggers.CreateLogger<InteractionRouter>());
        var sender = new MessageSender(rest, store, _courtesies, loggers.CreateLogger<MessageSender>());
        _messages = new MessageListener(desk, sender, store, limits, _queue, turns, _threads, time, loggers.CreateLogger<MessageListener>());
        Listen();
    }

    /// <summary>Ends when the bot is connected and its commands are registered; fails with what kept it from that.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Runs until it is told to stop, then finishes or calls off what is at hand.</summary>
    /// <exception cref="DiscordGatewayClosedException">Discord refuses the bot for good; the message says what to do.</exception>
    /// <exception cref="DiscordUnauthorizedException">The token is wrong.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var purging = PurgeAsync(stop.Token);
        try
        {
            await PrepareAsync(cancellation);
            await _gateway.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _ready.TrySetCanceled(CancellationToken.None);
        }
        catch (Exception e)
        {
            _ready.TrySetException(e);
            throw;
        }
        finally
        {
            _ready.TrySetCanceled(CancellationToken.None);
            await stop.CancelAsync();
            await _queue.StopAsync(_options.StopWithin);
            await _courtesies.StopAsync(TimeSpan.FromSeconds(1));
            await purging;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _courtesies.DisposeAsync();
    }

    void Listen()
    {
        var refused = 0;
        _gateway.WantsMessage = _messages.Wants;
        _gateway.InteractionCreated = _interactions.RouteAsync;
        _gateway.InteractionRefused = interaction => Log.Refused(_logger, Interlocked.Increment(ref refused), interaction.ToString());
        _gateway.Ready = ReadyAsync;
        _gateway.MessageReceived = _messages.ReceiveAsync;
        _gateway.MessageUpdated = _messages.UpdateAsync;
        _gateway.MessageDeleted = _messages.DeleteAsync;
        _gateway.GuildAvailable = WelcomeAsync;
        _gateway.JoinedGuild = WelcomeAsync;
        _gateway.LeftGuild = (guild, _) =>
        {
            _servers.Remove(guild.Id);
            return Task.CompletedTask;
        };
        _gateway.ThreadCreated = _gateway.ThreadUpdated = (thread, _) =>
        {
            _threads.Add(thread);
            return Task.CompletedTask;
        };
        _gateway.ThreadDeleted = (thread, _) =>
        {
            _threads.Remove(thread.Id);
            return Task.CompletedTask;
        };
    }

    Task ReadyAsync(ReadyEvent ready, CancellationToken cancellation)
    {
        Log.Ready(_logger, ready.User.Username, ready.Shard, ready.GuildIds.Count);
        _ready.TrySetResult();
        return Task.CompletedTask;
    }

    /// <summary>Learns which account this is and registers the commands, so that whoever sees the bot come online can use it.</summary>
    async Task PrepareAsync(CancellationToken cancellation)
    {
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks)))
        {
            try
            {
                _messages.Self = (await _rest.GetCurrentUserAsync(cancellation)).Id;
                var application = await _rest.GetCurrentApplicationAsync(cancellation);
                var writes = await ApplicationCommandSync.SynchronizeAsync(_rest, application.Id, _commands.All.Select(command => command.Definition), cancellation);
                Log.Registered(_logger, _commands.All.Count, writes);
                return;
            }
            catch (DiscordException e) when (e is not DiscordUnauthorizedException)
            {
                Log.NotPrepared(_logger, delay, e);
                await Task.Delay(delay * (0.5 + Random.Shared.NextDouble()), _time, cancellation);
            }
        }
    }

    Task WelcomeAsync(Guild guild, CancellationToken cancellation)
    {
        _servers.Add(guild);
        foreach (var thread in guild.Threads ?? []) _threads.Add(thread);
        return Task.CompletedTask;
    }

    /// <summary>Deletes what was kept for long enough, now and then.</summary>
    async Task PurgeAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(BetweenPurges, _time);
        try
        {
            do await PurgeOnceAsync(cancellation);
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;
        }
    }

    async Task PurgeOnceAsync(CancellationToken cancellation)
    {
        try
        {
            var before = _time.GetUtcNow() - _options.KeepAnswers;
            await _store.Answers.PurgeBeforeAsync(before, cancellation);
            await _store.Conversations.PurgeBeforeAsync(before, cancellation);
        }
        catch (Corpus.CorpusException e)
        {
            Log.NotPurged(_logger, e);
        }
    }
}
