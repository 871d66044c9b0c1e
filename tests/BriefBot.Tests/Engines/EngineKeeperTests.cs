using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Host;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Tests.Engines;

/// <summary>A search engine is kept up to date while the host runs, and how it is doing is told.</summary>
public sealed class EngineKeeperTests : IAsyncLifetime
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    EngineDesk _desk = null!;
    EngineHealth _health = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await EngineDesk.OpenAsync();
        _health = new(_desk.Stores.Engine) { Candidates = _desk.Candidates };
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_stored_is_sent_within_seconds_whoever_stored_it()
    {
        await _desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await using (Start())
        {
            await RestedAsync(Rest);
            _desk.Server.Index.Ids.Count.ShouldBe(2);
            (await _health.LookAsync(Stop)).ShouldBe(new Finding("search", true, "The search engine proposes."));

            await _desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
            _desk.Clock.Advance(Rest);
            await RestedAsync(Rest);
            _desk.Server.Index.Ids.Count.ShouldBe(3);

            // Where nothing happens, nothing is asked.
            var asked = _desk.Server.Requests.Count;
            _desk.Clock.Advance(Rest);
            await RestedAsync(Rest);
            _desk.Server.Requests.Count.ShouldBe(asked);
        }
    }

    [Fact]
    public async Task An_engine_that_fails_is_tried_again_later_and_later_and_told_of()
    {
        await _desk.StoreAsync("Ferry", "The ferry was cancelled.");
        _desk.Server.Fault = _ => new(429);
        await using (Start())
        {
            await RestedAsync(TimeSpan.FromSeconds(10));
            var finding = await _health.LookAsync(Stop);
            (finding.Sound, finding.Message).ShouldBe(
                (false, "The search engine fails, and the database's own index proposes; run: briefbot doctor")
            );
            _desk.Clock.Advance(TimeSpan.FromSeconds(10));
            await RestedAsync(TimeSpan.FromSeconds(20));
            _desk.Server.Fault = _ => null;
            _desk.Clock.Advance(TimeSpan.FromSeconds(20));
            await RestedAsync(Rest);
            (await _health.LookAsync(Stop)).Sound.ShouldBeTrue();
        }
        _desk.Server.Index.Ids.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_index_that_a_search_misses_is_made_anew_at_once()
    {
        await _desk.StoreAsync("Ferry", "The Orkney ferry was cancelled because of the storm.");
        await using (Start())
        {
            await RestedAsync(Rest);
            _desk.Server.Indexes.Clear();
            (await _desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
            _health.Failed(_desk.Failures.ShouldHaveSingleItem());
            (await _health.LookAsync(Stop)).Sound.ShouldBeFalse();

            _desk.Clock.Advance(Rest);
            await RestedAsync(Rest);

            _desk.Server.Index.Ids.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task An_index_that_nobody_asks_is_looked_at_now_and_then()
    {
        await _desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await using (Start())
        {
            await RestedAsync(Rest);
            _desk.Server.Indexes.Clear();
            for (var rests = 0; rests < 60; rests++)
            {
                _desk.Clock.Advance(Rest);
                await RestedAsync(Rest);
            }
            _desk.Server.Index.Ids.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task It_ends_at_once_while_the_engine_is_silent()
    {
        await _desk.StoreAsync("Ferry", "The ferry was cancelled.");
        var asked = new TaskCompletionSource();
        _desk.Server.Fault = _ =>
        {
            asked.TrySetResult();
            return new(200, Before: new TaskCompletionSource().Task);
        };
        var keeper = Start();
        await asked.Task.WaitAsync(Stop);

        await keeper.DisposeAsync();

        (await _desk.Stores.Engine.StateAsync(Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task How_far_it_is_is_told()
    {
        (await _health.LookAsync(Stop)).Message.ShouldBe("The search engine has no passage yet; the database's own index proposes.");
        await _desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await _desk.Feeder.FeedAsync(Stop);
        (await _health.LookAsync(Stop)).Message.ShouldBe(
            "The search engine has 0 of 1 passages; the database's own index proposes until it has all."
        );
        await _desk.FeedAsync();
        for (var n = 0; n <= EngineLedger.MostWaiting; n++)
            await _desk.Stores.Corpus.StoreAsync(_desk.Home, Corpus.Drafts.Of($"Note {n}", $"Note {n} on peat.", $"{n}"), Stop);
        await _desk.Stores.Corpus.IndexAsync(Stop);
        (await _health.LookAsync(Stop)).ShouldBe(
            new Finding("search", false, "201 changes wait to be sent to the search engine; the database's own index proposes meanwhile.")
        );
    }

    EngineKeeper Start() => EngineKeeper.Start(_desk.Feeder, _health, _desk.Clock, NullLogger.Instance);

    Task RestedAsync(TimeSpan rest) => _desk.Clock.WaitForTimersAsync(timers => timers.Count == 1 && timers[0] == rest, Stop);
}
