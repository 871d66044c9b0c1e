using BriefBot.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>Long values don't cost the database the time that packing them by pglz takes.</summary>
public class PostgresStorageTests
{
    const string Columns =
        "pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'briefbot'::regnamespace AND c.relkind IN ('r', 'p') "
        + "AND a.attnum > 0 AND NOT a.attisdropped";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_stay_as_they_are_and_text_is_packed_by_the_faster_method()
    {
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (await PostgresCluster.ConnectAsync(database.ConnectionString, 1, Token)) { }

        (await CountAsync(database, "bytea", "a.attstorage = 'e'")).ShouldBe(await CountAsync(database, "bytea", "true"));
        (await CountAsync(database, "text", "a.attcompression = 'l'")).ShouldBe(await CountAsync(database, "text", "true"));
        (await CountAsync(database, "bytea", "true")).ShouldBeGreaterThan(PostgresSchema.Partitions);
        (await CountAsync(database, "text", "true")).ShouldBeGreaterThan(PostgresSchema.Partitions);
    }

    [Fact]
    public async Task Tables_of_a_cluster_that_was_made_before_are_brought_up_to_it()
    {
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (await PostgresCluster.ConnectAsync(database.ConnectionString, 1, Token)) { }
        await database.ExecuteAsync(
            """
            ALTER TABLE briefbot.commit_log ALTER COLUMN changes SET STORAGE EXTENDED;
            ALTER TABLE briefbot.original ALTER COLUMN bytes SET STORAGE EXTENDED;
            ALTER TABLE briefbot.article_version_3 ALTER COLUMN body SET COMPRESSION pglz;
            """
        );
        (await CountAsync(database, "bytea", "a.attstorage = 'x'")).ShouldBe(2 + PostgresSchema.Partitions);

        await using (await PostgresCluster.ConnectAsync(database.ConnectionString, 1, Token)) { }

        (await CountAsync(database, "bytea", "a.attstorage <> 'e'")).ShouldBe(0);
        (await CountAsync(database, "text", "a.attcompression <> 'l'")).ShouldBe(0);
    }

    static async Task<long> CountAsync(FreshDatabase database, string type, string condition) =>
        await database.ReadAsync<long>($"SELECT count(*) FROM {Columns} AND a.atttypid = '{type}'::regtype AND {condition}");
}
