using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord;
using BriefBot.Fakes;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Host.Web;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Ingest.Fetching;
using Microsoft.Extensions.Logging;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>The bot as the host runs it, on a database of its own, connected to a server that behaves like Discord's.</summary>
sealed class RunningBot : IAsyncDisposable
{
    readonly TemporaryFolder _folder;
    readonly TimeProvider _time;
    SqliteStores? _stores;
    Libraries? _libraries;
    DiscordHost? _host;
    Fetcher? _fetcher;
    FeedFollowing? _following;

    RunningBot(FakeDiscord discord, TemporaryFolder folder, TimeProvider time) => (Discord, _folder, _time) = (discord, folder, time);

    /// <summary>The server.</summary>
    public FakeDiscord Discord { get; }

    /// <summary>A guild that the bot is in.</summary>
    public FakeGuild Guild { get; private init; } = null!;

    /// <summary>A channel there.</summary>
    public FakeChannel Channel { get; private init; } = null!;

    /// <summary>A person there.</summary>
    public Person Ada { get; private init; } = null!;

    /// <summary>What the bot keeps.</summary>
    public SqliteStores Stores => _stores!;

    /// <summary>What it knows.</summary>
    public SqliteCorpus Corpus => Stores.Corpus;

    /// <summary>The same, one workspace at a time.</summary>
    public Libraries Libraries => _libraries!;

    /// <summary>As it was connected with them.</summary>
    public Settings Settings { get; private set; } = new();

    /// <summary>The internet that the bot reads pages from; null for the real one.</summary>
    public HostileWeb? Web { get; private set; }

    /// <summary>Ends when the bot has stopped; fails when Discord refuses it.</summary>
    public Task Completion => _host!.Completion;

    /// <summary>Everything that takes longer than this has failed.</summary>
    public CancellationToken Stop { get; } = Limit();

    /// <summary>Starts both.</summary>
    /// <param name="time">The clock of both; null for the real one, slowed.</param>
    /// <param name="web">What the bot has for its internet; null for the real one.</param>
    /// <param name="prepare">Changes the server before the bot connects.</param>
    public static async Task<RunningBot> StartAsync(
        Action<Settings>? configure = null,
        TimeProvider? time = null,
        ILoggerFactory? loggers = null,
        Action<FakeDiscord>? prepare = null,
        HostileWeb? web = null
    )
    {
        time ??= new UnhurriedTime();
        var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { Time = time }, Limit());
        var guild = discord.AddGuild();
        var bot = new RunningBot(discord, new TemporaryFolder(), time)
        {
            Guild = guild,
            Channel = discord.AddChannel(guild),
            Ada = discord.Person("ada", guild),
            Web = web,
        };
        prepare?.Invoke(discord);
        try
        {
            await bot.ConnectAsync(configure, loggers);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects, also anew after <see cref="DisconnectAsync"/>, as a restarted program would.</summary>
    public async Task ConnectAsync(Action<Settings>? configure = null, ILoggerFactory? loggers = null)
    {
        var settings = new Settings { Data = _folder.Path };
        // What a surface shows is tested on what rules choose: another model must not change what these tests expect.
        settings.Reader.Enabled = false;
        settings.Discord.Token = Discord.Token;
        settings.Discord.ApiBaseUrl = Discord.ApiBaseUrl.ToString();
        configure?.Invoke(settings);
        Settings = settings;
        (_stores, _libraries) = await LibraryParts.OpenAllAsync(
            settings,
            (loggers ?? TestLog.Factory).CreateLogger("BriefBot.Models"),
            _time,
            Stop
        );
        var links = await ReaderSecret.LinksAsync(settings.Web, _stores.Corpus, _stores.Settings, Stop);
        _fetcher = Web?.Fetcher() ?? IngestParts.Fetcher(settings);
        _following = new FeedFollowing(settings, _stores, _fetcher, loggers ?? TestLog.Factory, _time);
        _host = DiscordHost.Start(
            DiscordSurroundings.Of(
                settings,
                DiscordSettings.Token(settings.Discord),
                _stores,
                _libraries,
                _fetcher,
                _following.Servers,
                links,
                loggers ?? TestLog.Factory,
                _time
            )
        );
        await _host.Parts.Bot.WaitUntilReadyAsync(Stop);
    }

    /// <summary>Starts another host on the same database and the same account.</summary>
    public async Task<IAsyncDisposable> TwinAsync()
    {
        var twin = new RunningBot(Discord, _folder, _time);
        await twin.ConnectAsync();
        return new Twin(twin);
    }

    /// <summary>Stops the bot as Ctrl-C does; the server stays.</summary>
    public async Task DisconnectAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_libraries is not null)
            await _libraries.DisposeAsync();
        if (_following is not null)
            await _following.DisposeAsync();
        _fetcher?.Dispose();
        (_host, _libraries, _stores, _following, _fetcher) = (null, null, null, null, null);
    }

    /// <summary>Puts an article into a guild's workspace.</summary>
    public Task<StoreResult> AddArticleAsync(FakeGuild guild, string title, string body, string? url = null) =>
        AddArticleAsync($"discord:{guild.Id}", title, body, url);

    /// <summary>Puts an article into a workspace.</summary>
    public Task<StoreResult> AddArticleAsync(string name, string title, string body, string? url = null) =>
        AddArticleAsync(Corpus, name, title, body, url, Stop);

    /// <summary>Works on the database while the bot is away.</summary>
    public async Task WhileAwayAsync(Func<SqliteCorpus, Task> work)
    {
        await using var corpus = (await SqliteStores.OpenAsync(Path, null, Stop)).Corpus;
        await work(corpus);
    }

    /// <summary>Its commands.</summary>
    public IReadOnlyList<BriefBot.Deliver.Discord.Commands.BotCommand> Commands => _host!.Parts.Commands.All;

    /// <summary>Its buttons and forms.</summary>
    public PressSet Presses => _host!.Parts.Presses;

    /// <summary>The bytes of the database and of what stands beside it.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> FileBytes() =>
        [.. Directory.GetFiles(_folder.Path).Select(file => (System.IO.Path.GetFileName(file), ReadShared(file)))];

    static byte[] ReadShared(string file)
    {
        // To open an empty one is to ask for a lock on it, and who writes may hold that of the turn.
        if (new FileInfo(file).Length == 0)
            return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A number that the database holds.</summary>
    public long Read(string sql) => RawDatabase.Number(Path, sql);

    /// <summary>Changes the database as nothing of the bot would.</summary>
    public void Execute(string sql) => RawDatabase.Execute(Path, sql);

    /// <summary>Puts an article into a workspace.</summary>
    public static async Task<StoreResult> AddArticleAsync(
        SqliteCorpus corpus,
        string name,
        string title,
        string body,
        string? url,
        CancellationToken stop
    )
    {
        var workspace = await corpus.WorkspaceAsync(name, stop);
        var draft = new ArticleDraft(
            title,
            body,
            PublicationDate.Stated(new DateOnly(2024, 5, 2), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Source = "Harbour Gazette",
            Url = url,
        };
        var stored = await corpus.StoreAsync(workspace, draft, stop);
        await corpus.IndexAsync(stop);
        return stored;
    }

    string Path => DataFolder.DatabasePath(new Settings { Data = _folder.Path });

    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await Discord.DisposeAsync();
        _folder.Dispose();
    }

    static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }

    sealed class Twin(RunningBot bot) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await bot.DisconnectAsync();
    }
}
