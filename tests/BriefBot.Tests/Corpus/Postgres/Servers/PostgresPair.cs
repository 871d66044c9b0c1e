using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>
/// A primary and a standby that is a copy of it by synchronous streaming replication: a commit is acknowledged when the standby has it,
/// too. Nobody watches over them: the test promotes the standby.
/// </summary>
sealed class PostgresPair : IAsyncDisposable
{
    const string StandbyName = "standby";

    readonly ServerFolder _folder;

    PostgresPair(ServerFolder folder, PostgresServer primary, PostgresServer standby, CuttingProxy replication) =>
        (_folder, Primary, Standby, Replication) = (folder, primary, standby, replication);

    /// <summary>The one that takes writes, at first.</summary>
    public PostgresServer Primary { get; }

    /// <summary>The copy. It answers queries; it takes writes once it is promoted (<see cref="PostgresServer.PromoteAsync"/>), and
    /// then waits for no other.</summary>
    public PostgresServer Standby { get; }

    /// <summary>The network from the standby to the primary.</summary>
    public CuttingProxy Replication { get; }

    /// <summary>Starts both, with fsync. Where PostgreSQL isn't installed, the test is skipped.</summary>
    /// <param name="commit">What a commit waits for (synchronous_commit): "on" until it is on the standby's disk, "remote_apply" until
    /// queries there see it.</param>
    public static async Task<PostgresPair> StartAsync(string commit = "on")
    {
        PostgresPrograms.Need();
        var folder = new ServerFolder();
        try
        {
            var settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["synchronous_commit"] = commit,
                ["synchronous_standby_names"] = StandbyName,
                ["wal_retrieve_retry_interval"] = "100ms",
            };
            var primary = await PostgresServer.StartInAsync(folder, "primary", new(IsDurable: true, Settings: settings), ownsFolder: false);
            var replication = new CuttingProxy(primary.Port);
            var standby = await CopyAsync(folder, primary, replication);
            return new PostgresPair(folder, primary, standby, replication);
        }
        catch
        {
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to connect to whichever of the two takes writes.</summary>
    /// <param name="database">Name of the database.</param>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Primary.ConnectionString(database))
        {
            Host = $"127.0.0.1:{Primary.Port},127.0.0.1:{Standby.Port}",
            TargetSessionAttributes = "primary",
        }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await Standby.DisposeAsync();
        await Primary.DisposeAsync();
        await Replication.DisposeAsync();
        await _folder.DisposeAsync();
    }

    static async Task<PostgresServer> CopyAsync(ServerFolder folder, PostgresServer primary, CuttingProxy replication)
    {
        var data = folder.Add(StandbyName);
        await folder.GiveAsync(data);
        var source =
            $"host=127.0.0.1 port={replication.Port} user={PostgresServer.Administrator} password={primary.Password} "
            + $"application_name={StandbyName}";
        // -R has it follow that address from then on.
        await ServerFolder.RunAsServerAsync(
            data,
            [PostgresPrograms.PathOf("pg_basebackup"), "-d", source, "-D", data, "-R", "-X", "stream", "-c", "fast", "--no-sync"]
        );
        await File.AppendAllTextAsync(
            Path.Combine(data, "postgresql.conf"),
            $"unix_socket_directories = '{data}'\nsynchronous_standby_names = ''\n"
        );
        var standby = PostgresServer.On(folder, data, primary.Password);
        await standby.StartAsync();
        return standby;
    }
}
