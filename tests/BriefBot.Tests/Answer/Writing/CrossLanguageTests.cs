using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Host.Composition;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;
using BriefBot.Tests.Newsroom;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>Questions whose words a scripted model gives in the articles' languages, over real sockets.</summary>
public sealed class CrossLanguageTests : IAsyncLifetime
{
    const string Question = "Warum wurde die Brücke in Tolmark gesperrt?";
    const string Words = "Brücke=bridge; Tolmark=Tolmark; gesperrt=closed, shut";
    const string Answer = "The bridge in Tolmark was closed on Monday because a barge had struck its middle pier.";
    const string German = "Die Brücke in Tolmark war am Montag wegen eines Risses gesperrt.";

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _clock = new();
    SqliteStores _stores = null!;
    WorkspaceId _workspace;
    FakeModelServer _server = null!;
    ModelChain _chain = null!;
    ModelWriter _writer = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    int TermRequests => _server.Requests.Count(PromptReading.IsTerms);

    public async ValueTask InitializeAsync()
    {
        _stores = await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, Stop);
        _workspace = await _stores.Corpus.WorkspaceAsync("desk", Stop);
        _server = await FakeModelServer.StartAsync(cancellation: Stop);
        _chain = new ModelChain(
            [new ChatModel("scripted", ModelProvider.Compatible, _server.OpenAIAddress, "test-model", _server.ApiKey)],
            _clock,
            ModelMeter.None
        );
        _writer = Writer(new WritingOptions());
        Behave(Words, source => source.Contains("barge", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _chain.Dispose();
        await _server.DisposeAsync();
        await _stores.Corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Articles_in_other_languages_are_found_and_answer()
    {
        await using var news = await NewsroomCorpus.OpenAsync(
            NewsroomStory.Of("languages").Concat(NewsroomStory.Of("dev")),
            rejected => Assert.Fail(rejected),
            Stop
        );
        foreach (var one in CrossLanguageCase.All)
            await StoreAsync(news.Corpus, news.Workspace, one.Title, one.Body, one.Language);
        await news.Corpus.IndexAsync(Stop);
        var (without, with) = (new List<Reply>(), new List<Reply>());
        foreach (var one in CrossLanguageCase.All)
        {
            Behave(one.Words, source => source.Contains(one.Answer, StringComparison.Ordinal), one.Language);
            var question = new Question(one.Question, new SearchScope(news.Workspace), new DateOnly(2029, 11, 20));
            without.Add(await new Answerer(news.Corpus, new AnswerOptions(), _clock).AnswerAsync(question, Stop));
            with.Add(await new Answerer(news.Corpus, new AnswerOptions(), _clock, _writer).AnswerAsync(question, Stop));
        }

        without.Count(reply => reply is Reply.Cited).ShouldBeLessThanOrEqualTo(1);
        foreach (var (reply, one) in with.Zip(CrossLanguageCase.All))
        {
            reply.Passages[0].Passage.Article.Title.ShouldBe(one.Title);
            reply.ShouldBeOfType<Reply.Cited>().Sources.ShouldContain(source => source.Quote.Contains(one.Answer), one.Question);
        }
    }

    [Fact]
    public async Task An_embedding_model_proposes_what_the_models_words_make_an_answer()
    {
        await StoreAsync("The crossing at Tolmark was shut on Monday because a barge had struck its middle pier.", "en");
        await StoreAsync(_stores.Corpus, _workspace, "Bakers", "Bakers of Norden waited for flour until noon.", "en");
        await _stores.Corpus.IndexAsync(Stop);
        _server.Embeddings = new EmbeddingScript
        {
            Vector = (text, _) => text.Contains("Tolmark", StringComparison.Ordinal) ? [1, 0.1f] : [0.1f, 1],
        };
        using var embedder = new Embedder(
            new EmbeddingModel(
                new ChatModel("near", ModelProvider.Compatible, _server.OpenAIAddress, "test-embedding", _server.ApiKey),
                null
            ),
            _clock,
            ModelMeter.None
        );
        while (await WritingParts.Embedding(_stores, embedder).EmbedAsync(Stop) > 0) { }
        var answerer = new Answerer(
            _stores.Corpus,
            new AnswerOptions(),
            _clock,
            _writer,
            new SemanticSearch(embedder, _stores.Vectors, _clock)
        );
        const string question = "Warum wurde die Brücke gesperrt, die in Tolmark steht?";
        Behave("steht=", source => source.Contains("barge", StringComparison.Ordinal));
        var alone = await answerer.AnswerAsync(Asked(question, null), Stop);
        _writer.Forget("ada");
        Behave(
            "Brücke=bridge, crossing; gesperrt=closed, shut; steht=stands",
            source => source.Contains("barge", StringComparison.Ordinal)
        );
        var together = await answerer.AnswerAsync(Asked(question, null), Stop);

        alone.ShouldBeOfType<Reply.NotFound>().Passages.Count.ShouldBe(2);
        together.ShouldBeOfType<Reply.Cited>().Written.ShouldHaveSingleItem().Text.ShouldContain("barge");
    }

    [Fact]
    public async Task What_was_looked_for_is_told()
    {
        await StoreAsync(Answer, "en");

        var reply = await AskAsync();

        TraceWords
            .Lines(reply.Trace!)
            .ShouldContain(
                "Looked for in other languages, as a model puts the words: Brücke = bridge (en), Tolmark = tolmark (en), "
                    + "gesperrt = closed, shut (en)"
            );
        reply.ShouldBeOfType<Reply.Cited>().Written.ShouldHaveSingleItem().Text.ShouldBe(Answer);
    }

    [Theory]
    [InlineData("Brücke=bridge; Tolmark=Norden; gesperrt=closed")]
    [InlineData("Brücke=bridge the bridge in Norden that closed; Tolmark=norden; gesperrt=closed")]
    public async Task A_name_stays_the_name_that_was_asked_about(string words)
    {
        await StoreAsync("The bridge in Norden was closed on Monday because a barge had struck it.", "en");
        Behave(words, source => source.Contains("barge", StringComparison.Ordinal));

        (await AskAsync()).Trace!.Translations.ShouldBeNull();
    }

    [Fact]
    public async Task What_the_model_says_is_no_answer_is_not_shown()
    {
        await StoreAsync(Answer, "en");
        Behave(Words, _ => false);

        var reply = await AskAsync();

        reply.ShouldBeOfType<Reply.NotFound>().Trace!.Translations.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_asked_where_articles_in_the_questions_language_answer()
    {
        await StoreAsync(Answer, "en");
        await StoreAsync(German, "de");

        (await AskAsync()).ShouldBeOfType<Reply.Cited>();

        TermRequests.ShouldBe(0);
    }

    [Theory]
    [InlineData(Question, "Am Dienstag tagte der Rat von Sundern.", "de")]
    [InlineData(Question, "Il ponte di Tolmark è stato chiuso lunedì dopo l'urto di una chiatta.", "it")]
    [InlineData("Brücke Tolmark", Answer, "en")]
    public async Task Nothing_is_asked_where_there_is_no_other_language_or_none_that_could_be_written_from(
        string question,
        string body,
        string language
    )
    {
        await StoreAsync(body, language);

        await AskAsync(question);

        TermRequests.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_asked_where_only_quotes_are_wanted_or_nothing_is_translated()
    {
        await StoreAsync(Answer, "en");

        await AskAsync(model: "extractive");
        _writer = Writer(new WritingOptions { Translates = false });
        await AskAsync();

        TermRequests.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_question_is_asked_about_once_and_forgotten_with_the_person()
    {
        await StoreAsync(Answer, "en");

        await AskAsync();
        await AskAsync();
        TermRequests.ShouldBe(1);
        _writer.Forget("ada");
        await AskAsync();

        TermRequests.ShouldBe(2);
    }

    [Fact]
    public async Task A_model_that_fails_or_is_silent_leaves_things_as_they_are()
    {
        await StoreAsync(Answer, "en");
        var without = await new Answerer(_stores.Corpus, new AnswerOptions(), _clock).AnswerAsync(Asked(Question, null), Stop);
        _server.Behaviour = Models.Hangs();
        var asking = AskAsync();
        await _server.WaitForRequestsAsync(1, Stop);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(5), Stop);
        var silent = await asking;
        _server.Behaviour = Models.Fails(500);
        var dead = await AskAsync();
        _server.Behaviour = Models.Says("I can't do that.\n1 en bridge\n99 en: bridge\n1 it: ponte\n1 en: http://evil.example/a?b=c");
        var nonsense = await AskAsync();

        foreach (var reply in new[] { silent, dead, nonsense })
        {
            reply.ShouldBeOfType<Reply.NotFound>().Confidence.ShouldBe(without.Confidence);
            reply.Passages.Select(passage => passage.Document).ShouldBe(without.Passages.Select(passage => passage.Document));
        }
    }

    [Fact]
    public async Task The_question_and_its_words_stand_between_marks_that_nobody_can_guess()
    {
        await StoreAsync(Answer, "en");

        await AskAsync();

        var sent = _server.Requests.First(PromptReading.IsTerms).Body!.ToJsonString();
        var user = _server.Requests.First(PromptReading.IsTerms).Body!["messages"]!.AsArray()[^1]!["content"]!.ToString();
        user.ShouldContain("The languages: en (English)");
        user.ShouldContain(Question);
        user.ShouldContain("1 Brücke, 2 Tolmark, 3 gesperrt");
        var fence = PromptReading.FenceIn(sent);
        fence.Length.ShouldBe(40);
        // Its letters and digits are drawn, and may spell anything.
        var words = sent.Replace(fence, "", StringComparison.Ordinal);
        words.ShouldNotContain("barge");
        words.ShouldNotContain("ada");
    }

    // Gives the words, and quotes the first sentence that answers, if there is one.
    void Behave(string words, Func<string, bool> answers, string language = "en") =>
        _server.Behaviour = Models.From(request =>
        {
            if (PromptReading.IsTerms(request))
                return PromptReading.Terms(request, language, words);
            var source = PromptReading.Sources(request).FirstOrDefault(source => answers(source.Text));
            return source.Text is { } text ? $"{text} [{source.Number}]" : "NONE";
        });

    ModelWriter Writer(WritingOptions options) => new(_chain, PromptSet.Load(PromptSet.DefaultFolder), options, _clock);

    async Task StoreAsync(string body, string language)
    {
        await StoreAsync(_stores.Corpus, _workspace, "Local news", body, language);
        await _stores.Corpus.IndexAsync(Stop);
    }

    static async Task StoreAsync(SqliteCorpus corpus, WorkspaceId workspace, string title, string body, string language) =>
        await corpus.StoreAsync(
            workspace,
            Drafts.Of(title, body, title + language + ".txt", "2029-11-02") with
            {
                Language = language,
            },
            Stop
        );

    Question Asked(string question, string? model) =>
        new(question, new SearchScope(_workspace), new DateOnly(2029, 11, 20)) { Model = model, Asker = new ModelAsker(null, "ada") };

    async Task<Reply> AskAsync(string question = Question, string? model = null) =>
        await new Answerer(_stores.Corpus, new AnswerOptions(), _clock, _writer).AnswerAsync(Asked(question, model), Stop);
}
