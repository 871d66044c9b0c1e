using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord.Commands;
using BriefBot.Discord;
using BriefBot.Ingest.Fetching;

namespace BriefBot.Deliver.Discord;

/// <summary>The bot on Discord: hears what the gateway brings, and answers over REST.</summary>
public sealed class DiscordBot : IAsyncDisposable
{
    const int Courtesies = 4;
    const int WaitingCourtesies = 200;
    static readonly TimeSpan CourtesiesWithin = TimeSpan.FromSeconds(1);
    static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    readonly DiscordRestClient _rest;
    readonly DiscordSocketClient _gateway;
    readonly BotOptions _options;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly WorkQueue _queue;
    readonly WorkQueue _courtesies;
    readonly ServerWorkspaces _servers;
    readonly Threads _threads = new();
    readonly MessageListener _messages;
    readonly InteractionRouter _interactions;
    readonly CommandSet _commands;
    readonly PressSet _presses;
    readonly RemovedServerWatch _removals;
    readonly CommandRegistration _registration;
    readonly BusyAnswers _busy;
    readonly DigestLoop _digests;
    readonly CorrectionNotes _corrections;
    readonly FeedNewsPoster? _feedNews;
    readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts the parts together; nothing is sent yet.</summary>
    /// <param name="rest">Disposed of by the caller.</param>
    /// <param name="gateway">Its handlers are set here.</param>
    /// <param name="files">Reads files that people attach.</param>
    /// <param name="api">Base address of Discord's API.</param>
    /// <param name="libraries">The articles.</param>
    /// <param name="store">What is kept beside them.</param>
    /// <param name="fetcher">Reads pages whose address people give.</param>
    /// <param name="digests">What is posted by itself.</param>
    /// <param name="feeds">Where articles come from by themselves; null for a bot that follows none.</param>
    public DiscordBot(
        DiscordRestClient rest,
        DiscordSocketClient gateway,
        HttpMessageInvoker files,
        Uri api,
        Libraries libraries,
        ChatStore store,
        Fetcher fetcher,
        DigestDesk digests,
        BotOptions options,
        TimeProvider time,
        ILoggerFactory loggers,
        ServerFeeds? feeds = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(digests);
        (_rest, _gateway, _options, _time) = (rest, gateway, options, time);
        _logger = loggers.CreateLogger<DiscordBot>();
        _queue = new WorkQueue(
            options.ConcurrentQuestions,
            options.WaitingQuestions,
            e => Log.Failed(_logger, ErrorReference.New(), e),
            time
        );
        _courtesies = new WorkQueue(Courtesies, WaitingCourtesies, e => Log.Failed(_logger, ErrorReference.New(), e), time);
        _servers = new ServerWorkspaces(options, rest, libraries, store.Settings, time, loggers.CreateLogger<ServerWorkspaces>());
        var limits = new AskLimits(options.QuestionsPerPerson, options.QuestionsPerServer, time);
        var turns = new Turns();
        var forgetting = new Forgetting(store.Personal, rest, libraries, _servers, time, loggers.CreateLogger<Forgetting>());
        var confirmations = new Confirmations(time);
        var desk = new QuestionDesk(
            libraries,
            _servers,
            store,
            forgetting,
            options,
            () => _queue.Waiting,
            time,
            loggers.CreateLogger<QuestionDesk>()
        );
        var flow = new QuestionFlow(desk, limits, _queue, turns, time, loggers.CreateLogger<QuestionFlow>());
        var articles = new ArticleCommand(
            flow,
            _servers,
            libraries,
            new Attachments(files, api, time),
            fetcher,
            confirmations,
            options,
            time
        );
        var forget = new ForgetCommand(forgetting, confirmations, _servers);
        var traces = new DigestTraces(digests.Outbox, digests.Schedules, _servers);
        _digests = Digests(rest, digests, options, time, loggers);
        _commands = new CommandSet([
            new AskCommand(flow, desk, libraries, new OutletDirectory(time), _threads, time),
            new BriefCommand(flow, desk, libraries, _threads),
            new SaidCommand(flow, _threads),
            new WhyCommand(store, traces, _servers, options),
            new StatusCommand(desk, libraries, options, () => gateway.Latency, time),
            articles,
            .. feeds is null ? Array.Empty<BotCommand>() : [new FeedCommand(flow, _servers, libraries, feeds)],
            new TopicCommand(digests.Topics, store.Answers, _servers, libraries),
            new DigestCommand(flow, digests, _servers, libraries, new ChannelAccess(rest), options, _digests.Nudge, time),
            new SettingsCommand(_servers, options),
            forget,
            new HelpCommand(() => _commands!),
            new AskAboutThisCommand(flow, _threads),
            new CheckClaimCommand(flow, desk, libraries, options, time),
        ]);
        var presses = new AskLimits(options.QuestionsPerPerson, options.QuestionsPerServer, time);
        var buttons = new AnswerButtons(rest, store, libraries, _servers, presses, options, time, loggers.CreateLogger<AnswerButtons>());
        _presses = new PressSet(buttons, traces, articles, forget);
        _interactions = new InteractionRouter(_commands, _presses, _threads, rest, time, loggers.CreateLogger<InteractionRouter>());
        var sender = new MessageSender(rest, store, _courtesies, loggers.CreateLogger<MessageSender>());
        _messages = new MessageListener(
            desk,
            sender,
            store,
            limits,
            _queue,
            turns,
            _threads,
            _servers.LocaleOf,
            time,
            loggers.CreateLogger<MessageListener>()
        );
        _registration = new CommandRegistration(rest, _commands, time, loggers.CreateLogger<CommandRegistration>());
        _busy = new BusyAnswers(rest, time, loggers.CreateLogger<BusyAnswers>());
        _removals = new RemovedServerWatch(
            store.Removed,
            _servers,
            store.Settings,
            options,
            time,
            loggers.CreateLogger<RemovedServerWatch>()
        );
        _corrections = new CorrectionNotes(rest, store, time, loggers.CreateLogger<CorrectionNotes>());
        _feedNews = feeds is null
            ? null
            : new FeedNewsPoster(rest, feeds.Store, _servers.LocaleOf, time, loggers.CreateLogger<FeedNewsPoster>());
        Ready = WhenReadyAsync();
        Listen();
    }

