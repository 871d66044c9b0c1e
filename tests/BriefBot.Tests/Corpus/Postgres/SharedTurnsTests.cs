using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;
using BriefBot.Discord;
using BriefBot.Tests.Corpus.Postgres.Servers;
using BriefBot.Tests.Host.Hosts.Simulated;
using Npgsql;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>What hosts take in turn, on a real PostgreSQL: by its clock, each step one statement.</summary>
public sealed class SharedTurnsTests : IAsyncLifetime
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    readonly string _name = $"test.{Guid.NewGuid():N}";
    SharedTurns _turns = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _turns = (await SharedCluster.GetAsync()).Turns;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_many_that_ask_at_once_one_has_the_turn()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop).AsTask())
        );

        answers.Count(answer => answer.IsTaken).ShouldBe(1);
        (await _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop)).Wait.ShouldBeInRange(TimeSpan.FromSeconds(30), Minute);
    }

    [Fact]
    public async Task The_next_turn_may_be_taken_when_its_holder_says_and_nobody_else_can_say_so()
    {
        var holder = Guid.NewGuid();
        (await _turns.TakeAsync(_name, holder, Minute, Stop)).IsTaken.ShouldBeTrue();

        await _turns.EndAsync(_name, Guid.NewGuid(), TimeSpan.Zero, Stop);
        (await _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop)).IsTaken.ShouldBeFalse();
        await _turns.EndAsync(_name, holder, TimeSpan.FromSeconds(20), Stop);
        var early = await _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop);
        (early.IsTaken, early.Wait <= TimeSpan.FromSeconds(20)).ShouldBe((false, true));
    }

    [Fact]
    public async Task Who_has_the_turn_may_hold_it_for_longer()
    {
        var holder = Guid.NewGuid();
        await _turns.TakeAsync(_name, holder, Minute, Stop);

        (await _turns.TakeAsync(_name, holder, 2 * Minute, Stop)).IsTaken.ShouldBeTrue();
        (await _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop)).Wait.ShouldBeInRange(TimeSpan.FromSeconds(90), 2 * Minute);
        await _turns.EndAsync(_name, holder, Minute, Stop);
        (await _turns.TakeAsync(_name, holder, Minute, Stop)).IsTaken.ShouldBeFalse();
    }

    /// <summary>Simulations go by a table in memory: call by call, it answers as PostgreSQL does.</summary>
    [Fact]
    public async Task A_table_in_memory_answers_alike()
    {
        var random = new Random(20);
        await using var connection = await (await SharedCluster.GetAsync()).Connections.OpenAsync(Stop);
        var began = TimeProvider.System.GetTimestamp();
        var passed = TimeSpan.Zero;
        var table = new LimitTable(() => TimeProvider.System.GetElapsedTime(began) + passed);
        Guid[] tickets = [Guid.NewGuid(), Guid.NewGuid()];
        for (var call = 0; call < 600; call++)
        {
            var (ticket, time, number) = (tickets[random.Next(2)], Seconds(random, 0, 20, 100, 3_600), random.Next(5));
            switch (random.Next(6))
            {
                case 0:
                    Same(table.TakeTurn(_name, ticket, time), await _turns.TakeAsync(_name, ticket, time, Stop), call);
                    break;
                case 1:
                    table.EndTurn(_name, ticket, time);
                    await _turns.EndAsync(_name, ticket, time, Stop);
                    break;
                case 2:
                    table.Note(_name, number, time);
                    await _turns.NoteAsync(_name, number, time, Stop);
                    break;
                case 3:
                    Same(table.Spend(_name, number), await _turns.SpendAsync(_name, number, Stop), call);
                    break;
                case 4:
                    table.GiveBack(_name);
                    await _turns.GiveBackAsync(_name, Stop);
                    break;
                default:
                    var more = Seconds(random, 7, 61, 200);
                    passed += more;
                    await PassAsync(connection, more);
                    break;
            }
        }
    }

    static TimeSpan Seconds(Random random, params int[] choices) => TimeSpan.FromSeconds(choices[random.Next(choices.Length)]);

    static void Same(SharedAnswer table, TurnAnswer database, int call)
    {
        database.IsTaken.ShouldBe(table.IsTaken, $"call {call}");
        if (!table.IsTaken)
            database.Wait.ShouldBe(table.Wait, TimeSpan.FromSeconds(3), $"call {call}");
    }

    // As if so much time had passed.
    async Task PassAsync(NpgsqlConnection connection, TimeSpan time)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "WITH turn AS (UPDATE briefbot.turn SET free_at = free_at - $2 WHERE name = $1) "
            + "UPDATE briefbot.allowance SET resets_at = resets_at - $2, spent_at = spent_at - $2 WHERE name = $1";
        command.Parameters.Add(new() { Value = _name });
        command.Parameters.Add(new() { Value = time });
        await command.ExecuteNonQueryAsync(Stop);
    }

    [Fact]
    public async Task A_turn_whose_holder_is_gone_ends_by_the_clock_of_the_database()
    {
        (await _turns.TakeAsync(_name, Guid.NewGuid(), TimeSpan.Zero, Stop)).IsTaken.ShouldBeTrue();

        (await _turns.TakeAsync(_name, Guid.NewGuid(), Minute, Stop)).IsTaken.ShouldBeTrue();
    }

    [Fact]
    public async Task Slots_follow_each_other_up_to_a_bound()
    {
        var waits = new List<TimeSpan>();
        for (var slot = 0; slot < 3; slot++)
        {
            var given = await _turns.TakeSlotAsync(_name, Minute, 2 * Minute, Stop);
            given.IsTaken.ShouldBeTrue();
            waits.Add(given.Wait);
        }

        var beyond = await _turns.TakeSlotAsync(_name, Minute, 2 * Minute, Stop);

        waits[0].ShouldBeInRange(TimeSpan.FromSeconds(-5), TimeSpan.Zero);
        waits[1].ShouldBeInRange(TimeSpan.FromSeconds(30), Minute);
        waits[2].ShouldBeInRange(TimeSpan.FromSeconds(90), 2 * Minute);
        beyond.IsTaken.ShouldBeFalse();
        beyond.Wait.ShouldBeInRange(TimeSpan.FromSeconds(150), 3 * Minute);
    }

    [Fact]
    public async Task Slots_taken_at_once_are_different_ones()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _turns.TakeSlotAsync(_name, Minute, 60 * Minute, Stop).AsTask()));

        given.Select(slot => (int)Math.Round(slot.Wait / Minute)).Order().ShouldBe(Enumerable.Range(0, 8));
    }

    [Fact]
    public async Task A_pause_is_everybodys_and_never_shortened()
    {
        await _turns.PauseAsync(_name, Minute, Stop);
        await _turns.PauseAsync(_name, TimeSpan.FromSeconds(1), Stop);

        var refused = await _turns.TakeSlotAsync(_name, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), Stop);
        refused.IsTaken.ShouldBeFalse();
        refused.Wait.ShouldBeInRange(TimeSpan.FromSeconds(30), Minute);
    }

    [Fact]
    public async Task An_allowance_is_spent_down_to_what_must_be_left_and_given_back()
    {
        await _turns.NoteAsync(_name, 10, Minute, Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _turns.SpendAsync(_name, keep: 7, Stop).AsTask()));
        var refused = await _turns.SpendAsync(_name, keep: 7, Stop);
        // What Discord has counted lags behind what was taken.
        await _turns.NoteAsync(_name, 10, Minute, Stop);

        answers.Count(answer => answer.IsTaken).ShouldBe(3);
        refused.Wait.ShouldBeInRange(TimeSpan.FromSeconds(30), Minute);
        (await _turns.SpendAsync(_name, keep: 7, Stop)).IsTaken.ShouldBeFalse();
        (await _turns.SpendAsync(_name, keep: 6, Stop)).IsTaken.ShouldBeTrue();
        await _turns.GiveBackAsync(_name, Stop);
        (await _turns.SpendAsync(_name, keep: 6, Stop)).IsTaken.ShouldBeTrue();
    }

    [Fact]
    public async Task An_allowance_whose_time_is_over_is_asked_for_anew()
    {
        await _turns.NoteAsync(_name, 0, TimeSpan.Zero, Stop);

        (await _turns.SpendAsync(_name, keep: 5, Stop)).IsTaken.ShouldBeTrue();
        await _turns.NoteAsync(_name, 2, Minute, Stop);
        (await _turns.SpendAsync(_name, keep: 1, Stop)).IsTaken.ShouldBeTrue();
        (await _turns.SpendAsync(_name, keep: 1, Stop)).IsTaken.ShouldBeFalse();
    }

    [Fact]
    public async Task The_next_allowance_counts_a_moment_before_the_last_one_was_said_to_end()
    {
        await _turns.NoteAsync(_name, 3, TimeSpan.FromSeconds(4), Stop);
        (await _turns.SpendAsync(_name, keep: 0, Stop)).IsTaken.ShouldBeTrue();

        await _turns.NoteAsync(_name, 7, Minute, Stop);
        (await _turns.SpendAsync(_name, keep: 6, Stop)).IsTaken.ShouldBeTrue();
        // That one has a while to go, so this is no other.
        await _turns.NoteAsync(_name, 7, Minute + Minute, Stop);
        (await _turns.SpendAsync(_name, keep: 6, Stop)).IsTaken.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_as_such()
    {
        await using var nowhere = new PostgresConnections($"Host=127.0.0.1;Port={FreePort.Find()};Database=none;Timeout=1");
        var turns = new SharedTurns(nowhere);

        await Should.ThrowAsync<CorpusException>(async () => await turns.SpendAsync(_name, 0, Stop));
        await Should.ThrowAsync<CorpusException>(async () => await turns.PauseAsync(_name, Minute, Stop));
    }
}
