using BriefBot.Deliver;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Deliver.Discord.Commands;

namespace BriefBot.Host.Composition;

/// <summary>Puts the bot on Discord together; nothing is sent yet.</summary>
sealed class DiscordParts
{
    const int Courtesies = 4;
    const int WaitingCourtesies = 200;
    const int Directs = 64;
    const int WaitingDirects = 200;

    // What several parts have in common.
    readonly DiscordSurroundings _in;
    readonly BotOptions _options;
    readonly TimeProvider _time;
    readonly WorkQueue _questions;
    readonly WorkQueue _courtesies;
    readonly WorkQueue _directs;
    readonly Threads _threads = new();
    readonly Turns _turns = new();
    readonly AskLimits _limits;
    readonly ServerWorkspaces _servers;
    readonly RelayParts? _relays;
    readonly QuestionDesk _desk;
    readonly QuestionFlow _flow;
    readonly StatusCommand _status;
    readonly ArticleCommand _articles;
    readonly ForgetCommand _forget;
    readonly DigestTraces _traces;
    readonly DigestLoop _loop;

    /// <summary>Puts them together.</summary>
    public DiscordParts(DiscordSurroundings surroundings)
    {
        (_in, _options, _time) = (surroundings, surroundings.Options, surroundings.Time);
        var (rest, libraries, kept) = (_in.Rest, _in.Libraries, _in.Kept);
        _questions = Queue(_options.ConcurrentQuestions, _options.WaitingQuestions);
        _courtesies = Queue(Courtesies, WaitingCourtesies);
        _directs = Queue(Directs, WaitingDirects);
        _limits = Limits();
        var confirmations = new Confirmations(_time);
        _servers = new ServerWorkspaces(_options, rest, libraries, kept.Settings, _time, Log<ServerWorkspaces>());
        _relays = _in.Links is { } links ? new RelayParts(links, _servers, rest, _options, _directs, _time, _in.Loggers) : null;
        var forgetting = new Forgetting(kept.Personal, rest, libraries, _servers, _time, Log<Forgetting>(), _relays?.Forgetting);
        forgetting.Serve();
        _desk = new QuestionDesk(
            libraries,
            _servers,
            kept,
            forgetting,
            _options,
            () => _questions.Waiting,
            _time,
            Log<QuestionDesk>(),
            _in.Links
        );
        _flow = new QuestionFlow(_desk, _limits, _questions, _turns, _time, Log<QuestionFlow>(), _relays?.Direct);
        _status = new StatusCommand(_desk, libraries, _options, () => _in.Gateway.Latency, _time, _relays?.Direct);
        var attachments = new Attachments(_in.Files, _in.Api, _time);
        _articles = new ArticleCommand(_flow, _servers, libraries, attachments, _in.Fetcher, confirmations, _options, _time);
        _forget = new ForgetCommand(forgetting, confirmations, _servers);
        _traces = new DigestTraces(_in.Posted.Outbox, _in.Posted.Schedules, _servers);
        _loop = Loop();
        Commands = AllCommands();
        Presses = new PressSet(Buttons(), _traces, _articles, _forget);
        Bot = NewBot();
    }

    /// <summary>The bot.</summary>
    public DiscordBot Bot { get; }

    /// <summary>All commands, with what each needs.</summary>
    public CommandSet Commands { get; }

    /// <summary>All buttons and forms, with what each needs.</summary>
    public PressSet Presses { get; }

