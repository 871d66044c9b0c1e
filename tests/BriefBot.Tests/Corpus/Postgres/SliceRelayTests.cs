using BriefBot.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>What hosts hand over to each other, on a real PostgreSQL.</summary>
public sealed class SliceRelayTests : IAsyncLifetime
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    FreshDatabase _database = null!;
    PostgresCluster _cluster = null!;
    SliceState _lease = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    SliceRelay Relay => _cluster.Relay;

    public async ValueTask InitializeAsync()
    {
        _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        _cluster = await PostgresCluster.ConnectAsync(_database.ConnectionString, 2, Stop);
        _lease = await TakeLeaseAsync("first");
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_is_handed_over_is_taken_once_and_its_content_goes_then()
    {
        var work = Work("Who is the captain?");
        (await Relay.PutAsync(work, 1, Minute, Stop)).ShouldBeTrue();
        (await Relay.LookAsync(work.Id, Stop)).ShouldBe(new RelayState(RelayStage.Waiting, null, IsLed: true));

        var taken = (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync()))).SelectMany(some => some).ToList();
        var contents = await _database.ReadAsync<long>("SELECT count(*) FROM briefbot.relay WHERE content IS NOT NULL");
        await Relay.FinishAsync(work.Id, _lease, "done", Stop);
        var after = await Relay.LookAsync(work.Id, Stop);
        await Relay.RemoveAsync(work.Id, Stop);

        taken.ShouldBe([work]);
        contents.ShouldBe(0);
        after.ShouldBe(new RelayState(RelayStage.Done, "done", IsLed: true));
        (await Relay.LookAsync(work.Id, Stop)).Stage.ShouldBe(RelayStage.Gone);
    }

    [Fact]
    public async Task Nobody_takes_what_is_another_slices_or_under_a_lease_that_is_over()
    {
        await Relay.PutAsync(Work("x"), 0, Minute, Stop);
        (await TakeAsync()).ShouldBeEmpty();
        var work = Work("y");
        await Relay.PutAsync(work, 1, Minute, Stop);
        await EndLeaseAsync();

        (await TakeAsync()).ShouldBeEmpty();
        (await Relay.LookAsync(work.Id, Stop)).ShouldBe(new RelayState(RelayStage.Waiting, null, IsLed: false));
        await TakeLeaseAsync("second");
        (await TakeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_leader_took_is_never_taken_by_the_next_one_who_tells_that_the_first_is_gone()
    {
        var work = Work("x");
        await Relay.PutAsync(work, 1, Minute, Stop);
        await TakeAsync();
        await EndLeaseAsync();
        var next = await TakeLeaseAsync("second");

        (await Relay.TakeAsync(next, 10, Stop)).ShouldBeEmpty();
        (await Relay.LookAsync(work.Id, Stop)).ShouldBe(new RelayState(RelayStage.Taken, null, IsLed: false));
    }

    [Fact]
    public async Task What_must_be_done_for_good_is_taken_by_the_next_leader_and_stays_until_it_is_done()
    {
        var id = (await Relay.PutForGoodAsync("forget", "whom", [1], Stop)).Single();
        await TakeAsync();
        await Relay.RemoveAsync(id, Stop);
        (await Relay.WithdrawAsync(id, Stop)).ShouldBeFalse();
        await EndLeaseAsync();
        var next = await TakeLeaseAsync("second");

        (await Relay.TakeAsync(next, 10, Stop)).ShouldBe([new RelayedWork(id, "forget", "whom")]);
        (await Relay.TakeAsync(next, 10, Stop)).ShouldBeEmpty();
        // What the first one says now doesn't count.
        await Relay.FinishAsync(id, _lease, "by the first", Stop);
        (await Relay.LookAsync(id, Stop)).Stage.ShouldBe(RelayStage.Taken);
        await Relay.FinishAsync(id, next, "by the second", Stop);
        (await Relay.LookAsync(id, Stop)).Result.ShouldBe("by the second");
        (await _database.ReadAsync<long>("SELECT count(*) FROM briefbot.relay WHERE content IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_taken_is_not_taken_back()
    {
        var work = Work("Who is the captain?");
        await Relay.PutAsync(work, 1, Minute, Stop);
        await TakeAsync();

        (await Relay.WithdrawAsync(work.Id, Stop)).ShouldBeFalse();
        (await Relay.LookAsync(work.Id, Stop)).Stage.ShouldBe(RelayStage.Taken);
    }

    [Fact]
    public async Task What_is_withdrawn_or_too_old_is_taken_by_nobody_and_goes()
    {
        var (withdrawn, old) = (Work("withdrawn"), Work("old"));
        await Relay.PutAsync(withdrawn, 1, Minute, Stop);
        await Relay.PutAsync(old, 0, -Minute, Stop);

        (await Relay.WithdrawAsync(withdrawn.Id, Stop)).ShouldBeTrue();
        (await TakeAsync()).ShouldBeEmpty();
        (await _database.ReadAsync<long>("SELECT count(*) FROM briefbot.relay")).ShouldBe(0);
        (await Relay.WithdrawAsync(withdrawn.Id, Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_slice_with_too_much_to_do_takes_nothing_more_but_what_must_be_done_for_good()
    {
        await _database.ExecuteAsync(
            $"""
            INSERT INTO briefbot.relay (id, slice, kind, content, expires, again)
            SELECT gen_random_uuid(), 1, 'x', '', 'infinity', false FROM generate_series(1, {SliceRelay.MaxRows})
            """
        );

        (await Relay.PutAsync(Work("x"), 1, Minute, Stop)).ShouldBeFalse();
        (await Relay.PutAsync(Work("x"), 0, Minute, Stop)).ShouldBeTrue();
        var id = (await Relay.PutForGoodAsync("forget", "whom", [1], Stop)).Single();
        (await Relay.LookAsync(id, Stop)).Stage.ShouldBe(RelayStage.Waiting);
        await Should.ThrowAsync<ArgumentException>(async () =>
            await Relay.PutAsync(Work(new string('x', SliceRelay.MaxContent + 1)), 0, Minute, Stop)
        );
    }

    Task<IReadOnlyList<RelayedWork>> TakeAsync() => Relay.TakeAsync(_lease, 10, Stop).AsTask();

    Task EndLeaseAsync() => _database.ExecuteAsync("UPDATE briefbot.slice SET expires = clock_timestamp() WHERE id = 1");

    async Task<SliceState> TakeLeaseAsync(string holder) => (await _cluster.Leases.TakeAsync(1, holder, null, Minute, Stop))!;

    static RelayedWork Work(string content) => new(Guid.NewGuid(), "test", content);
}
