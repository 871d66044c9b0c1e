using System.Globalization;
using System.Text;
using BriefBot.Answer;
using BriefBot.Answer.Writing;
using BriefBot.Corpus;
using BriefBot.Deliver;
using BriefBot.Deliver.Wording;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;

namespace BriefBot.Tests.Answer.Writing;

/// <summary>Has a scripted model do each thing over both wire formats, and writes docs/testing/model-faults.md from what the reader is
/// shown.</summary>
[Trait("Length", "Long")]
public sealed class ModelFaultTableTests(NewsDesk desk) : IClassFixture<NewsDesk>
{
    const string Question = "How much will the repair of the Mosel Canal cost?";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_a_model_does_the_reader_is_shown_what_the_sources_bear_out_and_the_table_says_so()
    {
        var text = new StringBuilder(Introduction);
        var others = new List<string>();
        foreach (var fault in ModelFault.All)
        {
            var (reply, over) = await AskAsync(fault, ModelProvider.Compatible, second: false);
            var (alsoReply, alsoOver) = await AskAsync(fault, ModelProvider.Anthropic, second: false);
            var (next, _) = await AskAsync(fault, ModelProvider.Compatible, second: true);
            var (alsoNext, _) = await AskAsync(fault, ModelProvider.Anthropic, second: true);

            if (Shown(reply) != fault.Shown || Shown(alsoReply) != fault.Shown)
                others.Add($"{fault.Name}: {Shown(reply)}, {Shown(alsoReply)}: {WritingWords.Line(alsoReply, Localization.English)}");
            if (Shown(next) != fault.Next || Shown(alsoNext) != fault.Next)
                others.Add(
                    $"{fault.Name}, with a second: {Shown(next)}, {Shown(alsoNext)}: {WritingWords.Line(alsoNext, Localization.English)}"
                );
            alsoOver.ShouldBe(over, fault.Name);
            foreach (var answer in (Reply.Cited[])[reply, alsoReply, next, alsoNext])
                ShouldBeBorneOut(answer, fault.Name);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {fault.Name} | {Shown(reply)} | {WritingWords.Line(reply, Localization.English)} "
                    + $"| {over.TotalSeconds:0.###} | {Shown(next)} |\n"
            );
        }
        text.Append(Rules);

        others.ShouldBeEmpty();
        Golden.FileShouldMatch(text.ToString(), "docs/testing/model-faults.md");
    }

    // What is not a model's sentence stands in an article letter for letter; a model's passed the check, and here only the honest one can.
    static void ShouldBeBorneOut(Reply.Cited reply, string what)
    {
        foreach (var sentence in reply.Written)
        {
            if (sentence.Origin is SentenceOrigin.Quote)
                reply.Sources.ShouldContain(source => source.Quote == sentence.Text, what);
            else
                sentence.Text.ShouldBeOneOf(ModelFault.Honest, ModelFault.AlsoHonest);
        }
        // Readers learn nothing of where the model runs, or of what its server said.
        foreach (var inside in (string[])["127.0.0.1", "Models:", "The test asked"])
            WritingWords.Line(reply, Localization.English)!.ShouldNotContain(inside, customMessage: what);
        reply.Sources.ShouldContain(source => source.Quote.Contains("3 million euros", StringComparison.Ordinal), what);
    }

    static string Shown(Reply.Cited reply) =>
        reply.Written.Count == 0
            ? "quotes"
            : (reply.AnsweredBy == "second" ? "the second's " : "its ")
                + string.Join('+', reply.Written.Select(sentence => sentence.Origin)) switch
                {
                    "Model" => "right sentence",
                    "Model+Model" => "two sentences",
                    "Model+Quote" => "right sentence, the source's in place of the other",
                    "Model+Repaired" => "right sentence, the other as written again",
                    var others => others,
                };

    async Task<(Reply.Cited Reply, TimeSpan Over)> AskAsync(ModelFault fault, ModelProvider provider, bool second)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        var time = new ManualTimeProvider();
        var shown = new TaskCompletionSource();
        await using var first = await FakeModelServer.StartAsync(
            request => fault.Play(request) with { BehindFirst = fault.GoesOnWhenShown ? shown.Task : Task.CompletedTask },
            limit.Token
        );
        await using var other = await FakeModelServer.StartAsync(Models.From(request => ModelFault.Both(request)), limit.Token);
        using var chain = new ModelChain(
            [Model("first", first, provider), .. second ? [Model("second", other, ModelProvider.Compatible)] : Array.Empty<ChatModel>()],
            time,
            ModelMeter.None
        );
        var answerer = new Answerer(
            desk.Corpus,
            new AnswerOptions(),
            time,
            new ModelWriter(chain, PromptSet.Load(PromptSet.DefaultFolder), new WritingOptions(), time)
        );
        var asked = answerer
            .AnswerAsync(
                new Question(Question, new SearchScope(desk.Workspace), new DateOnly(2024, 3, 1)),
                (_, _) =>
                {
                    shown.TrySetResult();
                    // What it wrote so far is on the screen; it will write no more.
                    if (fault.Clock > TimeSpan.FromSeconds(20))
                        time.Advance(fault.Clock.Value);
                    return ValueTask.CompletedTask;
                },
                null,
                limit.Token
            )
            .AsTask();
        if (fault.Clock is { } firstWords && firstWords < TimeSpan.FromSeconds(20))
            await time.AdvanceToTimerAsync(firstWords, limit.Token);
        return ((await asked).ShouldBeOfType<Reply.Cited>(), time.Elapsed);
    }

    static ChatModel Model(string name, FakeModelServer server, ModelProvider provider) =>
        new(name, provider, provider is ModelProvider.Anthropic ? server.Address : server.OpenAIAddress, "test-model", server.ApiKey);

    const string Introduction = """
        # What models may do wrong, and what the reader is shown

        A test writes this table from what happens: `ModelFaultTableTests` has a scripted server do each thing over real sockets, in OpenAI's and in Anthropic's wire format, under a clock that it advances itself. Both must come to the same. `./dev golden` rewrites the page. "Over at" is seconds. The last column is what is shown where a second, honest model is configured behind the first.

        | The model … | The reader is shown | The line under it | Over at | With a second model |
        |---|---|---|---|---|

        """;

    const string Rules = """

        "Quotes" is the answer as it is without a model. How many of the wrong sentences are held back when they are many and various: [verification-tables.md](verification-tables.md). The settings: [models.md](../how-to/models.md).

        """;
}
