using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Replication;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>Who may write to a slice, by a real database's clock.</summary>
public sealed class ReplicaLeaseTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    PostgresCluster _cluster = null!;
    TestHost _old = null!;
    TestHost _new = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    int Slice => _old.Lease.Slice;

    public async ValueTask InitializeAsync()
    {
        _cluster = await SharedCluster.GetAsync();
        _old = new(_cluster, _folder.File("old"));
        _new = new(_cluster, _folder.File("new"));
        await _old.LeadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_slice_that_is_led_is_not_to_be_had() => (await _new.TakeAsync(Slice)).ShouldBeNull();

    [Fact]
    public async Task Whoever_had_a_slice_before_writes_nothing_any_more()
    {
        var home = await _old.Corpus.WorkspaceAsync("home", Token);
        await ExpireAsync();
        await _new.LeadAsync(Slice);
        await _new.Stores.Settings.SetAsync(home, "a", "new", Token);

        for (var tries = 0; tries < 3; tries++)
        {
            var failure = await Should.ThrowAsync<LeaseLostException>(_old.Stores.Settings.SetAsync(home, "a", "old", Token).AsTask());
            failure.Message.ShouldContain("taken slice");
        }

        (await _new.Stores.Settings.GetAsync(home, "a", Token)).ShouldBe("new");
        await _new.File.CompareAsync(Slice, Token);
        (await _cluster.Leases.RenewAsync(_old.Lease, TimeSpan.FromMinutes(1), Token)).ShouldBeNull();
        await _cluster.Leases.ReleaseAsync(_old.Lease, Token);
        (await _cluster.Leases.FindAsync(Slice, Token))!.Holder.ShouldBe(_new.File.Holder());
    }

    [Fact]
    public async Task A_transaction_that_is_open_when_the_slice_is_taken_over_is_not_written()
    {
        var truth = new PostgresTruth(_cluster.Connections, _cluster.Tables, TimeProvider.System);
        var home = await _old.Corpus.WorkspaceAsync("home", Token);
        await using var slow = await SqliteStores.OpenAsync(
            _old.File.Path,
            new() { Truth = new Meanwhile(truth, () => TakeOverAsync().GetAwaiter().GetResult()) },
            Token
        );

        await Should.ThrowAsync<LeaseLostException>(slow.Settings.SetAsync(home, "a", "old", Token).AsTask());

        (await _new.Stores.Settings.GetAsync(home, "a", Token)).ShouldBeNull();
        (await slow.Settings.GetAsync(home, "a", Token)).ShouldBeNull();
        await _new.File.CompareAsync(Slice, Token);
    }

    [Fact]
    public async Task While_a_write_is_being_ended_nobody_takes_the_slice()
    {
        await using var connection = await _cluster.Connections.OpenAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await using var writing = new NpgsqlCommand(
            $"UPDATE briefbot.slice SET sequence = sequence + 1 WHERE id = {Slice}",
            connection,
            transaction
        );
        await ExpireAsync();
        await writing.ExecuteNonQueryAsync(Token);

        (await _new.TakeAsync(Slice)).ShouldBeNull();
        await transaction.RollbackAsync(Token);

        (await _new.TakeAsync(Slice)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lease_is_over_by_the_database_s_clock()
    {
        var home = await _old.Corpus.WorkspaceAsync("home", Token);
        var told = 0;
        _old.File.LeaseLost += () => told++;
        await ExpireAsync();

        var failure = await Should.ThrowAsync<LeaseLostException>(_old.Stores.Settings.SetAsync(home, "a", "1", Token).AsTask());

        failure.Message.ShouldContain("is over");
        told.ShouldBe(1);
        (await _cluster.Leases.RenewAsync(_old.Lease, TimeSpan.FromMinutes(1), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_host_takes_its_own_slice_again_at_once()
    {
        var epoch = _old.Lease.Epoch;
        await _old.CloseAsync();

        await _old.LeadAsync(Slice);

        _old.Lease.Epoch.ShouldBe(epoch + 1);
        (await _old.Corpus.WorkspaceAsync("home", Token)).ShouldNotBe(WorkspaceId.None);
    }

    [Fact]
    public async Task A_number_is_never_given_twice()
    {
        var (leader, follower) = (_old, _new);
        var home = await leader.Corpus.WorkspaceAsync("home", Token);
        var given = new List<long>();
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 2; i++)
                given.Add((await leader.Corpus.StoreAsync(home, Drafts.Of("A ferry", $"Ferry {round} {i}."), Token)).Article.Value);
            // The highest one goes, and its number with it.
            await leader.Corpus.RemoveAsync(home, new(given[^1]), Token);
            if (round == 2)
                await follower.FollowAsync(leader.Lease.Slice);
            await leader.ReleaseAsync();
            await follower.LeadAsync(Slice);
            (leader, follower) = (follower, leader);
        }

        given.ShouldBeUnique();
        given.ShouldBe(given.Order());
        await leader.File.CompareAsync(Slice, Token);
    }

    [Fact]
    public async Task A_slice_that_is_being_filled_is_not_led()
    {
        await _old.ReleaseAsync();
        await RunAsync($"UPDATE briefbot.slice SET ready = false WHERE id = {Slice}");

        var failure = await Should.ThrowAsync<CorpusException>(_new.LeadAsync(Slice));

        failure.Message.ShouldContain("briefbot migrate");
        await RunAsync($"UPDATE briefbot.slice SET ready = true WHERE id = {Slice}");
    }

    [Fact]
    public async Task A_slice_of_a_newer_program_is_left_alone()
    {
        await _new.FollowAsync(Slice);
        await _old.ReleaseAsync();
        await RunAsync($"UPDATE briefbot.slice SET schema = schema + 1 WHERE id = {Slice}");

        (await Should.ThrowAsync<CorpusException>(_new.FollowAsync(Slice))).Message.ShouldContain("Update this host");
        (await Should.ThrowAsync<CorpusException>(_new.LeadAsync(Slice))).Message.ShouldContain("Update this host");

        await RunAsync($"UPDATE briefbot.slice SET schema = schema - 1 WHERE id = {Slice}");
    }

    async Task TakeOverAsync()
    {
        await ExpireAsync();
        await _new.LeadAsync(Slice);
    }

    Task ExpireAsync() => RunAsync($"UPDATE briefbot.slice SET expires = clock_timestamp() WHERE id = {Slice}");

    async Task RunAsync(string sql)
    {
        await using var connection = await _cluster.Connections.OpenAsync(Token);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>A truth before whose first transaction something happens.</summary>
    sealed class Meanwhile(ITruth truth, Action happens) : ITruth
    {
        public string Commit(ReplicaCommit commit)
        {
            happens();
            return truth.Commit(commit);
        }

        public IReadOnlyList<LoggedCommit>? Since(int slice, long sequence, string mark) => truth.Since(slice, sequence, mark);

        public void Abandon() => truth.Abandon();
    }
}
