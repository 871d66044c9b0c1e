using System.Text.Json.Nodes;
using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite.Engines;
using BriefBot.Host.Composition;
using BriefBot.Ingest;
using BriefBot.Retrieve;

namespace BriefBot.Tests.Engines;

/// <summary>What a search engine proposes, and what is made of it when it doesn't, or lies.</summary>
public sealed class EngineCandidatesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("who spoke at Wuzhen 2020?")]
    [InlineData("When did Artemis I launch?")]
    [InlineData("How much does the blockage of the Suez Canal cost?")]
    [InlineData("Who objected to the COP15 deal?")]
    [InlineData("Who is Xi Jinping?")]
    public async Task The_samples_answer_the_same_whoever_proposes(string question)
    {
        await using var desk = await EngineDesk.OpenAsync();
        await new Ingestor(desk.Stores.Corpus, TimeProvider.System).IngestAsync(
            new IngestRequest(desk.Home, [SampleStores.ArticlesFolder]) { RelativeNames = true },
            null,
            Stop
        );
        await desk.FeedAsync();

        var asOf = new DateOnly(2023, 1, 15);
        var own = await desk.AnswerAsync(question, asOf, desk.Home, withEngine: false);
        var proposed = await desk.AnswerAsync(question, asOf, desk.Home, withEngine: true);

        desk.Failures.ShouldBeEmpty();
        desk.Server.Asked("_search").ShouldBeGreaterThan(0);
        var cited = proposed.ShouldBeOfType<Reply.Cited>();
        Shown(cited).ShouldBe(Shown(own.ShouldBeOfType<Reply.Cited>()));
    }

    [Fact]
    public async Task It_proposes_the_passages_that_the_index_of_the_database_does()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await new Ingestor(desk.Stores.Corpus, TimeProvider.System).IngestAsync(
            new IngestRequest(desk.Home, [SampleStores.ArticlesFolder]) { RelativeNames = true },
            null,
            Stop
        );
        await desk.FeedAsync();
        string[] questions =
        [
            "who spoke at Wuzhen 2020?",
            "When did Artemis I launch?",
            "How many ships waited at the Suez Canal?",
            "Compare what Reuters and AP say about the canal.",
            "Which minister objected, and what did the deal protect?",
        ];

        foreach (var question in questions)
        {
            var (own, proposed) = (await CandidatesAsync(desk, question, null), await CandidatesAsync(desk, question, desk.Candidates));

            own.ShouldNotBeEmpty(question);
            proposed.ShouldBe(own, ignoreOrder: true, question);
        }
        desk.Server.Asked("_search").ShouldBeGreaterThanOrEqualTo(questions.Length);
    }

    [Theory]
    [InlineData(500, "{}")]
    [InlineData(429, "{\"error\":{\"type\":\"circuit_breaking_exception\",\"reason\":\"Data too large\"}}")]
    [InlineData(401, "{\"error\":\"Unauthorized\"}")]
    [InlineData(200, "not JSON")]
    [InlineData(200, "{}")]
    [InlineData(200, "[1]")]
    [InlineData(200, "{\"took\":1,\"timed_out\":true,\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[]}}")]
    [InlineData(200, "{\"took\":1,\"timed_out\":false,\"_shards\":{\"failed\":1},\"hits\":{\"hits\":[]}}")]
    [InlineData(0, "")]
    public async Task An_engine_that_fails_is_left_alone_for_a_while_and_the_database_proposes(int status, string body)
    {
        await using var desk = await FedAsync();
        desk.Server.Fault = request => request.Operation == "_search" ? new(status, body) : null;

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Server.Asked("_search").ShouldBe(1);
        desk.Candidates.Trouble.ShouldNotBeNull();
        desk.Server.Fault = _ => null;
        desk.Clock.Advance(EngineCandidates.Rest);
        desk.Candidates.Trouble.ShouldBeNull();
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Server.Asked("_search").ShouldBe(2);
        desk.Failures.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_engine_that_is_slow_is_not_waited_for()
    {
        await using var desk = await FedAsync();
        desk.Server.Fault = request => request.Operation == "_search" ? new(200, Before: new TaskCompletionSource().Task) : null;

        var asked = desk.TitlesAsync("Why was the Orkney ferry cancelled?");
        await desk.Clock.WaitForTimersAsync(timers => timers.Contains(TimeSpan.FromSeconds(1)), Stop);
        desk.Clock.Advance(TimeSpan.FromSeconds(1));

        (await asked).ShouldBe(["Ferry"]);
        desk.Failures.ShouldHaveSingleItem().Message.ShouldBe("it didn't answer within 1 s");
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_not_waited_for_either()
    {
        await using var desk = await FedAsync();
        await desk.Server.DisposeAsync();

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Failures.ShouldHaveSingleItem().Message.ShouldStartWith("it can't be reached");
    }

    [Fact]
    public async Task Who_ends_the_question_ends_the_search_and_the_engine_is_not_to_blame()
    {
        await using var desk = await FedAsync();
        desk.Server.Fault = request => request.Operation == "_search" ? new(200, Before: new TaskCompletionSource().Task) : null;
        using var ends = new CancellationTokenSource();
        var scope = new SearchScope(desk.Home);

        var asked = desk.Candidates.FindAsync(scope, Asking("ferri"), ends.Token).AsTask();
        await desk.Clock.WaitForTimersAsync(timers => timers.Contains(TimeSpan.FromSeconds(1)), Stop);
        await ends.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asked);
        desk.Candidates.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_that_is_found_where_something_should_be_is_looked_up_in_the_database()
    {
        await using var desk = await FedAsync();
        desk.Server.Forge = answer => answer["hits"]!["hits"] = new JsonArray();

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
    }

    [Fact]
    public async Task What_is_not_there_or_not_in_the_scope_falls_out_whatever_the_engine_says()
    {
        await using var desk = await FedAsync();
        var other = await desk.Stores.Corpus.WorkspaceAsync("other", Stop);
        await desk.StoreAsync("Secret", "The Orkney ferry was cancelled in secret.", workspace: other);
        await desk.FeedAsync();
        var secret = (
            await desk.Stores.Corpus.MatchAsync(
                new(other),
                [
                    [new("ferry", "ferri")],
                ],
                Stop
            )
        ).ShouldHaveSingleItem();
        var later = await desk.StoreAsync("Later", "The Orkney ferry was cancelled later on.", day: "2024-12-24");
        await desk.FeedAsync();
        var unborn = (await desk.Stores.Corpus.PassagesOfAsync(desk.Home, [later], Stop))[0].Id;
        desk.Server.Forge = answer =>
        {
            var hits = answer["hits"]!["hits"]!.AsArray();
            foreach (
                var id in new JsonNode?[]
                {
                    secret.Value.ToString(),
                    unborn.Value.ToString(),
                    (secret.Value + 1).ToString(),
                    "9223372036854775807",
                    "99999999999999999999",
                    "-1",
                    " 12",
                    "mark",
                    "",
                    17,
                    null,
                    new JsonObject(),
                }
            )
                hits.Insert(
                    0,
                    new JsonObject
                    {
                        ["_id"] = id,
                        ["_score"] = 99,
                        ["matched_queries"] = new JsonArray("0", "77", "x", "-1"),
                    }
                );
        };

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "{\"took\":1,\"timed_out\":false,\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[{\"_id\":\"1\",\"matched_queries\":{\"0\":1}}]}}"
    )]
    [InlineData("{\"took\":1,\"timed_out\":\"no\",\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[]}}")]
    [InlineData("{\"took\":1,\"timed_out\":false,\"_shards\":{\"failed\":0},\"hits\":{\"hits\":{}}}")]
    public async Task An_answer_of_another_shape_is_a_failure(string body)
    {
        await using var desk = await FedAsync();
        var passage = (await desk.PassagesAsync())[0];
        desk.Server.Fault = request =>
            request.Operation == "_search" ? new(200, body.Replace("\"_id\":\"1\"", $"\"_id\":\"{passage}\"")) : null;

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Failures.ShouldHaveSingleItem().Message.ShouldBe("its answer is none of a search engine's");
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_the_end()
    {
        await using var desk = await FedAsync();
        desk.Server.Fault = request => request.Operation == "_search" ? new(200, new string(' ', 5 << 20) + "{}") : null;

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Failures.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_sent_where_a_redirect_points()
    {
        await using var desk = await FedAsync();
        await using var elsewhere = await ScriptedEngine.StartAsync(Stop);
        desk.Server.Fault = request => request.Operation == "_search" ? new(307, Location: $"{elsewhere.Address}x/_search") : null;

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        elsewhere.Requests.ShouldBeEmpty();
        desk.Failures.ShouldHaveSingleItem().Message.ShouldContain("a redirect");
    }

    [Fact]
    public async Task A_removed_article_is_not_proposed_though_the_engine_still_has_it()
    {
        await using var desk = await FedAsync();
        var gone = await desk.StoreAsync("Gone", "The Orkney ferry was cancelled for good.");
        await desk.FeedAsync();

        await desk.Stores.Corpus.RemoveAsync(desk.Home, gone, Stop);

        desk.Server.Index.Ids.Count.ShouldBe(4);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_engine_was_not_told_yet_is_found_none_the_less()
    {
        await using var desk = await FedAsync();
        await desk.StoreAsync("Newer", "The Orkney ferry was cancelled once more.", day: "2024-05-30");

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Newer", "Ferry"]);

        desk.Server.Asked("_search").ShouldBe(1);
    }

    [Fact]
    public async Task Where_much_waits_to_be_sent_the_database_proposes()
    {
        await using var desk = await FedAsync();
        for (var n = 0; n <= EngineLedger.MostWaiting; n++)
            await desk.Stores.Corpus.StoreAsync(
                desk.Home,
                BriefBot.Tests.Corpus.Drafts.Of($"Note {n}", $"Note {n} on peat.", $"{n}"),
                Stop
            );
        await desk.Stores.Corpus.IndexAsync(Stop);

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Server.Asked("_search").ShouldBe(0);
        await desk.FeedAsync();
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Server.Asked("_search").ShouldBe(1);
    }

    [Fact]
    public async Task Until_the_engine_has_all_passages_it_is_not_asked()
    {
        await using var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The Orkney ferry was cancelled because of the storm.");

        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        await desk.Feeder.FeedAsync(Stop);
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);

        desk.Server.Asked("_search").ShouldBe(0);
        await desk.FeedAsync();
        (await desk.TitlesAsync("Why was the Orkney ferry cancelled?")).ShouldBe(["Ferry"]);
        desk.Server.Asked("_search").ShouldBe(1);
    }

    [Fact]
    public async Task Filters_hold_at_the_engine_as_in_the_database()
    {
        await using var desk = await EngineDesk.OpenAsync();
        foreach (
            var (source, topic, url) in new[]
            {
                ("The Courier", "Sea", "https://www.courier.example/a"),
                ("Star", "Land", "https://star.example/b"),
            }
        )
        {
            var draft = BriefBot.Tests.Corpus.Drafts.Of(source, "The Orkney ferry was cancelled because of the storm.", url, "2024-05-01");
            await desk.Stores.Corpus.StoreAsync(desk.Home, draft with { Source = source, Topic = topic, Url = url }, Stop);
        }
        await desk.Stores.Corpus.IndexAsync(Stop);
        await desk.FeedAsync();

        foreach (
            var scope in new[]
            {
                new SearchScope(desk.Home) { Source = "the courier" },
                new SearchScope(desk.Home) { Source = "courier.example" },
                new SearchScope(desk.Home) { Topic = "sea" },
            }
        )
            (await desk.TitlesAsync("Why was the Orkney ferry cancelled?", scope: scope)).ShouldBe(["The Courier"]);
        desk.Server.Asked("_search").ShouldBe(3);
        desk.Failures.ShouldBeEmpty();
    }

    static async Task<EngineDesk> FedAsync()
    {
        var desk = await EngineDesk.OpenAsync();
        await desk.StoreAsync("Ferry", "The Orkney ferry was cancelled because of the storm.");
        await desk.StoreAsync("Peat", "The peat bogs of the north are wet.");
        await desk.FeedAsync();
        return desk;
    }

    static EngineQuestion Asking(string stem) => new([new([stem], 1)], new(new(2024, 6, 1), 0.2, 7), 10);

    static async Task<List<PassageId>> CandidatesAsync(EngineDesk desk, string question, EngineCandidates? engine)
    {
        var analysis = QuestionAnalyzer.Analyze(question, new DateOnly(2023, 1, 15));
        var retriever = new Retriever(desk.Stores.Corpus, findsParts: true, engine: engine);
        var retrieval = await retriever.SearchAsync(analysis, new SearchScope(desk.Home), null, Stop);
        return [.. retrieval.Passages.Select(passage => passage.Passage.Id)];
    }

    static IEnumerable<string> Shown(Reply.Cited reply) => reply.Claims.Select(claim => claim.ToString());
}
