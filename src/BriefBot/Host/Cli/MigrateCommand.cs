using System.CommandLine;
using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Host.Cluster;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;

namespace BriefBot.Host.Cli;

/// <summary><c>migrate --to postgres|sqlite</c>: moves the corpus between a file and a database that hosts share.</summary>
static class MigrateCommand
{
    const string Postgres = "postgres";
    const string Sqlite = "sqlite";

    static readonly Option<string> To = new("--to")
    {
        Description = "Where to: postgres (Store:ConnectionString says which), or sqlite (briefbot.db in the data folder)",
        Required = true,
    };
    static readonly Option<int?> Slice = new("--slice")
    {
        Description = "Which slice of the database, where it has several; without it each gets the servers of its shard",
    };

    public static Command Build()
    {
        To.AcceptOnlyFromAmong(Postgres, Sqlite);
        var command = new ExampledCommand(
            "migrate",
            "Move the corpus into a PostgreSQL database that several hosts share, or out of it; cut short, it goes on where it was",
            "briefbot migrate --to postgres --set Store:ConnectionStringFile=/run/secrets/postgres",
            "briefbot migrate --to sqlite --data /srv/alone"
        )
        {
            To,
            Slice,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        if (StoreSettings.ConnectionString(run.Settings).Length == 0)
        {
            throw new UsageException(
                "Store:ConnectionString (or Store:ConnectionStringFile) must say which database: "
                    + "--set \"Store:ConnectionString=Host=db;Database=briefbot;Username=briefbot;Password=…\""
            );
        }
        DataFolder.Create(run.Settings);
        var file = Path.Combine(DataFolder.Resolve(run.Settings), DataFolder.DatabaseName);
        using var alone = await ServeLock.TakeAsync(
            DataFolder.Resolve(run.Settings),
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance,
            cancellation
        );
        await using var cluster = await ReplicaStores.ConnectAsync(run.Settings, cancellation);
        var migration = new Migration(cluster, TimeProvider.System);
        if (run.Parsed.GetValue(To) == Postgres)
            await ToPostgresAsync(run, cluster, migration, file, cancellation);
        else
        {
            var slice = run.Parsed.GetValue(Slice) ?? 0;
            await migration.ToFileAsync(slice, file, cancellation);
            await run.Error.WriteLineAsync(
                $"Slice {slice} is in {file}, compared row by row. A host with Store:Provider=sqlite and this data folder uses it; the "
                    + "database is as it was."
            );
        }
        return ExitCode.Done;
    }

    static async Task ToPostgresAsync(
        CommandRun run,
        PostgresCluster cluster,
        Migration migration,
        string file,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(file))
            throw new UsageException($"There is no database at {file} to move; name its folder with --data.");
        var slices = await cluster.Leases.AllAsync(cancellation);
        if (run.Parsed.GetValue(Slice) is { } one)
            await FillAsync(run, migration, file, one, cancellation);
        else if (slices.Count == 1)
            await FillAsync(run, migration, file, slices[0].Slice, cancellation);
        else
            await FillAllAsync(run, slices, migration, file, cancellation);
        await run.Error.WriteLineAsync(
            $"Start the hosts with Store:Provider=postgres; {file} is as it was, and nothing that happens from now on gets there."
        );
    }

    static async Task FillAllAsync(
        CommandRun run,
        IReadOnlyList<SliceState> slices,
        Migration migration,
        string file,
        CancellationToken cancellation
    )
    {
        var parts = new SlicePart(slices.Count, DiscordSettings.HomeServer(run.Settings.Discord)?.Value);
        var left = slices.Where(slice => slice.Sequence == 0).ToList();
        if (left.Count == 0)
            throw new CorpusException("Every slice of the database holds a corpus already. Name another database; nothing was changed.");
        var part = file + ".part";
        foreach (var slice in left)
        {
            await parts.MakeAsync(file, part, slice.Slice, cancellation);
            await FillAsync(run, migration, part, slice.Slice, cancellation);
            foreach (var ending in (string[])["", "-wal", "-shm", "-queue", "-turn"])
                File.Delete(part + ending);
        }
    }

    static async Task FillAsync(CommandRun run, Migration migration, string file, int slice, CancellationToken cancellation)
    {
        var shown = 0L;
        var progress = new Shown(part =>
        {
            var percent = part.Of > 0 ? 100 * part.Rows / part.Of : 100;
            if (percent / 10 == shown / 10)
                return;
            shown = percent;
            run.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slice {slice}: {percent} % of {part.Of:N0} rows"));
        });
        var rows = await migration.ToSliceAsync(file, slice, progress, cancellation);
        await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"slice {slice}: {rows:N0} rows, compared one by one"));
    }

    // At once and in order, which Progress<T> doesn't promise.
    sealed class Shown(Action<CopyProgress> show) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => show(value);
    }
}
