using System.Security.Cryptography;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>
/// A real PostgreSQL server with data of its own, on loopback and a socket in its folder. It ends with the test process, even when that
/// is killed. All steps are bounded in time and fail with the server's log.
/// </summary>
sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Name of the administrator.</summary>
    public const string Administrator = "postgres";

    /// <summary>Name of the user that databases belong to: no administrator, as one would set it up for BriefBot.</summary>
    public const string Owner = "briefbot";

    const int MaxTries = 5;

    static readonly string[] InitArguments =
    [
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        "--no-instructions",
    ];

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly ServerFolder _folder;
    readonly bool _ownsFolder;
    readonly SemaphoreSlim _turn = new(1, 1);
    ServerProcess? _process;
    NpgsqlDataSource? _administration;
    int _databases;

    PostgresServer(ServerFolder folder, bool ownsFolder, string data, string password)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        Data = data;
        Password = password;
    }

    /// <summary>Folder of the data.</summary>
    public string Data { get; }

    /// <summary>Port on 127.0.0.1, the same over all starts.</summary>
    public int Port { get; private set; }

    /// <summary>Password of both users.</summary>
    public string Password { get; }

    /// <summary>The last lines of the log since the last start.</summary>
    public string Log => _process?.Log ?? "";

    /// <summary>Whether its process is there, paused or not.</summary>
    public bool IsRunning => _process is { HasEnded: false };

    /// <summary>The one that tests share, started when the first asks for it, with fsync off. Where PostgreSQL isn't installed, the test
    /// is skipped.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedPostgres.GetAsync();

    /// <summary>Starts one of a test's own. Where PostgreSQL isn't installed, the test is skipped.</summary>
    public static async Task<PostgresServer> StartNewAsync(PostgresOptions? options = null)
    {
        PostgresPrograms.Need();
        var folder = new ServerFolder();
        try
        {
            return await StartInAsync(folder, "data", options ?? new PostgresOptions(), ownsFolder: true);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the data in a folder, and starts on it.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="name">Name of the data's folder in it.</param>
    /// <param name="options">How it is set.</param>
    /// <param name="ownsFolder">Whether the folder goes with the server.</param>
    internal static async Task<PostgresServer> StartInAsync(ServerFolder folder, string name, PostgresOptions options, bool ownsFolder)
    {
        var password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        var secret = Path.Combine(folder.Path, name + ".password");
        await File.WriteAllTextAsync(secret, password);
        var data = folder.Add(name);
        await folder.GiveAsync(data, secret);
        await ServerFolder.RunAsServerAsync(
            data,
            [PostgresPrograms.PathOf("initdb"), .. new[] { "-D", data, "-U", Administrator, "--pwfile", secret }, .. InitArguments]
        );
        File.Delete(secret);
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), options.Configuration(data));
        var server = new PostgresServer(folder, ownsFolder, data, password);
        await server.StartAsync();
        // A server that is to have a standby would wait for it.
        await server.ExecuteAsync($"SET synchronous_commit = local; CREATE ROLE {Owner} LOGIN PASSWORD '{password}'");
        return server;
    }

    /// <summary>A server on data that others have made, as a copy of another server's; it isn't started.</summary>
    internal static PostgresServer On(ServerFolder folder, string data, string password) => new(folder, ownsFolder: false, data, password);

    /// <summary>How to connect to a database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="user">As whom.</param>
    public string ConnectionString(string database, string user = Owner) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = user,
            Password = Password,
            Database = database,
        }.ConnectionString;

    /// <summary>Makes a database of a test's own, which belongs to <see cref="Owner"/> and is gone with the object.</summary>
    /// <param name="template">Database that it is a copy of; nobody may be connected to that meanwhile.</param>
    public async Task<FreshDatabase> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"fresh{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {Owner} TEMPLATE {template}");
        return new FreshDatabase(this, name);
    }

    /// <summary>Runs a statement as the administrator, in the database "postgres".</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = Administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a query gives first, asked as the administrator in the database "postgres".</summary>
    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = Administration.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Starts it, after a stop or a kill. Returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        using var turn = await TurnAsync();
        if (IsRunning)
            return;
        for (var tries = 1; ; tries++)
        {
            var port = Port == 0 ? FreePort.Find() : Port;
            _process?.Dispose();
            _process = new ServerProcess(
                Data,
                line => line.Contains("database system is ready to accept", StringComparison.Ordinal),
                [PostgresPrograms.PathOf("postgres"), "-D", Data, "-p", $"{port}"]
            );
            try
            {
                await _process.WaitUntilReadyAsync(Patience);
                Port = port;
                return;
            }
            catch (InvalidOperationException error) when (tries < MaxTries && Port == 0 && IsTaken(error.Message))
            {
                // Another process was quicker to take the port.
            }
        }
    }

    /// <summary>Stops it in order: who is connected is cut off, what is committed is kept (SIGINT).</summary>
    public async Task StopAsync()
    {
        using var turn = await TurnAsync();
        if (_process is not { HasEnded: false } process)
            return;
        // Its own process may be paused, and doesn't heed anything then.
        ServerFolder.Signal(Data, Signal.Continue);
        ServerFolder.Signal(process.Id, Signal.Interrupt);
        await process.WaitForEndAsync(Patience);
        Administration.Clear();
    }

    /// <summary>Kills all its processes at once, as if its machine had died (SIGKILL). Returns when none is left.</summary>
    public async Task KillAsync()
    {
        using var turn = await TurnAsync();
        if (_process is not { HasEnded: false } process)
            return;
        // The first one first: it would start others in place of those that die.
        ServerFolder.Signal(process.Id, Signal.Kill);
        await process.WaitForEndAsync(Patience);
        await ServerFolder.KillAsync(Data);
        Administration.Clear();
    }

    /// <summary>Makes all its processes stand still, as on a machine that hangs (SIGSTOP): connections stay open, nothing is
    /// answered, the system still accepts new ones.</summary>
    public async Task PauseAsync()
    {
        using var turn = await TurnAsync();
        if (_process is not { HasEnded: false } process)
            throw new InvalidOperationException("The server isn't running.");
        ServerFolder.Signal(process.Id, Signal.Stop);
        // The first one starts no others any more.
        await ServerFolder.StopAsync(Data);
    }

    /// <summary>Lets it go on after a pause.</summary>
    public async Task ContinueAsync()
    {
        using var turn = await TurnAsync();
        ServerFolder.Signal(Data, Signal.Continue);
    }

    /// <summary>Makes a standby its own master (pg_ctl promote). Returns when it takes writes.</summary>
    public Task PromoteAsync() =>
        ServerFolder.RunAsServerAsync(
            Data,
            PostgresPrograms.PathOf("pg_ctl"),
            "promote",
            "-D",
            Data,
            "-w",
            "-t",
            $"{(int)Patience.TotalSeconds}"
        );

    public async ValueTask DisposeAsync()
    {
        if (_administration is not null)
            await _administration.DisposeAsync();
        // What still runs, the folder's watchdog ends.
        if (_ownsFolder)
            await _folder.DisposeAsync();
        else
            await KillAsync();
        _process?.Dispose();
        _turn.Dispose();
    }

    NpgsqlDataSource Administration =>
        LazyInitializer.EnsureInitialized(
            ref _administration,
            () =>
                NpgsqlDataSource.Create(
                    new NpgsqlConnectionStringBuilder(ConnectionString("postgres", Administrator)) { MaxPoolSize = 4 }.ConnectionString
                )
        );

    static bool IsTaken(string message) => message.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal);

    async Task<IDisposable> TurnAsync()
    {
        await _turn.WaitAsync();
        return new Turn(_turn);
    }

    sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
