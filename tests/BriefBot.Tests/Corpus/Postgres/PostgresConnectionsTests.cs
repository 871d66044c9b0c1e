using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

public class PostgresConnectionsTests
{
    [Fact]
    public async Task What_isnt_said_is_set_so_that_a_failure_is_noticed_soon()
    {
        await using var connections = new PostgresConnections("Host=a;Database=b");

        var settings = new NpgsqlConnectionStringBuilder(connections.Settings);

        (settings.Timeout, settings.CommandTimeout, settings.TcpKeepAlive, settings.MaxAutoPrepare).ShouldBe((5, 30, true, 0));
    }

    [Fact]
    public async Task What_is_said_holds()
    {
        await using var connections = new PostgresConnections("Host=a;Database=b;Timeout=7;Command Timeout=8;Tcp Keepalive=false");

        var settings = new NpgsqlConnectionStringBuilder(connections.Settings);

        (settings.Timeout, settings.CommandTimeout, settings.TcpKeepAlive).ShouldBe((7, 8, false));
    }

    [Theory]
    [InlineData("Host=a")]
    [InlineData("Database=b")]
    [InlineData("Hots=a;Database=b")]
    [InlineData("db1/briefbot")]
    [InlineData("postgres://briefbot@db1/briefbot")]
    [InlineData("Host=a;Database=b;Port=many")]
    [InlineData("Host=a;Database=b;Timeout=-1")]
    [InlineData("Host=a,b:many;Database=b")]
    [InlineData("Host=a;Database=b;Minimum Pool Size=9;Maximum Pool Size=3")]
    [InlineData("Host=a;Database=b;SSL Mode=Perhaps")]
    public void What_is_no_connection_string_is_told_with_an_example(string text)
    {
        var told = Should.Throw<CorpusException>(() => new PostgresConnections(text)).Message;

        told.ShouldContain("Store:ConnectionString");
        told.ShouldContain("Host=db1,db2;Database=briefbot");
        Should.Throw<CorpusException>(() => PostgresConnections.Check(text)).Message.ShouldBe(told);
    }
}
