using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord;
using BriefBot.Fakes;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;
using BriefBot.Ingest.Fetching;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Deliver.Discord.Relays;

/// <summary>Two hosts on a real PostgreSQL, each with a slice, that is a shard of a server that behaves like Discord's.</summary>
sealed class TwoSlices : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly PostgresCluster _cluster;

    readonly string _connection;

    TwoSlices(PostgresCluster cluster, string connection, FakeDiscord discord)
    {
        (_cluster, _connection, Discord) = (cluster, connection, discord);
        var port = new Npgsql.NpgsqlConnectionStringBuilder(connection).Port;
        Networks = [new(port), new(port)];
    }

    /// <summary>The server.</summary>
    public FakeDiscord Discord { get; }

    /// <summary>A guild of each slice.</summary>
    public IReadOnlyList<FakeGuild> Guilds { get; private set; } = [];

    /// <summary>A channel of each guild.</summary>
    public IReadOnlyList<FakeChannel> Channels { get; private set; } = [];

    /// <summary>Who manages both guilds.</summary>
    public Person Manager { get; private set; } = null!;

    /// <summary>Each host's network to the database.</summary>
    public IReadOnlyList<CuttingProxy> Networks { get; }

    /// <summary>The hosts, by slice.</summary>
    public SliceHost?[] Hosts { get; } = [null, null];

    /// <summary>Everything that takes longer than this has failed.</summary>
    public CancellationToken Stop { get; } = Limit();

    /// <summary>Starts both, with guilds that are open to direct messages.</summary>
    public static async Task<TwoSlices> StartAsync()
    {
        var server = await PostgresServer.SharedAsync();
        var stop = Limit();
        var database = await server.CreateDatabaseAsync();
        var cluster = await PostgresCluster.ConnectAsync(database.ConnectionString, 2, stop);
        var discord = await FakeDiscord.StartAsync(new FakeDiscordOptions { MaxConcurrency = 2, Shards = 2 }, stop);
        var slices = new TwoSlices(cluster, database.ConnectionString, discord);
        try
        {
            await slices.BeginAsync();
            return slices;
        }
        catch
        {
            await slices.DisposeAsync();
            throw;
        }
    }

    /// <summary>Somebody who is in these slices' guilds.</summary>
    public Person Add(string name, params int[] slices)
    {
        var person = Discord.Person(name);
        foreach (var slice in slices)
            Discord.AddMember(Guilds[slice], person);
        return person;
    }

    /// <summary>Puts an article into a slice's guild.</summary>
    public Task AddArticleAsync(int slice, string title, string body) =>
        RunningBot.AddArticleAsync(Hosts[slice]!.Stores.Corpus, $"discord:{Guilds[slice].Id}", title, body, null, Stop);

    /// <summary>Opens a slice's guild to direct messages, or closes it.</summary>
    public async Task OpenAsync(int slice, bool open) =>
        await Manager.Slash(Channels[slice], "settings", ("direct-messages", open)).AnswerAsync(Stop);

    /// <summary>Starts the host of a slice.</summary>
    public async Task ConnectAsync(int slice)
    {
        Hosts[slice] = await SliceHost.StartAsync(
            Networks[slice].ConnectionString(_connection),
            slice,
            _folder.File($"host-{slice}"),
            Discord,
            Stop
        );
        await Hosts[slice]!.Running.Parts.Bot.WaitUntilReadyAsync(Stop);
    }

    /// <summary>Stops the host of a slice, which gives its lease back.</summary>
    public async Task DisconnectAsync(int slice)
    {
        if (Hosts[slice] is { } host)
            await host.DisposeAsync();
        Hosts[slice] = null;
    }

    /// <summary>Runs a command beside the host of a slice.</summary>
    public async Task<Ended> RunAsync(int slice, params string[] arguments)
    {
        using var briefbot = new BriefBotProcess();
        briefbot.Environment["BRIEFBOT_DATA"] = _folder.File($"host-{slice}");
        briefbot.Environment["BRIEFBOT_Store__Provider"] = "postgres";
        briefbot.Environment["BRIEFBOT_Store__ConnectionString"] = _connection;
        return await briefbot.RunAsync(arguments);
    }

    /// <summary>Says that another host has a slice, as after its leader's death.</summary>
    public Task TakeAwayAsync(int slice) =>
        ExecuteAsync($"UPDATE briefbot.slice SET epoch = epoch + 1, holder = 'another', expires = clock_timestamp() WHERE id = {slice}");

    /// <summary>A number that the database holds.</summary>
    public async Task<long> ReadAsync(string sql)
    {
        await using var connection = await _cluster.Connections.OpenAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until a query of the database gives a number.</summary>
    public async Task UntilAsync(string sql, long number)
    {
        while (await ReadAsync(sql) != number)
            await Task.Delay(20, Stop);
    }

    /// <summary>The bot's replies to a message.</summary>
    public static IReadOnlyList<FakeMessage> Replies(FakeMessage question) =>
        [.. question.Channel.Messages.Where(message => message.ReplyTo == question)];

    /// <summary>The bot's reply to a message, once it is there.</summary>
    public Task<FakeMessage> ReplyTo(FakeMessage question) =>
        Discord.WhenAsync(() => question.Channel.Messages.FirstOrDefault(message => message.ReplyTo == question), Stop);

    async Task ExecuteAsync(string sql)
    {
        await using var connection = await _cluster.Connections.OpenAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    async Task BeginAsync()
    {
        Guilds = [await AddGuildAsync(0), await AddGuildAsync(1)];
        Channels = [.. Guilds.Select(guild => Discord.AddChannel(guild))];
        Manager = Discord.Person("manager");
        foreach (var guild in Guilds)
            Discord.AddMember(guild, Manager, Discord.AddRole(guild, "managers of it", FakePermissions.ManageGuild));
        await Task.WhenAll(ConnectAsync(0), ConnectAsync(1));
        await OpenAsync(0, true);
        await OpenAsync(1, true);
    }

    async Task<FakeGuild> AddGuildAsync(int slice)
    {
        while (true)
        {
            var guild = Discord.AddGuild($"Guild of slice {slice}");
            if ((int)((guild.Id >> 22) % 2) == slice)
                return guild;
            // Ids tell the millisecond.
            await Task.Delay(1, Stop);
        }
    }

    static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        return limit.Token;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(DisconnectAsync(0), DisconnectAsync(1));
        await Discord.DisposeAsync();
        await _cluster.DisposeAsync();
        foreach (var network in Networks)
            await network.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>One of the hosts, put together as <c>serve</c> does.</summary>
sealed class SliceHost : IAsyncDisposable
{
    static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    readonly PostgresCluster _cluster;
    readonly LeaseKeeper _keeper;
    readonly Libraries _libraries;
    readonly Fetcher _fetcher;
    readonly FeedFollowing _following;

    SliceHost(
        PostgresCluster cluster,
        LeaseKeeper keeper,
        SqliteStores stores,
        Libraries libraries,
        Fetcher fetcher,
        FeedFollowing following,
        DiscordHost running
    ) =>
        (_cluster, _keeper, Stores, _libraries, _fetcher, _following, Running) = (
            cluster,
            keeper,
            stores,
            libraries,
            fetcher,
            following,
            running
        );

    /// <summary>Its copy.</summary>
    public SqliteStores Stores { get; }

    /// <summary>Its bot.</summary>
    public DiscordHost Running { get; }

    public static async Task<SliceHost> StartAsync(string connection, int slice, string folder, FakeDiscord discord, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var settings = new Settings { Data = folder };
        settings.Reader.Enabled = false;
        settings.Discord.Token = discord.Token;
        settings.Discord.ApiBaseUrl = discord.ApiBaseUrl.ToString();
        var cluster = await PostgresCluster.ConnectAsync(connection, 2, stop);
        var file = new ReplicaFile(cluster, Path.Combine(folder, "replica.db"));
        var since = LeaseKeeper.Moment.Now(TimeProvider.System);
        var lease = await cluster.Leases.TakeAsync(slice, file.Holder(), null, Length, stop);
        var keeper = new LeaseKeeper(cluster.Leases, lease!, since, Length, TimeProvider.System);
        await file.LeadAsync(keeper.Lease, stop);
        var stores = await file.OpenAsync(new() { Time = keeper.Time }, stop);
        var libraries = LibraryParts.All(stores, settings, TestLog.Factory.CreateLogger("BriefBot.Models"), keeper.Time, null);
        var fetcher = IngestParts.Fetcher(settings);
        var following = new FeedFollowing(settings, stores, fetcher, TestLog.Factory, keeper.Time);
        var led = new LedSlice(keeper, 2, cluster);
        var running = DiscordHost.Start(
            DiscordSurroundings.Of(
                settings,
                discord.Token,
                stores,
                libraries,
                fetcher,
                following.Servers,
                null,
                TestLog.Factory,
                keeper.Time,
                keeper.TakenAt,
                () => keeper.IsHeld,
                new ShardId(slice, 2),
                cluster.Turns,
                led.Links
            )
        );
        return new(cluster, keeper, stores, libraries, fetcher, following, running);
    }

    public async ValueTask DisposeAsync()
    {
        await Running.DisposeAsync();
        await _libraries.DisposeAsync();
        await _following.DisposeAsync();
        _fetcher.Dispose();
        await _keeper.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