    /// <summary>
    /// Ends when the bot is connected and its commands are registered, or Discord has refused that for the first time; fails with what
    /// keeps the bot from connecting.
    /// </summary>
    public Task Ready { get; }

    /// <summary>All commands, with what each needs.</summary>
    internal IReadOnlyList<BotCommand> Commands => _commands.All;

    /// <summary>All buttons and forms, with what each needs.</summary>
    internal PressSet Presses => _presses;

    /// <summary>Runs until it is told to stop, then finishes or calls off what is at hand.</summary>
    /// <exception cref="DiscordGatewayClosedException">Discord refuses the bot for good; the message says what to do.</exception>
    /// <exception cref="DiscordUnauthorizedException">The token is wrong, or was reset meanwhile.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beside = new List<Task>();
        try
        {
            var application = await IdentifyAsync(cancellation);
            beside.Add(_registration.RunAsync(application, stop.Token));
            beside.Add(_digests.RunAsync(stop.Token));
            beside.Add(_corrections.RunAsync(stop.Token));
            if (_feedNews is not null)
                beside.Add(_feedNews.RunAsync(stop.Token));
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
            var left = await _queue.StopAsync(_options.StopWithin, _options.NoticesWithin);
            if (left > 0)
                Log.LeftAlone(_logger, left);
            await _courtesies.StopAsync(CourtesiesWithin, CourtesiesWithin);
            await Task.WhenAll(beside);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync();
        await _courtesies.DisposeAsync();
    }

    static DigestLoop Digests(DiscordRestClient rest, DigestDesk desk, BotOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var channel = new DiscordDigestChannel(rest, options.ReaderLinks, loggers.CreateLogger<DiscordDigestChannel>());
        var store = DigestStore.Of(desk.Corpus);
        var worker = new DigestWorker(
            store,
            desk.ComposeAsync,
            desk.Corpus,
            channel,
            desk.Options,
            DigestDesk.NewNonce(),
            time,
            loggers.CreateLogger<DigestWorker>(),
            options.IsAlone,
            desk.Reader
        );
        return new DigestLoop(store, worker, desk.Options, DigestDesk.NewNonce, time, loggers.CreateLogger<DigestLoop>());
    }

    void Listen()
    {
        _gateway.Handlers.WantsMessage = _messages.Wants;
        _gateway.Handlers.InteractionCreated = _interactions.RouteAsync;
        _gateway.Handlers.InteractionRefused = _busy.Answer;
        _gateway.Handlers.Ready = ReadyAsync;
        _gateway.Handlers.MessageReceived = _messages.ReceiveAsync;
        _gateway.Handlers.MessageUpdated = _messages.UpdateAsync;
        _gateway.Handlers.MessageDeleted = _messages.DeleteAsync;
        _gateway.Handlers.GuildAvailable = WelcomeAsync;
        _gateway.Handlers.JoinedGuild = WelcomeAsync;
        _gateway.Handlers.GuildUpdated = (guild, _) =>
        {
            _servers.Add(guild);
            return Task.CompletedTask;
        };
        _gateway.Handlers.LeftGuild = (guild, cancellation) =>
        {
            _servers.Remove(guild.Id);
            return _removals.LeftAsync(guild.Id, cancellation);
        };
        _gateway.Handlers.ThreadCreated = _gateway.Handlers.ThreadUpdated = (thread, _) =>
        {
            _threads.Add(thread);
            return Task.CompletedTask;
        };
        _gateway.Handlers.ThreadDeleted = (thread, _) =>
        {
            _threads.Remove(thread.Id);
            return Task.CompletedTask;
        };
    }

    Task ReadyAsync(ReadyEvent ready, CancellationToken cancellation)
    {
        Log.Ready(_logger, ready.User.Username, ready.Shard, ready.GuildIds.Count);
        _connected.TrySetResult();
        return _removals.ReadyAsync(ready, cancellation);
    }

    async Task WhenReadyAsync()
    {
        await _connected.Task;
        await _registration.Tried;
    }

    // On the gateway a token is only looked at when a session starts; REST hears at once that it was reset.
    async Task ConnectAsync(CancellationTokenSource stop)
    {
        var connected = _gateway.RunAsync(stop.Token);
        var isRefused = await Task.WhenAny(connected, _rest.Unauthorized) != connected;
        if (isRefused)
            await stop.CancelAsync();
        await connected;
        if (isRefused)
            throw await _rest.Unauthorized;
    }

    /// <summary>Learns which account this is, without which no message can be told to be meant for the bot.</summary>
    /// <returns>The application.</returns>
    async Task<Application> IdentifyAsync(CancellationToken cancellation)
    {
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks)))
        {
            try
            {
                _messages.Self = (await _rest.GetCurrentUserAsync(cancellation)).Id;
                return await _rest.GetCurrentApplicationAsync(cancellation);
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
        foreach (var thread in guild.Threads ?? [])
            _threads.Add(thread);
        return _removals.JoinedAsync(guild.Id, cancellation);
    }
}
