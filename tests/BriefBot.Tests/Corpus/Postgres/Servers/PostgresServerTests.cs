using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres.Servers;

public sealed class PostgresServerTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_database_belongs_to_a_user_who_is_no_administrator()
    {
        var server = await PostgresServer.SharedAsync();
        await using var database = await server.CreateDatabaseAsync();

        await database.ExecuteAsync("CREATE TABLE notes (id int PRIMARY KEY, text text); INSERT INTO notes VALUES (1, 'Grüße')");

        (await database.ReadAsync<string>("SELECT text FROM notes WHERE id = 1")).ShouldBe("Grüße");
        (await database.ReadAsync<bool>("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).ShouldBeFalse();
        (await database.ReadAsync<string>("SHOW server_encoding")).ShouldBe("UTF8");
    }

    [Fact]
    public async Task Databases_are_apart_and_may_be_copies()
    {
        var server = await PostgresServer.SharedAsync();
        await using var template = await server.CreateDatabaseAsync();
        await template.ExecuteAsync("CREATE TABLE notes (id int PRIMARY KEY)");
        await using var one = await server.CreateDatabaseAsync(template.Name);
        await using var other = await server.CreateDatabaseAsync(template.Name);

        await one.ExecuteAsync("INSERT INTO notes VALUES (1)");

        (await one.ReadAsync<long>("SELECT count(*) FROM notes")).ShouldBe(1);
        (await other.ReadAsync<long>("SELECT count(*) FROM notes")).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_is_gone_with_its_object_whoever_is_connected()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync();
        await using var connected = await database.OpenAsync();

        await database.DisposeAsync();

        (await server.ReadAsync<long>($"SELECT count(*) FROM pg_database WHERE datname = '{database.Name}'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_committed_is_there_after_a_stop_and_after_a_kill()
    {
        await using var server = await PostgresServer.StartNewAsync(new PostgresOptions(IsDurable: true));
        await using var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE notes (id int)");

        await database.ExecuteAsync("INSERT INTO notes VALUES (1)");
        var port = server.Port;
        await server.StopAsync();
        server.IsRunning.ShouldBeFalse();
        await Should.ThrowAsync<NpgsqlException>(database.OpenAsync);
        await server.StartAsync();
        await database.ExecuteAsync("INSERT INTO notes VALUES (2)");
        await using (var open = await database.OpenAsync())
        {
            await using var transaction = await open.BeginTransactionAsync(Cancellation);
            await using var lost = new NpgsqlCommand("INSERT INTO notes VALUES (3)", open, transaction);
            await lost.ExecuteNonQueryAsync(Cancellation);
            await server.KillAsync();
            ServerFolder.ProcessesIn(server.Data).ShouldBeEmpty();
            await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync(Cancellation));
        }

        await server.StartAsync();
        server.Port.ShouldBe(port);
        (await database.ReadAsync<int[]>("SELECT array_agg(id ORDER BY id) FROM notes")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_paused_server_answers_when_it_goes_on()
    {
        await using var server = await PostgresServer.StartNewAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var open = await database.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 7", open);

        await server.PauseAsync();
        var answer = command.ExecuteScalarAsync(Cancellation);
        ServerFolder.ProcessesIn(server.Data).ShouldAllBe(id => ServerFolder.StandsStill(id));
        answer.IsCompleted.ShouldBeFalse();
        await server.ContinueAsync();

        (await answer).ShouldBe(7);
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_why_with_its_log()
    {
        PostgresPrograms.Need();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "many" };

        var error = await Should.ThrowAsync<InvalidOperationException>(() => PostgresServer.StartNewAsync(new(Settings: settings)));

        error.Message.ShouldContain("shared_buffers");
    }

    [Fact]
    public async Task Servers_end_and_their_folder_is_removed_when_the_process_that_started_them_is_killed()
    {
        PostgresPrograms.Need();
        var folder = new ServerFolder();
        await using var server = await PostgresServer.StartInAsync(folder, "data", new PostgresOptions(), ownsFolder: false);
        await server.PauseAsync();

        // What a kill of this process does, too: the pipe's last holder is gone.
        await folder.DisposeAsync();

        ServerFolder.ProcessesIn(folder.Path).ShouldBeEmpty();
        Directory.Exists(folder.Path).ShouldBeFalse();
    }
}
