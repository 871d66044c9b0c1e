using System.Text;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using Microsoft.Data.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>A file of an older version keeps what it holds when it is brought up to date.</summary>
public sealed class MigrationTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_of_version_3_keeps_everything_and_gains_the_answers()
    {
        await FillAsync();
        GoBackToVersion3();
        Schema(Database).ShouldBe(Schema(FromScripts(3)));
        var before = Contents();

        await using (var corpus = await SqliteCorpus.OpenAsync(Database, null, Token))
        {
            var home = await corpus.WorkspaceAsync("home", Token);
            (await corpus.MatchAsync(new(home), [[new("harbour", "harbour")]], Token)).Count.ShouldBeGreaterThan(5);
            Contents().ShouldBe(before);
            await corpus.Settings.AllowDirectMessagesAsync(home, true, Token);
            (await corpus.Answers.RecentAsync(home, 10, Token)).ShouldBeEmpty();
        }

        Schema(Database).ShouldBe(Schema(FromScripts(Migrations.Latest)));
        (await SqliteCorpus.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_version_3_that_can_only_be_read_is_not_touched()
    {
        await FillAsync();
        GoBackToVersion3();

        var failure = await Should.ThrowAsync<CorpusException>(
            async () => await SqliteCorpus.OpenAsync(Database, new() { ReadOnly = true }, Token));

        failure.Message.ShouldContain("written by an older BriefBot");
        Read(Database, "PRAGMA user_version").ShouldBe("3\n");
    }

    async Task FillAsync()
    {
        await using var corpus = await SqliteCorpus.OpenAsync(Database, null, Token);
        foreach (var name in new[] { "home", "discord:100" })
        {
            var workspace = await corpus.WorkspaceAsync(name, Token);
            for (var n = 0; n < 6; n++)
            {
                await corpus.StoreAsync(workspace, Drafts.Of($"Title {n}", Drafts.Sentences(30 + n), $"{n}.txt", "2020-02-03"), Token);
            }
        }
        await corpus.IndexAsync(Token);
    }

    // Takes away all that later versions added.
    void GoBackToVersion3()
    {
        var old = FromScripts(3);
        foreach (var index in Names(Database, "index").Except(Names(old, "index"))) Execute(Database, $"DROP INDEX {index}");
        var tables = Names(old, "table");
        foreach (var table in Names(Database, "table").Except(tables)) Execute(Database, $"PRAGMA foreign_keys = OFF; DROP TABLE {table}");
        foreach (var table in tables)
            foreach (var column in Columns(Database, table).Except(Columns(old, table))) Execute(Database, $"ALTER TABLE {table} DROP COLUMN {column}");
        Execute(Database, "PRAGMA user_version = 3; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    // A database made by the first so many scripts.
    string FromScripts(int version)
    {
        var made = folder.File($"version-{version}.db");
        if (File.Exists(made)) return made;
        var assembly = typeof(Migrations).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal));
        foreach (var script in scripts.Order(StringComparer.Ordinal).Take(version))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(script)!);
            Execute(made, reader.ReadToEnd());
        }
        return made;
    }

    // Every row of every table that version 3 has, the index's own included.
    string Contents()
    {
        var old = FromScripts(3);
        return string.Concat(Names(old, "table").Select(table => $"{table}\n{Read(Database, $"SELECT {string.Join(',', Columns(old, table))} FROM {table}")}"));
    }

    static string[] Names(string file, string type) =>
        Lines(Read(file, $"SELECT name FROM sqlite_schema WHERE type = '{type}' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"));

    static string[] Columns(string file, string table) => Lines(Read(file, $"SELECT '\"' || name || '\"' FROM pragma_table_info('{table}')"));

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static string Schema(string file) => Read(file, "SELECT type, name, sql FROM sqlite_schema ORDER BY name");

    static string Read(string file, string sql)
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var text = new StringBuilder();
        while (rows.Read()) text.AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(n => Text(rows[n]))).Append('\n');
        return text.ToString();
    }

    static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value.ToString();

    static void Execute(string file, string sql)
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
