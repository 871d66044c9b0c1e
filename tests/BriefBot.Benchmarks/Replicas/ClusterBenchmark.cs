using System.Diagnostics;
using System.Globalization;
using BriefBot.Benchmarks.Measures;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using Npgsql;

namespace BriefBot.Benchmarks.Replicas;

/// <summary>
/// What a bot of a hundred thousand servers costs its database: the leases of a hundred slices and the hosts that stand by, in one process
/// but each with its own statements; then the digests of some servers, one after the other as their hosts would have them.
/// </summary>
sealed class ClusterBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>Selects this benchmark on the command line.</summary>
    public const string Verb = "cluster";

    const int Slices = 100;
    const int StandingBy = 10;
    const int ServersOfASlice = 1_000;
    const int Led = 4;
    const int DigestsOfASlice = 250;
    const int DigestsOfAMinute = 30_000;
    const int BytesOfADigest = 3_000;
    const double MostStatements = 1_000;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        var connection = options.Postgres ?? throw new FormatException("bench cluster needs --postgres: ./dev bench cluster starts one.");
        Directory.CreateDirectory(options.Folder);
        await using var cluster = await PostgresCluster.ConnectAsync(connection, Slices, cancellation);
        await using var watch = NpgsqlDataSource.Create(connection);
        await LeasesAsync(cluster, watch);
        await DigestsAsync(cluster, watch);
        table.Print(
            Console.Out,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Slices} slices of {ServersOfASlice:N0} servers, {StandingBy} hosts more; {Led} slices with {DigestsOfASlice} schedules"
            )
        );
    }

    async Task LeasesAsync(PostgresCluster cluster, NpgsqlDataSource watch)
    {
        var keepers = new List<LeaseKeeper>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (var slice = 0; slice < Slices; slice++)
        {
            var since = LeaseKeeper.Moment.Now(TimeProvider.System);
            var lease = await cluster.Leases.TakeAsync(slice, $"host-{slice}", "bench", Length, cancellation);
            keepers.Add(new(cluster.Leases, lease!, since, Length, TimeProvider.System));
        }
        var standing = Enumerable.Range(0, StandingBy).Select(number => StandAsync(cluster, number, stop.Token)).ToList();
        var (before, clock) = (await CountersAsync(watch), Stopwatch.GetTimestamp());
        await Task.Delay(Watched, cancellation);
        var (after, seconds) = (await CountersAsync(watch), Stopwatch.GetElapsedTime(clock).TotalSeconds);
        table.AtMost(
            $"{Slices} leases kept and {StandingBy} hosts standing by: transactions a second",
            (after.Transactions - before.Transactions) / seconds,
            MostStatements,
            "0.0"
        );
        table.Add(
            "the same: kB of write-ahead log a second",
            ResultTable.Number((after.LogBytes - before.LogBytes) / seconds / 1000, "0.0")
        );
        table.Add("the same: connections of this one process", ResultTable.Number(after.Connections, "0"));
        table.AtMost("leases lost meanwhile", keepers.Count(keeper => keeper.Lost.IsCancellationRequested), 0, "0");
        await stop.CancelAsync();
        foreach (var keeper in keepers)
            await keeper.DisposeAsync();
        await Task.WhenAll(standing);
    }

    // As a host does that leads nothing.
    static async Task StandAsync(PostgresCluster cluster, int number, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await cluster.Leases.TakeAsync(number, $"spare-{number}", "bench", Length, stop);
                await cluster.Leases.TakeAsync(null, $"spare-{number}", "bench", Length, stop);
                await cluster.Leases.AllAsync(stop);
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    async Task DigestsAsync(PostgresCluster cluster, NpgsqlDataSource watch)
    {
        var hosts = new List<(LeaseKeeper Keeper, SqliteStores Stores, DateTimeOffset At)>();
        for (var slice = 0; slice < Led; slice++)
            hosts.Add(await LeadAsync(cluster, slice));
        var (before, clock) = (await CountersAsync(watch), Stopwatch.GetTimestamp());
        await Task.WhenAll(hosts.Select(host => Task.Run(() => PostAsync(host.Stores, host.At), cancellation)));
        var (after, seconds) = (await CountersAsync(watch), Stopwatch.GetElapsedTime(clock).TotalSeconds);
        const double digests = Led * DigestsOfASlice;
        table.Add(
            "transactions a digest, taken, noted as posting, noted as posted",
            ResultTable.Number((after.Transactions - before.Transactions) / digests, "0.0")
        );
        table.Add("kB of write-ahead log a digest", ResultTable.Number((after.LogBytes - before.LogBytes) / digests / 1000, "0.0"));
        table.Add($"digests a second, {Led} hosts of this one process", ResultTable.Number(digests / seconds, "0"));
        table.Add(
            $"{DigestsOfAMinute:N0} digests of one minute at Discord's 50 a second: transactions a second",
            ResultTable.Number((after.Transactions - before.Transactions) / digests * 50, "0")
        );
        foreach (var (keeper, stores, _) in hosts)
        {
            await stores.DisposeAsync();
            await keeper.DisposeAsync();
        }
    }

    async Task<(LeaseKeeper, SqliteStores, DateTimeOffset)> LeadAsync(PostgresCluster cluster, int slice)
    {
        var folder = Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"cluster-{slice}"));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var file = new ReplicaFile(cluster, Path.Combine(folder, "replica.db"));
        var since = LeaseKeeper.Moment.Now(TimeProvider.System);
        var lease = await cluster.Leases.TakeAsync(slice, file.Holder(), "bench", Length, cancellation);
        var keeper = new LeaseKeeper(cluster.Leases, lease!, since, Length, TimeProvider.System);
        await file.LeadAsync(lease!, cancellation);
        var stores = await file.OpenAsync(new(), cancellation);
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < DigestsOfASlice; i++)
        {
            var server = string.Create(CultureInfo.InvariantCulture, $"{i + 1}");
            var workspace = await stores.Corpus.WorkspaceAsync("discord:" + server, cancellation);
            var place = new ChatPlace("discord", server, server);
            var draft = new ScheduleDraft(workspace, null, place, new(9, 0), Weekdays.All, "Etc/UTC");
            var schedule = await stores.Schedules.AddAsync(draft, now, now, cancellation);
            var nonce = string.Create(CultureInfo.InvariantCulture, $"{slice}-{i}");
            await stores.Outbox.RequestAsync(schedule!.Value, new("now:1", now, nonce, DigestState.Planned), cancellation);
        }
        return (keeper, stores, now);
    }

    async Task PostAsync(SqliteStores stores, DateTimeOffset at)
    {
        var content = $"{{\"text\":\"{new string('x', BytesOfADigest)}\"}}";
        while (await stores.Outbox.TakeAsync("bench", at.AddMinutes(1), TimeSpan.FromMinutes(4), cancellation) is { } run)
        {
            var lease = new DigestLease(run.Id, "bench");
            await stores.Outbox.PostingAsync(lease, content, "1", at, cancellation);
            var message = new ChatMessage("discord", "1", run.Id.ToString());
            await stores.Outbox.EndAsync(lease, new(DigestState.Posted, at) { Message = message, CoveredTo = at }, cancellation);
        }
    }

    static async Task<(long Transactions, long LogBytes, long Connections)> CountersAsync(NpgsqlDataSource watch)
    {
        // Statistics of sessions are gathered when they have been idle for a moment.
        await using var command = watch.CreateCommand(
            """
            SELECT pg_stat_get_db_xact_commit(d.oid), pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint,
              (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database())
            FROM pg_database d WHERE datname = current_database()
            """
        );
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
    }
}
