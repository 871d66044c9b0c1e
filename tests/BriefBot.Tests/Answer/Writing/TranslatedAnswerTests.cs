using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>Questions in one language of articles in another, answered by a scripted model over real sockets.</summary>
public sealed class TranslatedAnswerTests : IAsyncLifetime
{
    const string German = "Was ist mit Veldmark?";
    const string Closing = "The shipyard in Veldmark will close on 3 May 2027, and 1,850 workers will lose their jobs.";
    const string Doubt = "Director Paul Ingram said on Thursday that the shipyard in Veldmark might not be sold.";
    const string Speech = "\"We have nothing to hide,\" Ingram told reporters in Veldmark.";
    const string True = "Die Werft in Veldmark schließt am 3. Mai 2027, und 1.850 Arbeiter verlieren ihre Stelle.";

    readonly TemporaryFolder _folder = new();
    readonly ManualTimeProvider _clock = new();
    SqliteStores _stores = null!;
    WorkspaceId _workspace;
    FakeModelServer _server = null!;
    ModelChain _chain = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stores = await SqliteStores.OpenAsync(_folder.File("briefbot.db"), null, Stop);
        _workspace = await _stores.Corpus.WorkspaceAsync("desk", Stop);
        await StoreAsync("Shipyard in Veldmark to close", $"{Closing} {Doubt}\n\n{Speech}", "en");
        await StoreAsync(
            "Hafen von Norden",
            "Der Hafen von Norden bleibt bis Juni 2027 gesperrt. Der Bagger Hektor hat den Hafen von Norden nicht verlassen.",
            "de"
        );
        await StoreAsync("Porto di Salvera", "Il porto di Salvera riapre il 4 luglio 2027 dopo i lavori di restauro del molo.", "it");
        await _stores.Corpus.IndexAsync(Stop);
        _server = await FakeModelServer.StartAsync(cancellation: Stop);
        _chain = new ModelChain(
            [new ChatModel("scripted", ModelProvider.Compatible, _server.OpenAIAddress, "test-model", _server.ApiKey)],
            _clock,
            ModelMeter.None
        );
    }

    public async ValueTask DisposeAsync()
    {
        _chain.Dispose();
        await _server.DisposeAsync();
        await _stores.Corpus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_german_question_on_an_english_article_is_answered_in_german_beside_the_original()
    {
        var reply = await AskAsync(German, True, Closing);

        reply.Writing!.Rejected.SelectMany(one => one.Reasons).ShouldBeEmpty();
        var sentence = reply.Written.ShouldHaveSingleItem();
        sentence.Text.ShouldBe(True);
        sentence.TranslatedFrom.ShouldBe("en");
        reply.Sources.Single(source => source.Number == sentence.Citations[0]).Quote.ShouldBe(Closing);
    }

    [Theory]
    [InlineData("Die Werft in Kolberg schließt am 3. Mai 2027, und 1.850 Arbeiter verlieren ihre Stelle.", Closing, "a wrong name")]
    [InlineData("Die Werft in Veldmark schließt am 3. Mai 2027, und 1.580 Arbeiter verlieren ihre Stelle.", Closing, "a wrong number")]
    [InlineData("Die Werft in Veldmark schließt am 5. Mai 2027, und 1.850 Arbeiter verlieren ihre Stelle.", Closing, "a wrong day")]
    [InlineData("Die Werft in Veldmark schließt am 3. März 2027, und 1.850 Arbeiter verlieren ihre Stelle.", Closing, "a wrong month")]
    [InlineData("Die Werft in Veldmark schließt nicht am 3. Mai 2027.", Closing, "an added negation")]
    [InlineData("Die Werft in Veldmark öffnet am 3. Mai 2027.", Closing, "an opposite")]
    [InlineData("Direktor Paul Ingram sagte am Donnerstag, die Werft in Veldmark könnte verkauft werden.", Doubt, "a dropped negation")]
    [InlineData("Direktor Paul Ingram sagte am Donnerstag, die Werft in Veldmark werde nicht verkauft.", Doubt, "a dropped hedge")]
    [InlineData("Direktor Paul Ingram sagte am Freitag, die Werft in Veldmark könnte nicht verkauft werden.", Doubt, "a wrong weekday")]
    [InlineData("Die Werft in Veldmark könnte am Donnerstag nicht verkauft werden.", Doubt, "nobody credited")]
    [InlineData("Direktor Ingram sagte in Veldmark: „Wir haben nichts zu verbergen.“", Speech, "a quotation in other words")]
    [InlineData("Siehe https://evil.example, die Werft in Veldmark schließt am 3. Mai 2027.", Closing, "a link")]
    public async Task What_a_translation_gets_wrong_is_replaced_by_the_original(string sentence, string source, string what)
    {
        var reply = await AskAsync(German, sentence, source);

        reply.Written.ShouldAllBe(written => written.Origin == SentenceOrigin.Quote, what);
        reply.Written.ShouldAllBe(written => written.TranslatedFrom == null, what);
        reply.Writing!.Passed.ShouldBe(0, what);
        reply.Writing.Rejected.ShouldHaveSingleItem().Reasons.ShouldNotBeEmpty(what);
    }

    [Fact]
    public async Task A_translation_that_cites_nothing_is_not_shown()
    {
        _server.Behaviour = PromptReading.Writes(_ => True);

        var reply = await AskAsync(German);

        reply.Written.ShouldBeEmpty();
        reply.Claims.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Of_two_sentences_the_true_one_is_translated_and_the_original_stands_for_the_other()
    {
        _server.Behaviour = PromptReading.Writes(sources =>
            $"{True} [{Of(sources, Closing)}]\nDirektor Paul Ingram sagte am Donnerstag, die Werft in Veldmark werde verkauft. "
            + $"[{Of(sources, Doubt)}]"
        );

        var reply = await AskAsync(German);

        reply
            .Written.Select(sentence => (sentence.Text, sentence.Origin))
            .ShouldBe([(True, SentenceOrigin.Model), (Doubt, SentenceOrigin.Quote)]);
        reply.Written.Select(sentence => sentence.TranslatedFrom).ShouldBe(["en", null]);
    }

    [Fact]
    public async Task A_quotation_stays_in_the_speakers_words()
    {
        const string german = "Ingram sagte Reportern in Veldmark: „We have nothing to hide.“";

        var reply = await AskAsync(German, german, Speech);

        reply.Writing!.Rejected.SelectMany(one => one.Reasons).ShouldBeEmpty();
        reply.Written.ShouldHaveSingleItem().Text.ShouldBe(german);
    }

    [Fact]
    public async Task The_model_is_told_the_language_of_the_question()
    {
        ChatRequest? seen = null;
        _server.Behaviour = Models.From(request =>
        {
            if (!PromptReading.IsTerms(request))
                seen ??= request;
            return "NONE";
        });

        await AskAsync(German);

        seen.ShouldNotBeNull().System.ShouldContain("Write in German,");
    }

    [Fact]
    public async Task Of_english_articles_in_english_nothing_is_said_of_languages()
    {
        ChatRequest? seen = null;
        _server.Behaviour = Models.From(request =>
        {
            seen ??= request;
            return "NONE";
        });

        await AskAsync("When will the shipyard in Veldmark close?");

        seen.ShouldNotBeNull().System.ShouldNotContain("Write in");
    }

    [Fact]
    public async Task Switched_off_a_translation_does_not_pass_and_is_not_asked_for()
    {
        ChatRequest? seen = null;
        _server.Behaviour = Models.From(request =>
        {
            if (PromptReading.IsRepair(request))
                return "NONE";
            seen = request;
            return $"{True} [{Of(PromptReading.Sources(request), Closing)}]";
        });

        var reply = await AskAsync(German, new WritingOptions { Translates = false });

        seen.ShouldNotBeNull().System.ShouldNotContain("Write in");
        reply.Written.ShouldAllBe(written => written.Origin == SentenceOrigin.Quote);
    }

    [Fact]
    public async Task An_english_question_on_a_german_article_is_answered_in_english()
    {
        const string english = "The port of Norden remains blocked until June 2027.";

        var reply = await AskAsync("What is in Norden?", english, "Der Hafen von Norden bleibt");

        reply.Writing!.Rejected.SelectMany(one => one.Reasons).ShouldBeEmpty();
        reply.Written.ShouldHaveSingleItem().TranslatedFrom.ShouldBe("de");
    }

    [Theory]
    [InlineData("Der Hafen von Norden bleibt bis Juni 2027 gesperrt.", SentenceOrigin.Quote)]
    [InlineData("Bis Juni 2027 bleibt der Hafen von Norden gesperrt.", SentenceOrigin.Model)]
    [InlineData("Bis Juni 2027 bleibt der Hafen von Norden nicht gesperrt.", null)]
    [InlineData("Bis Juni 2027 bleibt der Bahnhof von Norden gesperrt.", null)]
    public async Task German_on_german_is_compared_word_by_word_and_is_no_translation(string sentence, SentenceOrigin? origin)
    {
        var reply = await AskAsync("Bis wann ist der Hafen von Norden gesperrt?", sentence, "Der Hafen von Norden bleibt");

        reply
            .Written.Where(written => written.Text == sentence)
            .Select(written => (SentenceOrigin?)written.Origin)
            .FirstOrDefault()
            .ShouldBe(origin);
        reply.Written.ShouldAllBe(written => written.TranslatedFrom == null);
    }

    [Fact]
    public async Task Out_of_a_language_whose_words_are_not_known_nothing_is_translated()
    {
        var reply = await AskAsync("Was ist in Salvera?", "Der Hafen von Salvera öffnet am 4. Juli 2027.", "Il porto di Salvera");

        reply.Written.ShouldAllBe(written => written.Origin == SentenceOrigin.Quote);
    }

    static int Of(IReadOnlyList<(int Number, string Title, string Text)> sources, string text) =>
        sources.First(source => source.Text.Contains(text, StringComparison.Ordinal)).Number;

    async Task StoreAsync(string title, string body, string language) =>
        await _stores.Corpus.StoreAsync(
            _workspace,
            Drafts.Of(title, body, title + ".txt", "2026-11-02") with
            {
                Language = language,
            },
            Stop
        );

    Task<Reply.Cited> AskAsync(string question, string sentence, string source)
    {
        _server.Behaviour = PromptReading.Writes(sources => $"{sentence} [{Of(sources, source)}]");
        return AskAsync(question);
    }

    async Task<Reply.Cited> AskAsync(string question, WritingOptions? options = null) =>
        (
            await new Answerer(
                _stores.Corpus,
                new AnswerOptions(),
                _clock,
                new ModelWriter(_chain, PromptSet.Load(PromptSet.DefaultFolder), options ?? new WritingOptions(), _clock)
            ).AnswerAsync(new Question(question, new SearchScope(_workspace), new DateOnly(2026, 11, 20)), null, null, Stop)
        ).ShouldBeOfType<Reply.Cited>();
}
