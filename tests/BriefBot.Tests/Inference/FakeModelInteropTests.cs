using System.Text.Json.Nodes;
using BriefBot.FakeModels;

namespace BriefBot.Tests.Inference;

/// <summary>The fake of models' servers, seen by the vendors' own clients: what they take from it is what they would take from the real
/// ones.</summary>
public sealed class FakeModelInteropTests
{
    const string Answer = "Zwölf Redner 🗞 sprachen, and nobody left early.";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("openai", "plain", null)]
    [InlineData("openai", "streamed", null)]
    [InlineData("openai", "streamed", 1)]
    [InlineData("openai", "azure", 7)]
    [InlineData("anthropic", "plain", null)]
    [InlineData("anthropic", "streamed", null)]
    [InlineData("anthropic", "streamed", 1)]
    public async Task A_client_reads_text_reason_and_usage(string client, string task, int? bytesAtATime)
    {
        await using var server = await FakeModelServer.StartAsync(_ => Models.Text(Answer) with { BytesAtATime = bytesAtATime }, Stop);

        var seen = await ModelScript.RunAsync(client, task, server);

        var value = seen["value"].ShouldNotBeNull();
        ((string?)value["text"]).ShouldBe(Answer);
        ((string?)value["finish"]).ShouldBe(client == "openai" ? "stop" : "end_turn");
        value["usage"]!
            .AsArray()
            .Select(count => (int)count!)
            .ShouldBe([Models.Tokens("Be brief.") + Models.Tokens("Wer spräche hier? 🗞"), Models.Tokens(Answer)]);
        if (task != "plain")
            ((int)value["pieces"]!).ShouldBe(8);
        server.Requests.ShouldHaveSingleItem().Body!.ToJsonString().ShouldContain("Be brief.");
    }

    [Theory]
    [InlineData("openai", "length", "length")]
    [InlineData("openai", "content_filter", "content_filter")]
    [InlineData("anthropic", "length", "max_tokens")]
    [InlineData("anthropic", "content_filter", "refusal")]
    public async Task A_client_reads_why_it_stopped(string client, string reason, string seenAs)
    {
        await using var server = await FakeModelServer.StartAsync(_ => Models.Text("Half") with { FinishReason = reason }, Stop);

        var seen = await ModelScript.RunAsync(client, "streamed", server);

        ((string?)seen["value"]!["finish"]).ShouldBe(seenAs);
    }

    [Theory]
    [InlineData("openai", "plain")]
    [InlineData("openai", "streamed")]
    [InlineData("anthropic", "plain")]
    [InlineData("anthropic", "streamed")]
    public async Task A_client_reads_a_call_of_a_tool(string client, string task)
    {
        await using var server = await FakeModelServer.StartAsync(
            _ => new ChatScript { ToolCalls = [("delete_all", "{\"sure\": true}")], FinishReason = "tool_calls" },
            Stop
        );

        var seen = await ModelScript.RunAsync(client, task, server);

        ((string?)seen["value"]!["tool"]).ShouldBe("delete_all");
        ((string?)seen["value"]!["finish"]).ShouldBe(client == "openai" ? "tool_calls" : "tool_use");
    }

    [Theory]
    [InlineData("openai", 429, "RateLimitError")]
    [InlineData("openai", 500, "InternalServerError")]
    [InlineData("openai", 503, "InternalServerError")]
    [InlineData("openai", 400, "BadRequestError")]
    [InlineData("anthropic", 429, "RateLimitError")]
    [InlineData("anthropic", 500, "InternalServerError")]
    [InlineData("anthropic", 529, "OverloadedError")]
    [InlineData("anthropic", 400, "BadRequestError")]
    public async Task A_client_makes_its_own_error_of_each_status(string client, int status, string error)
    {
        await using var server = await FakeModelServer.StartAsync(Models.Fails(status), Stop);

        var seen = await ModelScript.RunAsync(client, "plain", server);

        ((string?)seen["error"]).ShouldBe(error);
        ((int?)seen["status"]).ShouldBe(status);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_client_is_refused_with_a_wrong_key_or_an_unknown_model(string client)
    {
        await using var server = await FakeModelServer.StartAsync(Models.Says(Answer), Stop);

        var key = await ModelScript.RunAsync(client, "plain", server, new JsonObject { ["key"] = "wrong" });
        var model = await ModelScript.RunAsync(client, "plain", server, new JsonObject { ["model"] = "unknown" });

        ((string?)key["error"]).ShouldBe("AuthenticationError");
        ((string?)model["error"]).ShouldBe("NotFoundError");
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_client_that_may_try_again_does_so_when_told(string client)
    {
        await using var server = await FakeModelServer.StartAsync(Models.InOrder(Models.Fails(429, "0"), Models.Says(Answer)), Stop);

        var seen = await ModelScript.RunAsync(client, "plain", server, new JsonObject { ["retries"] = 1 });

        ((string?)seen["value"]!["text"]).ShouldBe(Answer);
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_client_sees_an_error_in_the_middle_of_a_stream(string client)
    {
        await using var server = await FakeModelServer.StartAsync(Models.BreaksDown(Answer, after: 2), Stop);

        var seen = await ModelScript.RunAsync(client, "streamed", server);

        seen["value"].ShouldBeNull();
        ((string?)seen["error"]).ShouldEndWith("Error");
    }

    [Theory]
    [InlineData("openai", ScriptEnd.CutOff)]
    [InlineData("anthropic", ScriptEnd.CutOff)]
    [InlineData("openai", ScriptEnd.Malformed)]
    [InlineData("anthropic", ScriptEnd.Malformed)]
    public async Task A_client_fails_on_what_is_cut_off_or_malformed(string client, ScriptEnd end)
    {
        await using var server = await FakeModelServer.StartAsync(_ => Models.Text(Answer) with { End = end, EndAfter = 2 }, Stop);

        var seen = await ModelScript.RunAsync(client, "streamed", server);

        seen["value"].ShouldBeNull();
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    public async Task A_client_can_leave_a_stream_that_never_ends(string client)
    {
        await using var server = await FakeModelServer.StartAsync(Models.Loops("and so on "), Stop);

        var seen = await ModelScript.RunAsync(client, "aborted", server);

        ((int)seen["value"]!["pieces"]!).ShouldBeGreaterThanOrEqualTo(3);
        server.BytesWritten.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task OpenAIs_client_lists_models_and_reads_vectors_in_both_encodings()
    {
        await using var server = await FakeModelServer.StartAsync(cancellation: Stop);

        var models = await ModelScript.RunAsync("openai", "models", server);
        var vectors = (await ModelScript.RunAsync("openai", "embeddings", server))["value"].ShouldNotBeNull();

        models["value"]!.AsArray().Select(name => (string?)name).ShouldBe(server.ModelNames);
        ((int)vectors["length"]!).ShouldBe(64);
        ((int)vectors["asked"]!).ShouldBe(16);
        ((double)vectors["near"]!).ShouldBeGreaterThan((double)vectors["far"]! + 0.5);
        ((int)vectors["tokens"]!).ShouldBeGreaterThan(0);
    }
}
