using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>Debian's PgBouncer before a server, in transaction mode: a client has a server's connection only during a transaction, and
/// another one the next time.</summary>
sealed class PgBouncer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly ServerFolder _folder;
    readonly ServerProcess _process;

    PgBouncer(ServerFolder folder, ServerProcess process, int port) => (_folder, _process, Port) = (folder, process, port);

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts it. Where it isn't installed, the test is skipped.</summary>
    /// <param name="server">What it stands before; its owner may connect.</param>
    /// <param name="connections">Connections that it holds to a database at most, 1 and up.</param>
    public static async Task<PgBouncer> StartAsync(PostgresServer server, int connections)
    {
        var program = PostgresPrograms.Need("/usr/sbin/pgbouncer");
        var folder = new ServerFolder();
        try
        {
            var work = folder.Add("pgbouncer");
            var port = FreePort.Find();
            await File.WriteAllTextAsync(Path.Combine(work, "users.txt"), $"\"{PostgresServer.Owner}\" \"{server.Password}\"\n");
            await File.WriteAllTextAsync(
                Path.Combine(work, "pgbouncer.ini"),
                $"""
                [databases]
                * = host=127.0.0.1 port={server.Port}
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = {port}
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = {work}/users.txt
                pool_mode = transaction
                default_pool_size = {connections}
                max_client_conn = 200

                """
            );
            await folder.GiveAsync(work);
            var process = new ServerProcess(
                work,
                line => line.Contains("process up", StringComparison.Ordinal),
                program,
                Path.Combine(work, "pgbouncer.ini")
            );
            await process.WaitUntilReadyAsync(Patience);
            return new PgBouncer(folder, process, port);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same connection string, through PgBouncer. Without Npgsql's reset of a session when it goes back to the pool, which
    /// would be another client's session here.</summary>
    public string ConnectionString(string direct) =>
        new NpgsqlConnectionStringBuilder(direct) { Port = Port, NoResetOnClose = true }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _folder.DisposeAsync();
        _process.Dispose();
    }
}
