using System.Diagnostics;
using System.Text;
using BriefBot.FakeModels;
using BriefBot.Inference;
using BriefBot.Inference.Prompts;
using Microsoft.Extensions.AI;

namespace BriefBot.Tests.Inference;

public sealed class ModelKernelTests : IAsyncLifetime
{
    const string Secret = "The lighthouse of Varn is blue.";

    static readonly PromptTemplate Prompt = PromptTemplate.Parse(
        Encoding.UTF8.GetBytes(
            """
            name: test
            template_format: handlebars
            template: <message role="user">{{question}}</message>
            input_variables:
              - name: question
            """
        ),
        "test.yaml"
    );

    static readonly Dictionary<string, object> Values = new() { ["question"] = Secret };

    FakeModelServer _server = null!;
    ModelChain _chain = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeModelServer.StartAsync(Models.Says("It is blue."), Stop);
        _chain = new ModelChain(
            [
                new ChatModel("local", ModelProvider.Compatible, _server.OpenAIAddress, "test-model", _server.ApiKey)
                {
                    OutputPrice = 1_000_000,
                },
            ],
            TimeProvider.System,
            ModelMeter.None
        );
    }

    public async ValueTask DisposeAsync()
    {
        _chain.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Activities_tell_of_a_request_without_its_text()
    {
        var told = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatClients.TelemetryName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (told)
                    told.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var mine = new Activity("test").Start();

        await new ModelKernel(_chain).TextAsync(Prompt, Values, new ModelCall(ModelAsker.Nobody, null), Stop);

        Activity request;
        lock (told)
            request = told.Where(activity => activity.TraceId == mine.TraceId).ShouldHaveSingleItem();
        var text = string.Join('\n', request.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")) + string.Join('\n', request.Events);
        text.ShouldContain("gen_ai");
        text.ShouldNotContain("lighthouse");
        text.ShouldNotContain("blue");
    }

    [Fact]
    public async Task A_call_adds_up_what_its_requests_use()
    {
        var call = new ModelCall(ModelAsker.Nobody, null);

        await new ModelKernel(_chain).TextAsync(Prompt, Values, call, Stop);
        await new ModelKernel(_chain).TextAsync(Prompt, Values, call with { Tools = null }, Stop);

        call.Tally.Requests.ShouldBe(2);
        call.Tally.InputTokens.ShouldBe(2 * Models.Tokens(Secret));
        call.Tally.OutputTokens.ShouldBe(2 * Models.Tokens("It is blue."));
        call.Tally.Cost.ShouldBe(call.Tally.OutputTokens);
    }

    [Fact]
    public async Task Functions_are_called_no_more_often_than_they_may()
    {
        var called = 0;
        _server.Behaviour = request =>
            request.Body.ContainsKey("tools")
                ? new ChatScript { ToolCalls = [("corpus_count", "{}"), ("corpus_count", "{}")], FinishReason = "tool_calls" }
                : Models.Text("Enough.");
        var call = new ModelCall(ModelAsker.Nobody, null)
        {
            Tools = new Toolbox([AIFunctionFactory.Create(() => Interlocked.Increment(ref called), "count")], 3, "No more."),
        };
        var answered = new List<string>();

        var text = await new ModelKernel(_chain).LastTextAsync(Prompt, Values, call, answered.Add, Stop);

        text.ShouldBe("Enough.");
        called.ShouldBe(3);
        answered.ShouldAllBe(model => model == "local");
        _server.Requests.Count.ShouldBe(4);
    }
}
