using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

public class PostgresConnectionsTests
{
    // Longer than any of these tests waits.
    const string Patient = ";Timeout=300;Command Timeout=300";
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task A_primary_that_hangs_keeps_nobody_waiting_once_another_has_its_place()
    {
        await using var pair = await PostgresPair.StartAsync("remote_apply");
        var database = await pair.Primary.CreateDatabaseAsync();
        await using var connections = new PostgresConnections(pair.ConnectionString(database.Name) + Patient);
        await using (var first = await connections.OpenAsync(Stop))
            first.Port.ShouldBe(pair.Primary.Port);

        await pair.Primary.PauseAsync();
        connections.Forget();
        // The one that hangs is in the first place, and would be waited for; the other one still says that it is a standby.
        var asked = connections.OpenAsync(Stop).AsTask();
        await pair.Standby.PromoteAsync();
        await using var found = await asked.WaitAsync(Soon, Stop);
        using var again = connections.Open();

        (found.Port, again.Port).ShouldBe((pair.Standby.Port, pair.Standby.Port));
        await pair.Primary.ContinueAsync();
    }

    [Fact]
    public async Task Where_no_server_is_a_primary_each_says_why()
    {
        await using var pair = await PostgresPair.StartAsync("remote_apply");
        var database = await pair.Primary.CreateDatabaseAsync();
        await using var connections = new PostgresConnections(pair.ConnectionString(database.Name));
        await pair.Primary.KillAsync();

        var failure = await Should.ThrowAsync<CorpusException>(connections.OpenAsync(Stop).AsTask());
        var told = Should.Throw<CorpusException>(connections.Open);

        failure.Message.ShouldContain("is a primary: Failed to connect");
        failure.Message.ShouldContain("a server is a standby");
        told.Message.ShouldBe(failure.Message);
    }

    [Fact]
    public async Task A_question_to_a_server_that_hangs_is_called_off_at_once()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var connections = new PostgresConnections(database.ConnectionString + Patient);
        using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var asked = connections.AskAsync(
            async connection =>
            {
                await server.PauseAsync();
                await using var command = new NpgsqlCommand("SELECT 1", connection);
                var answer = command.ExecuteScalarAsync(CancellationToken.None);
                await calledOff.CancelAsync();
                return await answer;
            },
            calledOff.Token
        );

        await Should.ThrowAsync<OperationCanceledException>(asked.AsTask().WaitAsync(Soon, Stop));
        await server.ContinueAsync();
    }
}