    CommandSet AllCommands()
    {
        var libraries = _in.Libraries;
        CommandSet? all = null;
        return all = new CommandSet([
            new AskCommand(_flow, _desk, libraries, new OutletDirectory(_time), _threads, _time),
            new BriefCommand(_flow, _desk, libraries, _in.Topics, _threads),
            new SaidCommand(_flow, _threads),
            new WhyCommand(_in.Kept, _traces, _servers, _options, _relays?.Direct),
            _status,
            _articles,
            new FeedCommand(_flow, _servers, libraries, _in.Feeds),
            new TopicCommand(
                _in.Topics,
                _in.Kept.Answers,
                new TopicAlerts(_in.Topics, _in.Posted.Schedules, new ChannelAccess(_in.Rest), _time),
                _servers,
                libraries
            ),
            new DigestCommand(
                _flow,
                _in.Digests,
                _in.Posted,
                _in.Topics,
                _servers,
                libraries,
                new ChannelAccess(_in.Rest),
                _options,
                _loop.Nudge,
                _time
            ),
            new SettingsCommand(_servers, _options),
            _forget,
            new HelpCommand(() => all!),
            new AskAboutThisCommand(_flow, _threads),
            new CheckClaimCommand(_flow, _desk, libraries, _options, _time),
        ]);
    }

    AnswerButtons Buttons() =>
        new(_in.Rest, _in.Kept, _in.Libraries, _servers, Limits(), _options, _time, Log<AnswerButtons>(), _relays?.Direct);

    DigestLoop Loop()
    {
        var desk = _in.Digests;
        var worker = new DigestWorker(
            _in.Posted,
            desk.ComposeAsync,
            _in.Libraries.Corpus,
            new DiscordDigestChannel(_in.Rest, _options.ReaderLinks, Log<DiscordDigestChannel>()),
            desk.Options,
            DigestStore.NewNonce(),
            _time,
            Log<DigestWorker>(),
            _options.AloneSince,
            desk.Reader
        );
        return new DigestLoop(
            _in.Posted,
            worker,
            desk.Options,
            DigestStore.NewNonce,
            _time,
            Log<DigestLoop>(),
            desk.Alerts,
            _in.Part.Count
        );
    }

    DiscordBot NewBot()
    {
        var (rest, kept) = (_in.Rest, _in.Kept);
        var sender = new MessageSender(rest, kept, _courtesies, Log<MessageSender>());
        var messages = new MessageListener(
            _desk,
            sender,
            kept,
            _limits,
            _questions,
            _turns,
            _threads,
            _servers.LocaleOf,
            _time,
            Log<MessageListener>(),
            _relays?.Direct
        );
        var interactions = new InteractionRouter(Commands, Presses, _threads, rest, _time, Log<InteractionRouter>(), _relays?.Direct);
        _relays?.Serve(interactions, messages, _status);
        var memory = new ServerMemory(_in.Chat, _servers, _time, Log<ServerMemory>());
        var events = new GatewayEvents(
            messages,
            interactions,
            new BusyAnswers(rest, _time, Log<BusyAnswers>()),
            _servers,
            new RemovedServerWatch(kept.Removed, _servers, kept.Settings, _options, _time, Log<RemovedServerWatch>()),
            _threads,
            memory
        );
        return new DiscordBot(
            rest,
            _in.Gateway,
            events,
            messages,
            new CommandRegistration(rest, Commands, _time, Log<CommandRegistration>()),
            [
                .. _relays is null ? [] : (IEnumerable<Func<CancellationToken, Task>>)[_relays.RunAsync],
                _loop.RunAsync,
                new CorrectionNotes(rest, kept, _time, Log<CorrectionNotes>()).RunAsync,
                new FeedNewsPoster(rest, _in.Feeds.Store, _servers.LocaleOf, _time, Log<FeedNewsPoster>()).RunAsync,
            ],
            _in.Sessions,
            memory,
            _in.Part,
            _questions,
            _directs,
            _courtesies,
            _options,
            _time,
            Log<DiscordBot>()
        );
    }

    WorkQueue Queue(int workers, int waiting)
    {
        var logger = Log<DiscordBot>();
        return new WorkQueue(workers, waiting, e => Deliver.Discord.Log.Failed(logger, ErrorReference.New(), e), _time);
    }

    AskLimits Limits() => new(_options.QuestionsPerPerson, _options.QuestionsPerServer, _time);

    ILogger<T> Log<T>() => _in.Loggers.CreateLogger<T>();
}
