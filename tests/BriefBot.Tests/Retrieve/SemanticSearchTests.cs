using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Host.Composition;
using BriefBot.Inference;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Retrieve;

/// <summary>Passages found by what they mean to a scripted embedding model, over real sockets, in a real database.</summary>
public class SemanticSearchTests : IAsyncLifetime
{
    // Shares no word with the article that answers it.
    const string Question = "How many vessels waited at the waterway?";
    const string Barges = "By dusk 84 barges lay in the queue before the jammed lock gate.";

    static readonly DateOnly Today = new(2024, 3, 1);
    static readonly string[] Shipping = ["vessel", "waterway", "barge", "lock gate"];

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _clock = new();
    FakeModelServer _server = null!;
    TestStore _store = null!;
    SqliteStores _stores = null!;
    SqliteCorpus _corpus = null!;
    WorkspaceId _home;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync(cancellation: Stop);
        _server.Embeddings = new EmbeddingScript { Vector = Meaning };
        _store = new(_folder.File("corpus.db"), IsReplica);
        _stores = await _store.OpenAsync(null, Stop);
        _corpus = _stores.Corpus;
        _home = await _corpus.WorkspaceAsync("home", Stop);
        await StoreAsync(_home, "Jam on the canal", Barges, "2024-02-01");
        await StoreAsync(_home, "Bakers of Lund", "The bakers of Lund waited for flour. Many of them closed at noon.", "2024-02-02");
        await StoreAsync(_home, "A quiet week", "The council of Norrvik met on Tuesday and talked about trees.", "2024-02-03");
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        await _server.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_passage_without_a_word_of_the_question_is_found_and_ranked_by_its_meaning()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);

        var without = await SearchAsync((Embedder?)null);
        var with = await SearchAsync(embedder);

        without.Passages.ShouldNotContain(passage => passage.Passage.Article.Title == "Jam on the canal");
        with.Passages.ShouldContain(passage => passage.Passage.Article.Title == "Jam on the canal" && passage.Features.Semantic > 0.5);
        with.SemanticFailure.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_sent_is_each_passage_with_its_title_once_and_the_question()
    {
        using var embedder = Embedder(batch: 2);

        await EmbedAllAsync(embedder);
        await EmbedAllAsync(embedder);
        var semantic = new SemanticSearch(embedder, _stores.Vectors, _clock);
        await SearchAsync(semantic);
        await SearchAsync(semantic);

        var texts = _server
            .Requests.SelectMany(request => request.Body!["input"]!.AsArray().Select(text => text!.GetValue<string>()))
            .ToList();
        texts.Count.ShouldBe(4);
        texts.ShouldContain("Jam on the canal\n" + Barges);
        texts[^1].ShouldBe(Question);
        (await _stores.Vectors.CoverageAsync(embedder.Model.Identity, Stop)).ShouldBe(new VectorCoverage(3, 3));
    }

    [Fact]
    public async Task Nobody_is_shown_what_another_workspace_holds()
    {
        var other = await _corpus.WorkspaceAsync("other", Stop);
        await StoreAsync(other, "Secret jam", "The vessels of the secret fleet lay before the waterway.", "2024-02-01");
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);

        var found = await _stores.Vectors.NearestAsync(embedder.Model.Identity, new SearchScope(_home), Vector(Question), 50, Stop);
        var theirs = await _stores.Vectors.NearestAsync(embedder.Model.Identity, new SearchScope(other), Vector(Question), 50, Stop);

        found!.Best.ShouldAllBe(near => near.Passage.Workspace == _home);
        found.Best.Count.ShouldBe(3);
        theirs!.Best.ShouldHaveSingleItem().Passage.Workspace.ShouldBe(other);
        found.CosineOf(theirs.Best[0].Passage).ShouldBeNull();
    }

    [Fact]
    public async Task Limits_of_days_topic_and_outlet_hold()
    {
        await _corpus.StoreAsync(
            _home,
            Drafts.Of("Ships in the north", "The vessels of the north lay at anchor.", "north", "2024-02-20") with
            {
                Topic = "north",
                Source = "Northern Ledger",
            },
            Stop
        );
        await _corpus.IndexAsync(Stop);
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);

        (await TitlesAsync(new SearchScope(_home) { KnownBy = new DateOnly(2024, 2, 10) })).ShouldBe(
            ["Jam on the canal", "Bakers of Lund", "A quiet week"],
            ignoreOrder: true
        );
        (await TitlesAsync(new SearchScope(_home) { Since = new DateOnly(2024, 2, 3) })).ShouldBe(
            ["A quiet week", "Ships in the north"],
            ignoreOrder: true
        );
        (await TitlesAsync(new SearchScope(_home) { Topic = "North" })).ShouldBe(["Ships in the north"]);
        (await TitlesAsync(new SearchScope(_home) { Source = "northern ledger" })).ShouldBe(["Ships in the north"]);

        async Task<List<string>> TitlesAsync(SearchScope scope)
        {
            var near = await _stores.Vectors.NearestAsync(embedder.Model.Identity, scope, Vector(Question), 50, Stop);
            return
            [
                .. (await _corpus.ReadAsync([.. near!.Best.Select(one => one.Passage)], Stop)).Select(passage => passage.Article.Title),
            ];
        }
    }

    [Fact]
    public async Task A_removed_articles_vectors_go_with_it_and_new_articles_are_found_without_a_restart()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);
        await SearchAsync(embedder);
        var jam = (
            await _corpus.ReadAsync(
                [
                    .. (
                        await _stores.Vectors.NearestAsync(embedder.Model.Identity, new SearchScope(_home), Vector(Question), 1, Stop)
                    )!.Best.Select(near => near.Passage),
                ],
                Stop
            )
        )
            .Single()
            .Article;

        await _corpus.RemoveAsync(_home, jam.Id, Stop);
        var coverage = await _stores.Vectors.CoverageAsync(embedder.Model.Identity, Stop);
        await StoreAsync(_home, "Boats again", "Nine barges moor at the quay.", "2024-02-05");
        await EmbedAllAsync(embedder);
        var found = await SearchAsync(embedder);

        coverage.ShouldBe(new VectorCoverage(2, 2));
        found.Passages.Select(passage => passage.Passage.Article.Title).ShouldContain("Boats again");
        found.Passages.Select(passage => passage.Passage.Article.Title).ShouldNotContain("Jam on the canal");
    }

    [Fact]
    public async Task Ended_in_the_middle_it_goes_on_where_it_was_also_in_another_process()
    {
        using var embedder = Embedder(batch: 1);
        await WritingParts.Embedding(_stores, embedder).EmbedAsync(Stop);
        await using var again = await _store.OpenAsync(null, Stop);
        var before = await again.Vectors.CoverageAsync(embedder.Model.Identity, Stop);

        while (await WritingParts.Embedding(again, embedder).EmbedAsync(Stop) > 0) { }

        before.ShouldBe(new VectorCoverage(3, 1));
        _server.Requests.Count.ShouldBe(3);
        (await _stores.Vectors.CoverageAsync(embedder.Model.Identity, Stop)).Embedded.ShouldBe(3);
    }

    [Fact]
    public async Task Another_model_takes_over_passage_by_passage_and_the_old_ones_vectors_go_at_the_end()
    {
        using var old = Embedder();
        await EmbedAllAsync(old);
        using var next = Embedder("other-embedding", batch: 1);
        _server.ModelNames = ["test-embedding", "other-embedding"];
        var work = WritingParts.Embedding(_stores, next);

        await work.EmbedAsync(Stop);
        var midway = await SearchAsync(next);
        var oldMidway = await _stores.Vectors.CoverageAsync(old.Model.Identity, Stop);
        while (await work.EmbedAsync(Stop) > 0) { }

        // The newest came first; those without a vector yet are neither raised nor lowered.
        midway.Passages.ShouldNotBeEmpty();
        midway
            .Passages.Where(passage => passage.Passage.Article.Title == "Bakers of Lund")
            .ShouldAllBe(passage => passage.Features.Semantic == 0);
        oldMidway.Embedded.ShouldBe(3);
        (await _stores.Vectors.CoverageAsync(old.Model.Identity, Stop)).Embedded.ShouldBe(0);
        (await SearchAsync(next)).Passages.ShouldContain(passage => passage.Passage.Article.Title == "Jam on the canal");
    }

    [Fact]
    public async Task A_model_that_answers_with_another_length_than_before_starts_over()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);
        await StoreAsync(_home, "Boats again", "Nine barges moor at the quay.", "2024-02-05");
        _server.Embeddings = new EmbeddingScript { Dimensions = 48 };

        await EmbedAllAsync(embedder);

        (await _stores.Vectors.CoverageAsync(embedder.Model.Identity, Stop)).ShouldBe(new VectorCoverage(4, 4));
        (await _stores.Vectors.NearestAsync(embedder.Model.Identity, new SearchScope(_home), Vector(Question), 5, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_model_that_is_gone_leaves_the_words_and_is_not_asked_again_at_once()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);
        var semantic = new SemanticSearch(embedder, _stores.Vectors, _clock);
        _server.Embeddings = _server.Embeddings with { Status = 503 };
        var asked = _server.Requests.Count;

        var first = await SearchAsync(semantic);
        var second = await SearchAsync(semantic);
        _clock.Advance(TimeSpan.FromSeconds(31));
        _server.Embeddings = new EmbeddingScript { Vector = Meaning };
        var third = await SearchAsync(semantic);

        first.SemanticFailure.ShouldBe("its server answered 503");
        first.Passages.Select(passage => passage.Passage.Article.Title).ShouldContain("Bakers of Lund");
        second.SemanticFailure.ShouldBe("it failed a moment ago");
        third.SemanticFailure.ShouldBeNull();
        third.Passages.ShouldContain(passage => passage.Passage.Article.Title == "Jam on the canal");
        _server.Requests.Count.ShouldBe(asked + 2);
    }

    [Fact]
    public async Task An_answer_comes_from_the_words_and_says_why_meaning_had_no_part_in_it()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);
        _server.Embeddings = new EmbeddingScript { Status = 500 };
        var answerer = new Answerer(_corpus, new AnswerOptions(), _clock, null, new SemanticSearch(embedder, _stores.Vectors, _clock));

        var reply = (
            await answerer.AnswerAsync(new Question("What did the bakers of Lund wait for?", new SearchScope(_home), Today), Stop)
        ).ShouldBeOfType<Reply.Cited>();

        reply.Sources[0].Quote.ShouldContain("flour");
        TraceWords.Lines(reply.Trace!).ShouldContain("The embedding model had no part in it: its server answered 500");
    }

    [Fact]
    public async Task A_slow_model_is_not_waited_for()
    {
        using var embedder = Embedder();
        await EmbedAllAsync(embedder);
        _server.Embeddings = _server.Embeddings with { Before = new TaskCompletionSource().Task };

        var searching = SearchAsync(embedder);
        await _clock.AdvanceToTimerAsync(embedder.Model.QuestionTimeout, Stop);
        var found = await searching;

        found.SemanticFailure.ShouldBe("it took longer than 2 s");
        found.Passages.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("missing", "it made 2 vectors of 3 texts")]
    [InlineData("zeros", "it made a vector of nothing but zeros")]
    [InlineData("nan", "it made a vector of something that is no number")]
    [InlineData("ragged", "its vectors differ in length")]
    [InlineData("429", "its server answered 429")]
    public async Task What_a_model_gets_wrong_is_said_and_nothing_is_stored(string fault, string reason)
    {
        using var embedder = Embedder();
        _server.Embeddings = fault switch
        {
            "missing" => new EmbeddingScript { Missing = 1 },
            "zeros" => new EmbeddingScript { Vector = (_, dimensions) => new float[dimensions] },
            "nan" => new EmbeddingScript { Vector = (_, _) => [float.NaN, 1] },
            "ragged" => new EmbeddingScript
            {
                Vector = (text, dimensions) => new float[text.StartsWith("Jam", StringComparison.Ordinal) ? dimensions : dimensions + 1],
            },
            _ => new EmbeddingScript { Status = 429 },
        };

        var failure = await Should.ThrowAsync<ModelFailedException>(async () =>
            await WritingParts.Embedding(_stores, embedder).EmbedAsync(Stop)
        );

        failure.Summary.ShouldBe(reason);
        (await _stores.Vectors.CoverageAsync(embedder.Model.Identity, Stop)).Embedded.ShouldBe(0);
    }

    [Fact]
    public async Task A_budget_that_is_used_up_keeps_passages_from_being_sent()
    {
        using var embedder = Embedder(
            meter: new ModelMeter(
                (_, _, _) => ValueTask.FromResult<string?>("the budget of the day is used up"),
                _ => ValueTask.CompletedTask
            )
        );

        var failure = await Should.ThrowAsync<ModelFailedException>(async () =>
            await WritingParts.Embedding(_stores, embedder).EmbedAsync(Stop)
        );

        failure.Message.ShouldContain("budget");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_asked_about_a_question_while_there_is_nothing_to_compare_it_with()
    {
        using var embedder = Embedder();

        var found = await SearchAsync(embedder);

        found.SemanticFailure.ShouldBeNull();
        _server.Requests.ShouldBeEmpty();
    }

    static float[] Meaning(string text, int dimensions)
    {
        var vector = new float[dimensions];
        vector[0] = Shipping.Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
        vector[1] = text.Contains("flour", StringComparison.Ordinal) ? 2 : 0;
        vector[2] = 0.5f;
        return vector;
    }

    static QuantizedVector Vector(string text) =>
        QuantizedVector.TryQuantize(Meaning(text, 64), out var vector, out _) ? vector : throw new InvalidOperationException();

    Embedder Embedder(string name = "test-embedding", int batch = 32, ModelMeter? meter = null) =>
        new(
            new EmbeddingModel(new ChatModel("embedding", ModelProvider.Compatible, _server.OpenAIAddress, name, _server.ApiKey), null)
            {
                BatchSize = batch,
            },
            _clock,
            meter ?? ModelMeter.None
        );

    async Task EmbedAllAsync(Embedder embedder)
    {
        while (await WritingParts.Embedding(_stores, embedder).EmbedAsync(Stop) > 0) { }
    }

    async Task StoreAsync(WorkspaceId workspace, string title, string body, string day)
    {
        await _corpus.StoreAsync(workspace, Drafts.Of(title, body, title, day), Stop);
        await _corpus.IndexAsync(Stop);
    }

    Task<Retrieval> SearchAsync(Embedder? embedder) =>
        SearchAsync(embedder is null ? null : new SemanticSearch(embedder, _stores.Vectors, _clock));

    Task<Retrieval> SearchAsync(SemanticSearch? semantic) =>
        new Answerer(_corpus, new AnswerOptions(), _clock, null, semantic)
            .SearchAsync(new Question(Question, new SearchScope(_home), Today), Stop)
            .AsTask();
}
