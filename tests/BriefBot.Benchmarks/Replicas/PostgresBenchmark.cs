using System.Diagnostics;
using System.Globalization;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest;
using Npgsql;

namespace BriefBot.Benchmarks.Replicas;

/// <summary>What a truth in PostgreSQL costs, against a file that stands alone in the same run.</summary>
sealed class PostgresBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>Selects this benchmark on the command line.</summary>
    public const string Verb = "postgres";

    const int Articles = 4_000;
    const int Questions = 300;
    const int Rounds = 3;
    const int StatedPassages = 10_000;
    const double AskFactor = 1.2;
    const double IngestShare = 0.5;
    const double RebuildSeconds = 2;
    static readonly TimeSpan Length = TimeSpan.FromHours(1);

    /// <summary>Measures everything and prints the table.</summary>
    public async Task RunAsync()
    {
        if (Directory.Exists(options.Folder))
            Directory.Delete(options.Folder, recursive: true);
        Directory.CreateDirectory(options.Folder);
        var set = GeneratedNews.Create(Articles, Questions);
        var news = Path.Combine(options.Folder, "news.jsonl");
        NewsSet.Write(set.Articles, news);
        await using var cluster = await PostgresCluster.ConnectAsync(
            options.Postgres ?? throw new FormatException("postgres needs --postgres with a connection string. " + BenchOptions.Usage),
            2 * Rounds,
            cancellation
        );
        var (alone, shared) = (new List<double>(), new List<double>());
        var passages = 0L;
        // In turns, so that what else the machine does meets both.
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await IngestAsync(await SqliteStores.OpenAsync(Alone(round), null, cancellation), news));
            var (file, _) = await LeadAsync(cluster, Replica(round));
            shared.Add(await IngestAsync(await file.OpenAsync(new(), cancellation), news));
        }
        await using (var stores = await SqliteStores.OpenAsync(Replica(0), new() { ReadOnly = true }, cancellation))
        {
            var workspace = await stores.Corpus.WorkspaceAsync("default", cancellation);
            passages = (await stores.Corpus.StatisticsAsync(workspace, cancellation)).Passages;
        }
        var (ours, bare) = (new Distribution(shared).Median, new Distribution(alone).Median);
        table.Add("ingest into a file that stands alone", $"{bare:N0} articles/s");
        table.Add("ingest into a copy of a slice in PostgreSQL", $"{ours:N0} articles/s");
        table.AtLeast("the second ÷ the first", ours / bare, IngestShare);
        await AskAsync(set);
        await RebuildAsync(cluster, passages);
        await CountAsync(cluster);
        table.Print(
            Console.Out,
            string.Create(CultureInfo.InvariantCulture, $"{Articles:N0} generated articles, {passages:N0} passages; {Load()}")
        );
    }

    async Task<double> IngestAsync(SqliteStores stores, string news)
    {
        await using (stores)
        {
            var workspace = await stores.Corpus.WorkspaceAsync("default", cancellation);
            var watch = Stopwatch.StartNew();
            await new Ingestor(stores.Corpus, TimeProvider.System).IngestAsync(new IngestRequest(workspace, [news]), null, cancellation);
            return Articles / watch.Elapsed.TotalSeconds;
        }
    }

    async Task AskAsync(NewsSet set)
    {
        var (alone, shared) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add((await RetrievalMeasure.RetrieveAsync(Alone(0), set.Questions, cancellation)).Times.Median);
            shared.Add((await RetrievalMeasure.RetrieveAsync(Replica(0), set.Questions, cancellation)).Times.Median);
        }
        var (ours, bare) = (new Distribution(shared).Median, new Distribution(alone).Median);
        table.Add("retrieval from a file that stands alone, p50", $"{bare:0.00} ms");
        table.Add("retrieval from a copy, p50", $"{ours:0.00} ms");
        table.AtMost("the second ÷ the first", ours / bare, AskFactor);
    }

    async Task RebuildAsync(PostgresCluster cluster, long passages)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var file = new ReplicaFile(cluster, Path.Combine(options.Folder, $"made{round}", "replica.db"));
            var watch = Stopwatch.StartNew();
            await file.FollowAsync(0, cancellation);
            times.Add(watch.Elapsed.TotalSeconds);
        }
        table.AtMost(
            "a copy is made anew, for each 10,000 passages, s",
            new Distribution(times).Median * StatedPassages / passages,
            RebuildSeconds
        );
    }

    async Task CountAsync(PostgresCluster cluster)
    {
        await using var connection = await cluster.Connections.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "SELECT count(*), avg(octet_length(changes))::float8, max(octet_length(changes)) FROM briefbot.commit_log WHERE slice = 0",
            connection
        );
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        table.Add("transactions for each article", ResultTable.Number((double)rows.GetInt64(0) / Articles, "0.00"));
        table.Add("bytes that a transaction changes, on average / at most", $"{rows.GetDouble(1):N0} / {rows.GetInt32(2):N0}");
    }

    async Task<(ReplicaFile File, SliceState Lease)> LeadAsync(PostgresCluster cluster, string path)
    {
        var file = new ReplicaFile(cluster, path);
        var lease = await cluster.Leases.TakeAsync(null, file.Holder(), null, Length, cancellation);
        await file.LeadAsync(lease!, cancellation);
        return (file, lease!);
    }

    static string Load() =>
        File.Exists("/proc/loadavg") ? $"load of the machine at the end {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    string Alone(int round) => Path.Combine(options.Folder, $"alone{round}", "briefbot.db");

    string Replica(int round) => Path.Combine(options.Folder, $"shared{round}", "replica.db");
}
