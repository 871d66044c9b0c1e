using System.Security.Cryptography;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>
/// PostgreSQL servers under Debian's Patroni and etcd, on loopback, with synchronous_mode: one takes writes and waits for another, and
/// when it dies, that one takes over by itself.
/// </summary>
sealed class PatroniCluster : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    readonly ServerFolder _folder;
    readonly PatroniOptions _options;
    readonly List<EtcdMember> _etcd = [];
    readonly List<PatroniNode> _nodes = [];
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    PatroniCluster(ServerFolder folder, PatroniOptions options) => (_folder, _options) = (folder, options);

    /// <summary>The nodes. Who is the primary changes.</summary>
    public IReadOnlyList<PatroniNode> Nodes => _nodes;

    /// <summary>The members of etcd.</summary>
    public IReadOnlyList<EtcdMember> Etcd => _etcd;

    /// <summary>The last lines of all logs, for a failure's message.</summary>
    public string Log => string.Join('\n', [.. _nodes.Select(node => node.Log), .. _etcd.Select(member => member.Log)]);

    /// <summary>Starts it. Where Patroni, etcd or PostgreSQL isn't installed, the test is skipped.</summary>
    /// <returns>With a primary, and a standby that it waits for.</returns>
    public static async Task<PatroniCluster> StartAsync(PatroniOptions? options = null)
    {
        PostgresPrograms.Need(EtcdMember.Program);
        PostgresPrograms.Need(PatroniNode.Program);
        var cluster = new PatroniCluster(new ServerFolder(), options ?? new PatroniOptions());
        try
        {
            await cluster.StartEtcdAsync();
            await cluster.StartNodesAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to connect to whichever node takes writes.</summary>
    /// <param name="database">Name of the database.</param>
    /// <param name="user">As whom.</param>
    public string ConnectionString(string database, string user = PostgresServer.Owner) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = string.Join(',', _nodes.Select(node => $"127.0.0.1:{node.Port}")),
            Username = user,
            Password = _password,
            Database = database,
            TargetSessionAttributes = "primary",
            // Else Npgsql takes a standby for a standby for ten seconds after it was promoted.
            HostRecheckSeconds = 0,
        }.ConnectionString;

    /// <summary>How to connect to one node, without a pool.</summary>
    /// <param name="node">The node.</param>
    /// <param name="database">Name of the database.</param>
    /// <param name="user">As whom.</param>
    public string ConnectionString(PatroniNode node, string database, string user = PostgresServer.Owner) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = node.Port,
            Username = user,
            Password = _password,
            Database = database,
            Pooling = false,
        }.ConnectionString;

    /// <summary>Waits until one of the nodes holds the leader's key and takes writes.</summary>
    /// <param name="other">Which one it may not be, as the one that was killed.</param>
    public async Task<PatroniNode> WaitForPrimaryAsync(PatroniNode? other = null)
    {
        PatroniNode? primary = null;
        await UntilAsync(
            async () =>
                (primary = await FindAsync(_nodes.Where(node => node != other), "primary")) is not null && await TakesWritesAsync(primary),
            "there is a primary"
        );
        return primary!;
    }

    /// <summary>Waits until a standby is the one that commits wait for.</summary>
    public async Task<PatroniNode> WaitForSynchronousStandbyAsync()
    {
        PatroniNode? standby = null;
        await UntilAsync(async () => (standby = await FindAsync(_nodes, "sync")) is not null, "there is a synchronous standby");
        return standby!;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        foreach (var node in _nodes)
            await node.DisposeAsync();
        foreach (var member in _etcd)
            await member.DisposeAsync();
        await _folder.DisposeAsync();
    }

    async Task StartEtcdAsync()
    {
        for (var number = 1; number <= _options.EtcdMembers; number++)
            _etcd.Add(await EtcdMember.AddAsync(_folder, $"etcd{number}"));
        var all = string.Join(',', _etcd.Select(member => member.InCluster));
        foreach (var member in _etcd)
            member.Start(all);
        foreach (var member in _etcd)
            await member.WaitUntilReadyAsync();
    }

    async Task StartNodesAsync()
    {
        for (var number = 1; number <= _options.Nodes; number++)
        {
            var node = await PatroniNode.AddAsync(_folder, $"node{number}", _options, [.. _etcd.Select(member => member.Port)], _password);
            _nodes.Add(node);
            node.Start();
            // The first to come makes the data; who comes later copies it.
            if (number == 1)
                await WaitForPrimaryAsync();
        }

        await WaitForSynchronousStandbyAsync();
        await using var source = new NpgsqlDataSourceBuilder(ConnectionString("postgres", PostgresServer.Administrator)).BuildMultiHost();
        foreach (
            var sql in new[]
            {
                $"CREATE ROLE {PostgresServer.Owner} LOGIN PASSWORD '{_password}'",
                $"CREATE DATABASE {PostgresServer.Owner} OWNER {PostgresServer.Owner}",
            }
        )
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    async Task<PatroniNode?> FindAsync(IEnumerable<PatroniNode> nodes, string role)
    {
        foreach (var node in nodes)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{node.Api}/{role}"));
                if (answer.IsSuccessStatusCode)
                    return node;
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                // It isn't there, or not yet.
            }
        }

        return null;
    }

    // Patroni says so a moment before PostgreSQL is through with its promotion.
    async Task<bool> TakesWritesAsync(PatroniNode node)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(node, "postgres", PostgresServer.Administrator));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT NOT pg_is_in_recovery()", connection);
            return (bool)(await command.ExecuteScalarAsync())!;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"It took longer than {Patience} until {what}. The logs:\n{Log}");
            await Task.Delay(Look);
        }
    }
}
