using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Discord;
using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Host.Composition;
using BriefBot.Tests.Corpus.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>Digests posted to a server that behaves like Discord's, with a clock that stands until it is set; no bot is
/// connected.</summary>
sealed class DigestRig : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly TestStore _store;
    readonly DiscordRestClient _rest;
    readonly DigestDesk _desk;
    DigestLoop _loop;

    DigestRig(
        FakeDiscord discord,
        SetClock clock,
        SkewedClock hostClock,
        SqliteStores stores,
        TestStore store,
        TemporaryFolder folder,
        DigestOptions options,
        DigestWriting? writing
    )
    {
        (Discord, Clock, Stores, _store, _folder) = (discord, clock, stores, store, folder);
        HostClock = hostClock;
        Guild = discord.AddGuild();
        Maker = discord.Person("maker", Guild);
        _rest = new(
            new()
            {
                Token = discord.Token,
                BaseUrl = new(discord.ApiBaseUrl + "/"),
                UserAgentUrl = new("https://briefbot.invalid/"),
                UserAgentVersion = "1",
                RetryDelay = TimeSpan.FromMilliseconds(1),
            },
            null,
            TimeProvider.System,
            new Random(1),
            NullLogger<DiscordRestClient>.Instance
        );
        _desk = DigestParts.Desk(stores, options, writing);
        _loop = Loop();
    }

    public FakeDiscord Discord { get; }

    /// <summary>Discord's clock, which is right.</summary>
    public SetClock Clock { get; }

    /// <summary>The host's, which need not be.</summary>
    public SkewedClock HostClock { get; }

    public SqliteStores Stores { get; }

    public SqliteCorpus Corpus => Stores.Corpus;

    public FakeGuild Guild { get; }

    public Person Maker { get; }

    public WorkspaceId Home { get; private set; }

    /// <summary>Ends what hangs.</summary>
    public CancellationToken Token { get; } = Limit();

    static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        return limit.Token;
    }

    public static async Task<DigestRig> StartAsync(
        DigestOptions? options = null,
        Func<SqliteCorpus, DigestWriting>? writing = null,
        bool isReplica = false
    )
    {
        var stop = Limit();
        var clock = new SetClock(new(2026, 6, 1, 7, 0, 0, TimeSpan.Zero));
        var folder = new TemporaryFolder();
        var hostClock = new SkewedClock(clock);
        var store = new TestStore(folder.File("corpus.db"), isReplica);
        var stores = await store.OpenAsync(new() { Time = hostClock }, stop);
        var rig = new DigestRig(
            await FakeDiscord.StartAsync(new() { Time = clock }, stop),
            clock,
            hostClock,
            stores,
            store,
            folder,
            options ?? new(),
            writing?.Invoke(stores.Corpus)
        );
        rig.Home = await stores.Corpus.WorkspaceAsync("home", stop);
        return rig;
    }

    /// <summary>A daily schedule at 08:00 in UTC, an hour from the start.</summary>
    public async Task<ScheduleId> ScheduleAsync(FakeChannel channel, Func<ScheduleDraft, ScheduleDraft>? with = null)
    {
        var draft = new ScheduleDraft(
            Home,
            null,
            new ChatPlace(ChatStore.Platform, channel.Id.ToString(), Guild.Id.ToString()),
            new(8, 0),
            Weekdays.All,
            "Etc/UTC"
        )
        {
            MadeBy = Maker.User.Id.ToString(),
        };
        return (await Stores.Schedules.AddAsync(with?.Invoke(draft) ?? draft, Clock.Now, Clock.Now.AddDays(-1), Token))!.Value;
    }

    /// <summary>A topic that tells a channel at once from now on.</summary>
    public async Task<ScheduleId> AlertAsync(FakeChannel channel, string topic)
    {
        await Stores.Topics.AddAsync(Home, new(topic) { Include = [topic] }, Token);
        var place = new ChatPlace(ChatStore.Platform, channel.Id.ToString(), Guild.Id.ToString());
        var alert = ScheduleDraft.Alert(Home, topic, place) with { MadeBy = Maker.User.Id.ToString() };
        return (await Stores.Schedules.AddAsync(alert, Clock.Now, Clock.Now, Token))!.Value;
    }

    public async Task<ArticleId> AddAsync(string title, string body, string source, string? url = null, DateOnly? published = null)
    {
        var draft = new ArticleDraft(
            title,
            body,
            PublicationDate.Stated(published ?? DateOnly.FromDateTime(Clock.Now.UtcDateTime), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Source = source,
            Url =
                url
                ?? $"https://{source.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/"
                    + $"{Math.Abs(title.GetHashCode(StringComparison.Ordinal))}",
        };
        var stored = await Corpus.StoreAsync(Home, draft, Token);
        await Corpus.IndexAsync(Token);
        await Stores.Stories.PlaceAllAsync(Token);
        return stored.Article;
    }

    /// <summary>Sets the clock and goes round.</summary>
    public async Task AtAsync(DateTimeOffset now)
    {
        Clock.Now = now;
        await _loop.RoundAsync(Token);
    }

    /// <summary>Lets time pass until the host's clock shows this, and goes round.</summary>
    public Task AtHostTimeAsync(DateTimeOffset shown) => AtAsync(shown - HostClock.Skew);

    /// <summary>Lets this much time pass and goes round.</summary>
    public Task AfterAsync(TimeSpan time) => AtAsync(Clock.Now + time);

    /// <summary>Begins to go round in a process that never ends, as one that is killed there.</summary>
    public void RoundWithoutEnd(DateTimeOffset now)
    {
        Clock.Now = now;
        _ = _loop.RoundAsync(Token);
        Restart();
    }

    /// <summary>Goes on as another process.</summary>
    public void Restart() => _loop = Loop();

    public async Task<DigestRun> LastRunAsync(ScheduleId schedule) => (await Stores.Outbox.RecentAsync(schedule, 1, Token))[0];

    public async ValueTask DisposeAsync()
    {
        await Discord.DisposeAsync();
        _rest.Dispose();
        await Corpus.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
    }

    DigestLoop Loop()
    {
        var channel = new DiscordDigestChannel(_rest, null, NullLogger<DiscordDigestChannel>.Instance);
        var worker = new DigestWorker(
            DigestParts.Store(Stores),
            _desk.ComposeAsync,
            Corpus,
            channel,
            _desk.Options,
            DigestStore.NewNonce(),
            HostClock,
            NullLogger<DigestWorker>.Instance
        );
        return new(
            DigestParts.Store(Stores),
            worker,
            _desk.Options,
            DigestStore.NewNonce,
            HostClock,
            NullLogger<DigestLoop>.Instance,
            _desk.Alerts
        );
    }
}
