using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

public sealed class PostgresPairTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_is_there_after_the_standby_takes_over()
    {
        await using var pair = await PostgresPair.StartAsync();
        await using var database = await pair.Primary.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");
        await using var source = new NpgsqlDataSourceBuilder(pair.ConnectionString(database.Name)).BuildMultiHost();
        (await IdsAsync(source)).ShouldBe([1]);

        await pair.Primary.KillAsync();
        await pair.Standby.PromoteAsync();

        await using (var insert = source.CreateCommand("INSERT INTO notes VALUES (2)"))
            await RetryAsync(() => insert.ExecuteNonQueryAsync(Cancellation));
        (await IdsAsync(source)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_was_committed_is_seen_on_the_standby_at_once()
    {
        await using var pair = await PostgresPair.StartAsync(commit: "remote_apply");
        await pair.Primary.ExecuteAsync("CREATE TABLE notes (id int)");

        for (var id = 1; id <= 20; id++)
        {
            await pair.Primary.ExecuteAsync($"INSERT INTO notes VALUES ({id})");
            (await pair.Standby.ReadAsync<int>("SELECT max(id) FROM notes")).ShouldBe(id);
        }

        await Should.ThrowAsync<PostgresException>(() => pair.Standby.ExecuteAsync("INSERT INTO notes VALUES (0)"));
    }

    [Fact]
    public async Task A_commit_waits_for_the_standby_that_it_cannot_reach()
    {
        await using var pair = await PostgresPair.StartAsync();
        await pair.Primary.ExecuteAsync("CREATE TABLE notes (id int)");

        pair.Replication.Refuse();
        pair.Replication.Cut();
        var commit = pair.Primary.ExecuteAsync("INSERT INTO notes VALUES (1)");
        while (await pair.Primary.ReadAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") == 0)
            Cancellation.ThrowIfCancellationRequested();
        commit.IsCompleted.ShouldBeFalse();
        // What waits is on the primary's disk, but nobody sees it yet.
        (await pair.Primary.ReadAsync<long>("SELECT count(*) FROM notes")).ShouldBe(0);
        pair.Replication.Accept();

        await commit;
        (await pair.Standby.ReadAsync<string>("SELECT status FROM pg_stat_wal_receiver")).ShouldBe("streaming");
    }

    static async Task<int[]> IdsAsync(NpgsqlDataSource source)
    {
        await using var read = source.CreateCommand("SELECT array(SELECT id FROM notes ORDER BY id)");
        return (int[])(await read.ExecuteScalarAsync(Cancellation))!;
    }

    // A pool gives out connections to the dead server once more, and only then asks who is the primary.
    static async Task RetryAsync(Func<Task<int>> act)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await act();
                return;
            }
            catch (NpgsqlException) when (tries < 3)
            {
                // Tried anew.
            }
        }
    }
}
