using BriefBot.Tests.Host.Serve.Days;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

// Alone, because a machine that is busy with other tests could hold a primary up for longer than its key lives.
[Collection(nameof(Alone))]
[Trait("Length", "Long")]
public sealed class PatroniClusterTests(ITestOutputHelper output)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_is_there_after_a_failover_and_after_the_next()
    {
        await using var cluster = await PatroniCluster.StartAsync();
        await using var source = new NpgsqlDataSourceBuilder(cluster.ConnectionString(PostgresServer.Owner)).BuildMultiHost();
        var first = await cluster.WaitForPrimaryAsync();
        await WriteAsync(source, "CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");

        var killed = TimeProvider.System.GetTimestamp();
        await first.KillAsync();
        var second = await cluster.WaitForPrimaryAsync(other: first);
        output.WriteLine($"Taken over after {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:0.0} s");

        second.ShouldNotBe(first);
        await WriteAsync(source, "INSERT INTO notes VALUES (2)");
        first.Start();
        (await cluster.WaitForSynchronousStandbyAsync()).ShouldBe(first);
        output.WriteLine($"A standby again after {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:0.0} s");
        await WriteAsync(source, "INSERT INTO notes VALUES (3)");
        await second.KillAsync();
        (await cluster.WaitForPrimaryAsync(other: second)).ShouldBe(first);

        await WriteAsync(source, "INSERT INTO notes VALUES (4)");
        killed = TimeProvider.System.GetTimestamp();
        await first.KillPostgresAsync();
        (await cluster.WaitForPrimaryAsync()).ShouldBe(first);
        output.WriteLine($"Restarted in its place after {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:0.0} s");
        await WriteAsync(source, "INSERT INTO notes VALUES (5)");
        (await IdsAsync(source)).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_primary_that_hung_acknowledges_nothing_once_another_has_taken_over()
    {
        await using var cluster = await PatroniCluster.StartAsync(new(EtcdMembers: 3));
        // The other two are most of them, and go on.
        await cluster.Etcd[0].KillAsync();
        var first = await cluster.WaitForPrimaryAsync();
        await using var before = NpgsqlDataSource.Create(cluster.ConnectionString(first, PostgresServer.Owner));
        await WriteAsync(before, "CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");
        await using var old = await before.OpenConnectionAsync(Cancellation);

        var paused = TimeProvider.System.GetTimestamp();
        first.Pause();
        var second = await cluster.WaitForPrimaryAsync(other: first);
        output.WriteLine($"Taken over after {TimeProvider.System.GetElapsedTime(paused).TotalSeconds:0.0} s");
        await using var after = NpgsqlDataSource.Create(cluster.ConnectionString(second, PostgresServer.Owner));
        await WriteAsync(after, "INSERT INTO notes VALUES (2)");
        await using var late = new NpgsqlCommand("INSERT INTO notes VALUES (3)", old) { CommandTimeout = 60 };
        var insert = late.ExecuteNonQueryAsync(Cancellation);
        first.Continue();

        await Should.ThrowAsync<NpgsqlException>(() => insert);
        (await cluster.WaitForSynchronousStandbyAsync()).ShouldBe(first);
        (await IdsAsync(after)).ShouldBe([1, 2]);
    }

    static async Task<int[]> IdsAsync(NpgsqlDataSource source)
    {
        await using var read = source.CreateCommand("SELECT array(SELECT id FROM notes ORDER BY id)");
        return (int[])(await read.ExecuteScalarAsync(Cancellation))!;
    }

    // A pool gives out connections to a dead server once more, and only then asks who is the primary.
    static async Task WriteAsync(NpgsqlDataSource source, string sql)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var command = source.CreateCommand(sql);
                await command.ExecuteNonQueryAsync(Cancellation);
                return;
            }
            catch (NpgsqlException) when (tries < 3)
            {
                // Tried anew.
            }
        }
    }
}
