using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite;
using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Engines;

/// <summary>What a search engine gets, whatever happens to it, to the database, and on the way.</summary>
public sealed class EngineFeederTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gets_all_passages_and_then_what_comes_changes_and_goes()
    {
        await using var desk = await EngineDesk.OpenAsync();
        var ferry = await desk.StoreAsync("Ferry", Drafts.Sentences(60));
        await desk.FeedAsync();
        await ShouldHoldAllAsync(desk);

        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.StoreAsync("Ferry", Drafts.Sentences(40, "island"));
        await desk.FeedAsync();
        await ShouldHoldAllAsync(desk);

        await desk.Stores.Corpus.SetPublishedAsync(desk.Home, ferry, BriefBot.Corpus.PublicationDate.Stated(new(2023, 1, 1)), Stop);
        await desk.Stores.Corpus.RemoveAsync(desk.Home, ferry, Stop);
        await desk.FeedAsync();
        await ShouldHoldAllAsync(desk);
        desk.Server.Index.Ids.Count(id => id != "mark").ShouldBe(1);

        await desk.Stores.Corpus.ClearAsync(desk.Home, Stop);
        await desk.FeedAsync();
        desk.Server.Index.Ids.ShouldBe(["mark"]);
        desk.Notes.ShouldBe(["The search engine gets all passages.", "The search engine has all passages, and proposes from here on."]);
    }

    [Fact]
    public async Task What_happens_while_the_engine_is_away_is_made_up_for()
    {
        await using var desk = await EngineDesk.OpenAsync();
        var ferry = await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.FeedAsync();
        desk.Server.Fault = _ => new(503);
        await desk.Stores.Corpus.RemoveAsync(desk.Home, ferry, Stop);
        await desk.StoreAsync("Kelp", "The kelp of the south is wet, too.");

        (await Should.ThrowAsync<EngineFailedException>(desk.Feeder.FeedAsync(Stop))).Message.ShouldBe("it answered 503");
        await desk.ReopenAsync();
        (await Should.ThrowAsync<EngineFailedException>(desk.Feeder.FeedAsync(Stop))).Message.ShouldBe("it answered 503");
        desk.Server.Fault = _ => null;
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        desk.Server.Asked("index").ShouldBe(1);
    }

    [Fact]
    public async Task What_happens_while_all_is_sent_is_sent_behind_it()
    {
        await using var desk = await EngineDesk.OpenAsync();
        var first = await desk.StoreAsync("Ferry", "The ferry was cancelled.", day: "2024-05-01");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.", day: "2024-05-02");
        await desk.Feeder.FeedAsync(Stop);
        await desk.Feeder.FeedAsync(Stop);

        await desk.Stores.Corpus.RemoveAsync(desk.Home, first, Stop);
        await desk.StoreAsync("Early", "An early article about kelp.", day: "2020-01-01");
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
    }

    [Fact]
    public async Task A_batch_that_arrived_without_a_word_back_is_sent_again_and_nothing_is_begun_anew()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        using var ends = new CancellationTokenSource();
        // The batch arrives, and the process ends before it knows.
        desk.Server.Fault = request =>
        {
            if (request.Operation == "_bulk")
                ends.Cancel();
            return null;
        };
        await Should.ThrowAsync<OperationCanceledException>(desk.Feeder.FeedAsync(ends.Token));
        desk.Server.Fault = _ => null;

        await desk.ReopenAsync();
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        desk.Server.Asked("index").ShouldBe(1);
    }

    [Fact]
    public async Task Half_of_a_batch_that_is_refused_waits_and_is_sent_again()
    {
        await using var desk = await EngineDesk.OpenAsync();
        for (var n = 0; n < 6; n++)
            await desk.StoreAsync($"Note {n}", $"Note {n} about the ferry.");
        var passages = await desk.PassagesAsync();
        var refused = passages.Take(3).ToHashSet();
        desk.Server.Refusal = id => refused.Contains(id) ? 429 : null;

        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldContain("it took no passage: 429");
        desk.Server.Index.Ids.Order().ShouldBe([.. passages.Skip(3).Append("mark").Order()]);
        var progress = await desk.Stores.Engine.ProgressAsync(Stop);
        (progress.State!.IsWhole, progress.Waiting).ShouldBe((true, 3));
        (await desk.TitlesAsync("What do the notes say about the ferry?")).Count.ShouldBe(6);
        desk.Server.Refusal = _ => null;
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        desk.Notes.ShouldContain(note => note.StartsWith("It refused 3 of 6 passages"));
        (await desk.Stores.Engine.ProgressAsync(Stop)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_passage_that_is_never_taken_keeps_no_other_from_being_sent_and_is_found_none_the_less()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Poison", "The Orkney ferry was cancelled because of the storm.");
        var poison = (await desk.PassagesAsync()).ShouldHaveSingleItem();
        desk.Server.Refusal = id => id == poison ? 400 : null;

        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldContain("it refused 1 of 1 passages");
        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldContain("it refused 1 of 1 passages");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldContain("it refused 1 of 1 passages");

        desk.Server.Index.Ids.Count.ShouldBe(2);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Poison"]);
        desk.Server.Asked("_search").ShouldBe(1);
    }

    [Fact]
    public async Task Whatever_is_not_waiting_any_more_is_found()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        // Three batches, the second of which leaves little behind it.
        for (var n = 0; n < 1_150; n++)
            await desk.Stores.Corpus.StoreAsync(desk.Home, Drafts.Of($"Note {n}", $"Note {n} on peat.", $"{n}"), Stop);
        await desk.Stores.Corpus.IndexAsync(Stop);

        while (await desk.Feeder.FeedAsync(Stop))
        {
            var progress = await desk.Stores.Engine.ProgressAsync(Stop);
            if (progress.Waiting <= EngineLedger.MostWaiting)
                desk.Server.Index.Ids.Count.ShouldBe((int)(progress.Passages - progress.Waiting) + 1);
        }

        desk.Server.Asked("_bulk").ShouldBe(4);
        desk.Server.Asked("_refresh").ShouldBe(3);
    }

    [Fact]
    public async Task A_batch_of_which_nothing_is_taken_for_now_is_not_done()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        desk.Server.Refusal = _ => 503;

        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldContain("it took no passage: 503");

        (await desk.Stores.Engine.StateAsync(Stop))!.Copied.ShouldBe(-1);
        desk.Server.Refusal = _ => null;
        await desk.FeedAsync();
        await ShouldHoldAllAsync(desk);
    }

    [Theory]
    [InlineData("{\"errors\":false,\"items\":[]}")]
    [InlineData("{\"errors\":false,\"items\":[{\"index\":{\"_id\":\"1\",\"status\":201}}]}")]
    [InlineData("{\"errors\":false,\"items\":[{\"delete\":{\"_id\":\"1\",\"status\":201}}]}")]
    [InlineData("{}")]
    public async Task An_engine_that_does_not_answer_for_each_passage_is_not_believed(string body)
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        desk.Server.Fault = request => request.Operation == "_bulk" ? new(200, body) : null;

        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldBe("its answer is none of a search engine's");

        (await desk.Stores.Engine.StateAsync(Stop))!.Copied.ShouldBe(-1);
    }

    [Fact]
    public async Task A_lost_index_is_made_anew()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The Orkney ferry was cancelled because of the storm.");
        await desk.FeedAsync();
        desk.Server.Indexes.Clear();

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Failures.ShouldHaveSingleItem().IndexIsMissing.ShouldBeTrue();
        await desk.Feeder.LookAsync(Stop);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        desk.Notes.ShouldContain("The search engine has lost its index: all passages are sent anew.");
    }

    [Fact]
    public async Task An_index_that_is_lost_between_two_batches_is_made_anew()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        var before = desk.Server.Indexes.Keys.Single();
        desk.Server.Indexes.Clear();
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");

        await desk.FeedAsync();

        // The engine makes a lost one anew, of any shape, for whoever writes to it; that is gone again, too.
        desk.Server.Indexes.Keys.ShouldHaveSingleItem().ShouldNotBe(before);
        await ShouldHoldAllAsync(desk);
    }

    [Fact]
    public async Task An_index_that_lost_passages_is_made_anew_once_and_then_somebody_is_told()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.FeedAsync();
        Lose(desk);

        await desk.Feeder.LookAsync(Stop);
        await desk.FeedAsync();

        desk.Notes.ShouldContain("Its index holds 1 of 2 passages: all are sent anew.");
        await ShouldHoldAllAsync(desk);
        Lose(desk);
        (await Should.ThrowAsync<EngineFailedException>(desk.Feeder.LookAsync(Stop))).Message.ShouldBe(
            "its index holds 1 of 2 passages, although it was made anew"
        );
    }

    [Fact]
    public async Task A_database_of_before_has_all_sent_anew()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        await desk.Stores.BackupAsync(desk.File + ".copy", overwrite: false, Stop);
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.FeedAsync();

        await desk.ReopenAsync(() =>
        {
            File.Copy(desk.File + ".copy", desk.File, overwrite: true);
            return Task.CompletedTask;
        });
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        desk.Server.Indexes.Count.ShouldBe(2);
        desk.Notes.ShouldContain(note => note.Contains("isn't what this database last made of it"));
    }

    [Fact]
    public async Task Two_databases_that_were_one_do_not_write_into_one_index()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        await desk.Stores.BackupAsync(desk.File + ".copy", overwrite: false, Stop);
        await using var copy = await SqliteStores.OpenAsync(desk.File + ".copy", null, Stop);
        var other = new BriefBot.Host.EngineFeeder(desk.Engine, copy.Engine, _ => { });
        var home = await copy.Corpus.WorkspaceAsync("home", Stop);
        await copy.Corpus.StoreAsync(home, Drafts.Of("Other", "Another article altogether."), Stop);
        await copy.Corpus.IndexAsync(Stop);

        while (await other.FeedAsync(Stop)) { }
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        var (own, others) = ((await desk.Stores.Engine.StateAsync(Stop))!.Index, (await copy.Engine.StateAsync(Stop))!.Index);
        others.ShouldNotBe(own);
        desk.Server.Indexes.Keys.ShouldBe([own, others], ignoreOrder: true);
        desk.Server.Indexes[others].Ids.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_index_that_is_to_have_another_name_is_made_anew()
    {
        await using var desk = await EngineDesk.OpenAsync(options => options with { IndexPrefix = "before" });
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        desk.Server.Indexes.Keys.ShouldHaveSingleItem().ShouldStartWith("before-1-");

        await desk.ReopenAsync();
        await desk.FeedAsync();

        desk.Server.Indexes.Keys.ShouldHaveSingleItem().ShouldStartWith("briefbot-1-");
        await ShouldHoldAllAsync(desk);
    }

    [Fact]
    public async Task Nothing_is_noted_while_no_engine_is_in_use()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        (await desk.Stores.Engine.ProgressAsync(Stop)).Waiting.ShouldBe(0);
        await desk.FeedAsync();
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        (await desk.Stores.Engine.ProgressAsync(Stop)).Waiting.ShouldBe(1);

        await desk.Stores.Engine.ForgetAsync(Stop);
        await desk.StoreAsync("Kelp", "The kelp of the south is wet, too.");

        var progress = await desk.Stores.Engine.ProgressAsync(Stop);
        (progress.State, progress.Waiting, progress.Passages).ShouldBe((null, 0, 3));
    }

    [Theory]
    [InlineData(
        EngineProduct.OpenSearch,
        "3.1.0",
        EngineProduct.Elasticsearch,
        "it is OpenSearch 3.1.0, but Search:Provider names Elasticsearch"
    )]
    [InlineData(
        EngineProduct.Elasticsearch,
        "9.1.0",
        EngineProduct.OpenSearch,
        "it is Elasticsearch 9.1.0, but Search:Provider names OpenSearch"
    )]
    [InlineData(
        EngineProduct.Elasticsearch,
        "7.17.5",
        EngineProduct.Elasticsearch,
        "Elasticsearch 7.17.5 is too old: 8 or later is needed"
    )]
    public async Task Another_product_than_is_configured_gets_nothing(
        EngineProduct there,
        string version,
        EngineProduct named,
        string message
    )
    {
        await using var desk = await EngineDesk.OpenAsync(options => options with { Product = named });
        (desk.Server.Product, desk.Server.Version) = (there, version);
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");

        (await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync())).Message.ShouldBe(message);

        desk.Server.Requests.ShouldAllBe(request => request.Operation == "root");
    }

    [Fact]
    public async Task Where_one_node_does_not_answer_the_next_one_is_asked()
    {
        await using var desk = await EngineDesk.OpenAsync(options =>
            options with
            {
                // Nobody listens on the first port.
                Nodes = [new("http://127.0.0.1:1"), .. options.Nodes],
            }
        );
        await desk.StoreAsync("Ferry", "The Orkney ferry was cancelled because of the storm.");

        await desk.FeedAsync();

        await ShouldHoldAllAsync(desk);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_signs_in_as_it_is_told()
    {
        await using var desk = await EngineDesk.OpenAsync(options => options with { Username = "bot", Password = "the password" });
        desk.Server.Account = ("bot", "the password");
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");
        await desk.FeedAsync();
        await ShouldHoldAllAsync(desk);

        desk.Server.Account = ("bot", "another");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        var failure = await Should.ThrowAsync<EngineFailedException>(desk.FeedAsync());
        failure.Message.ShouldStartWith("it doesn't know the user or key (401)");
    }

    [Fact]
    public async Task A_key_signs_in_too()
    {
        await using var desk = await EngineDesk.OpenAsync(options => options with { ApiKey = "aWQ6a2V5" });
        await desk.StoreAsync("Ferry", "The ferry was cancelled.");

        await desk.FeedAsync();

        desk.Server.Requests.ShouldAllBe(request => request.Authorization == "ApiKey aWQ6a2V5");
    }

    static void Lose(EngineDesk desk)
    {
        desk.Server.Index.Remove(desk.Server.Index.Ids.First(id => id != "mark"));
        desk.Server.Index.Refresh();
    }

    static async Task ShouldHoldAllAsync(EngineDesk desk)
    {
        var index = desk.Server.Indexes[(await desk.Stores.Engine.StateAsync(Stop))!.Index];
        index.Refresh();
        index.IsStrict.ShouldBeTrue();
        index.Ids.Order().ShouldBe([.. (await desk.PassagesAsync()).Append("mark").Order()]);
        (await desk.Stores.Engine.StateAsync(Stop))!.IsWhole.ShouldBeTrue();
    }
}
