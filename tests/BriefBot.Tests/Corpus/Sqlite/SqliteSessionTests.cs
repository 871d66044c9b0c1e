using System.Reflection;
using System.Text.RegularExpressions;
using BriefBot.Corpus.Sqlite;
using SQLite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>Where sqlite-net and SQLite's own interface give nothing or something wrong without an error.</summary>
public sealed partial class SqliteSessionTests : IDisposable
{
    readonly SqliteSession session = RawDatabase.Open(":memory:");

    public void Dispose() => session.Dispose();

    [Fact]
    public void A_row_that_cannot_be_read_is_not_the_end_of_the_rows()
    {
        const string Sql = "SELECT column1 AS id, json(column2) AS name FROM (VALUES (1, '1'), (2, '{')) WHERE column1 <= $most";
        session.Query<WorkspaceRow>(Sql, 1).Count.ShouldBe(1);

        Should.Throw<StatementException>(() => session.Query<WorkspaceRow>(Sql, 2)).Result.ShouldBe(SQLite3.Result.Error);

        session.Query<WorkspaceRow>(Sql, 1).Count.ShouldBe(1);
    }

    [Fact]
    public void A_failure_carries_the_extended_code()
    {
        session.Execute("CREATE TABLE t (a INTEGER UNIQUE); INSERT INTO t VALUES (1)");

        var prepared = Should.Throw<StatementException>(() => session.Prepare("INSERT INTO t VALUES ($a)").With(1).Run());
        var direct = Should.Throw<StatementException>(() => session.Execute("INSERT INTO t VALUES (1)"));

        prepared.ExtendedCode.ShouldBe((int)SQLite3.ExtendedResult.ConstraintUnique);
        prepared.Result.ShouldBe(SQLite3.Result.Constraint);
        prepared.Message.ShouldBe("SQLite error 2067: UNIQUE constraint failed: t.a");
        direct.Message.ShouldBe(prepared.Message);
    }

    [Fact]
    public void Nothing_is_no_value()
    {
        using var rows = session.Prepare("SELECT NULL AS a, 0 AS b, '' AS c, x'' AS d").Rows();
        rows.Read().ShouldBeTrue();

        Should.Throw<InvalidOperationException>(() => rows.GetInt64(0)).Message.ShouldContain("column a");
        Should.Throw<InvalidOperationException>(() => rows.GetDouble(0));
        Should.Throw<InvalidOperationException>(() => rows.GetString(0));
        Should.Throw<InvalidOperationException>(() => rows.GetBytes(0));
        rows.GetStringOrNull(0).ShouldBeNull();
        (rows.GetInt64(1), rows.GetString(2), rows.GetBytes(3).Length).ShouldBe((0, "", 0));
    }

    [Fact]
    public void A_statement_gives_its_rows_again()
    {
        var statement = session.Prepare("SELECT value FROM json_each($list)");
        using (var rows = statement.With("[1, 2]").Rows())
            rows.Read().ShouldBeTrue();

        var found = new List<long>();
        statement.With("[3, 4]").Numbers(found.Add);

        found.ShouldBe([3, 4]);
    }

    /// <summary>A property without a column would keep its default, whatever stands in the table.</summary>
    [Fact]
    public async Task Every_property_of_a_mapped_row_has_a_column()
    {
        using var folder = new TemporaryFolder();
        await using (await SqliteStores.OpenAsync(folder.File("corpus.db"), null, TestContext.Current.CancellationToken)) { }
        var types = typeof(SqliteStores).Assembly.GetTypes().Where(type => type.Namespace == typeof(SqliteStores).Namespace).ToList();
        var given = ColumnsOf(folder.File("corpus.db")).Concat(types.SelectMany(Aliases)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var mapped = types
            .Where(type => type.Name.EndsWith("Row", StringComparison.Ordinal) && type.GetConstructor([]) is not null)
            .SelectMany(type => new TableMapping(type).Columns, (type, column) => (Row: type.Name, Column: column.Name))
            .ToList();

        mapped.Count.ShouldBeGreaterThan(100);
        mapped.Where(property => !given.Contains(property.Column)).ShouldBeEmpty();
    }

    static List<string> ColumnsOf(string file)
    {
        using var database = RawDatabase.Open(file);
        using var rows = database
            .Prepare("SELECT DISTINCT c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'")
            .Rows();
        var names = new List<string>();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    static IEnumerable<string> Aliases(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .SelectMany(field => Alias().Matches((string)field.GetRawConstantValue()!), (_, match) => match.Groups["name"].Value);

    [GeneratedRegex(@"\bAS (?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Alias();
}
