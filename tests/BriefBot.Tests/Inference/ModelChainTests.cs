using System.Globalization;
using BriefBot.Discord.Tests.Support;
using BriefBot.FakeModels;
using BriefBot.Inference;
using Microsoft.Extensions.AI;

namespace BriefBot.Tests.Inference;

/// <summary>Models as one, over real sockets to a scripted server.</summary>
public sealed class ModelChainTests : IAsyncLifetime
{
    const string Answer = "Zwölf Redner 🗞 sprachen. [1]";

    readonly List<ModelUsage> _usage = [];
    readonly ManualTimeProvider _clock = new();
    FakeModelServer _first = null!;
    FakeModelServer _second = null!;

    public static TheoryData<ModelProvider> Providers => [.. Enum.GetValues<ModelProvider>()];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _first = await FakeModelServer.StartAsync(Models.Says(Answer), Stop);
        _second = await FakeModelServer.StartAsync(Models.Says("The second one. [1]"), Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_runs_it_is_told_of_each_failure()
    {
        List<string> told = [];
        _first.Behaviour = Models.Fails(500);
        _second.Behaviour = Models.CutsOff(Answer, 1);
        using var chain = new ModelChain(
            [Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.Compatible)],
            _clock,
            ModelMeter.None,
            (model, reason) => told.Add($"{model}: {reason}")
        );

        await Should.ThrowAsync<ModelFailedException>(chain.GetResponseAsync(Question, null, Stop));

        told.Count.ShouldBe(2);
        told[0].ShouldStartWith("one: ");
        told[0].ShouldContain("500");
        told[1].ShouldStartWith("two: ");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_provider_streams_its_words_and_tells_what_was_used(ModelProvider provider)
    {
        _first.Behaviour = _ => Models.Text(Answer) with { BytesAtATime = 3 };
        using var chain = Chain(Model("one", _first, provider));

        var updates = await chain
            .GetStreamingResponseAsync(Question, new ChatOptions { Temperature = 0, MaxOutputTokens = 200 }, Stop)
            .ToListAsync(Stop);

        string.Concat(updates.Select(update => update.Text)).ShouldBe(Answer);
        updates.ShouldAllBe(update => update.ModelId == "one");
        var used = _usage.ShouldHaveSingleItem();
        used.InputTokens.ShouldBe(Models.Tokens("Be brief.") + Models.Tokens("Who spoke?"));
        used.OutputTokens.ShouldBe(Models.Tokens(Answer));
        used.Cost.ShouldBe(((used.InputTokens * 2) + (used.OutputTokens * 10)) / 1_000_000m);
        var sent = _first.Requests.ShouldHaveSingleItem();
        sent.Body!["model"]!.GetValue<string>().ShouldBe("test-model");
        sent.Body.ToJsonString().ShouldContain("Who spoke?");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_whole_answer_can_be_waited_for(ModelProvider provider)
    {
        using var chain = Chain(Model("one", _first, provider));

        var response = await chain.GetResponseAsync(Question, null, Stop);

        response.Text.ShouldBe(Answer);
    }

    [Fact]
    public async Task Azure_is_reached_below_its_resource_with_its_own_header()
    {
        using var chain = Chain(Model("one", _first, ModelProvider.Azure));

        await chain.GetResponseAsync(Question, null, Stop);

        var sent = _first.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe("/openai/v1/chat/completions");
        sent.Headers["api-key"].ShouldBe(_first.ApiKey);
        sent.Headers.Keys.ShouldNotContain("Authorization");
    }

    [Theory]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("page")]
    [InlineData("malformed")]
    [InlineData("broken down")]
    [InlineData("cut off")]
    [InlineData("nothing")]
    [InlineData("blank")]
    [InlineData("redirect")]
    public async Task Whatever_fails_before_its_first_word_makes_room_for_the_next(string failure)
    {
        foreach (var provider in Enum.GetValues<ModelProvider>())
        {
            _first.Behaviour = failure switch
            {
                "page" => Models.ShowsPage(),
                "malformed" => Models.Malformed(),
                "broken down" => Models.BreaksDown(),
                "cut off" => Models.CutsOff(Answer, 0),
                "nothing" => Models.Says(""),
                "blank" => _ => new ChatScript { Raw = "", RawType = "text/event-stream" },
                "redirect" => _ => new ChatScript { Status = 307 },
                _ => Models.Fails(int.Parse(failure, CultureInfo.InvariantCulture)),
            };
            using var chain = Chain(Model("one", _first, provider), Model("two", _second, ModelProvider.Compatible));

            var response = await chain.GetResponseAsync(Question, null, Stop);

            response.Text.ShouldBe("The second one. [1]", $"{provider}");
            response.ModelId.ShouldBe("two");
            chain.States[0].LastFailure.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_makes_room_for_the_next_and_is_named()
    {
        await _first.DisposeAsync();
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.Anthropic));

        var response = await chain.GetResponseAsync(Question, null, Stop);

        response.ModelId.ShouldBe("two");
        chain.States[0].LastFailure.ShouldNotBeNull().ShouldContain("cannot be reached");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Slow_first_words_are_not_waited_for(ModelProvider provider)
    {
        _first.Behaviour = _ => new ChatScript { Before = Task.Delay(Timeout.Infinite, Stop) };
        using var chain = Chain(Model("one", _first, provider), Model("two", _second, ModelProvider.Compatible));

        var asked = chain.GetResponseAsync(Question, null, Stop);
        await _first.WaitForRequestsAsync(1, Stop);
        _clock.Advance(TimeSpan.FromSeconds(11));
        var response = await asked;

        response.ModelId.ShouldBe("two");
        chain.States[0].LastFailure.ShouldBe("its first words took longer than 10 s");
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_that_stops_speaking_is_ended_at_its_deadline(ModelProvider provider)
    {
        _first.Behaviour = Models.Hangs(Answer, after: 2);
        using var chain = Chain(Model("one", _first, provider), Model("two", _second, ModelProvider.Compatible));
        var heard = new List<string>();

        var failure = await Should.ThrowAsync<ModelFailedException>(async () =>
        {
            await foreach (var update in chain.GetStreamingResponseAsync(Question, null, Stop))
            {
                heard.Add(update.Text);
                if (string.Concat(heard).Contains("Redner", StringComparison.Ordinal))
                    _clock.Advance(TimeSpan.FromSeconds(31));
            }
        });

        failure.Model.ShouldBe("one");
        failure.Message.ShouldBe("it took longer than 30 s");
        string.Concat(heard).ShouldBe("Zwölf Redner ");
        _second.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_that_breaks_off_in_the_middle_ends_the_call_and_the_account_is_kept(ModelProvider provider)
    {
        var heard = new TaskCompletionSource();
        _first.Behaviour = _ => Models.Text(Answer) with { End = ScriptEnd.CutOff, EndAfter = 1, BehindFirst = heard.Task };
        using var chain = Chain(Model("one", _first, provider), Model("two", _second, ModelProvider.Compatible));

        var failure = await Should.ThrowAsync<ModelFailedException>(async () =>
        {
            await foreach (var update in chain.GetStreamingResponseAsync(Question, null, Stop))
                if (update.Text.Length > 0)
                    heard.TrySetResult();
        });

        failure.Model.ShouldBe("one");
        _second.Requests.ShouldBeEmpty();
        _usage.ShouldHaveSingleItem().OutputTokens.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_that_never_ends_is_cut_off(ModelProvider provider)
    {
        _first.Behaviour = Models.Loops("and so on ");
        using var chain = Chain(Model("one", _first, provider) with { MaximumOutputTokens = 50 });

        var response = await chain.GetResponseAsync(Question, null, Stop);

        response.Text.Length.ShouldBeInRange(50 * 12, 50 * 12 + 100);
    }

    [Fact]
    public async Task An_answer_without_bound_is_not_read_to_its_end()
    {
        _first.Behaviour = _ => new ChatScript
        {
            Raw = $"data: {new string('a', ModelHttp.LargestAnswer + 1)}",
            RawType = "text/event-stream",
        };
        using var chain = Chain(Model("one", _first, ModelProvider.Compatible));

        var failure = await Should.ThrowAsync<ModelFailedException>(() => chain.GetResponseAsync(Question, null, Stop));

        failure.Message.ShouldContain("larger than 4 MB");
    }

    [Fact]
    public async Task One_that_fails_again_and_again_is_passed_over_for_a_while()
    {
        _first.Behaviour = Models.Fails(500);
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.Compatible));

        for (var i = 0; i < 5; i++)
            await chain.GetResponseAsync(Question, null, Stop);
        var asked = _first.Requests.Count;
        var wasOpen = chain.States[0].IsOpen;
        _first.Behaviour = Models.Says(Answer);
        _clock.Advance(TimeSpan.FromSeconds(31));
        var again = await chain.GetResponseAsync(Question, null, Stop);

        asked.ShouldBe(3);
        wasOpen.ShouldBeTrue();
        again.ModelId.ShouldBe("one");
        chain.States[0].ShouldBe(new ModelState("one", false, null, null));
    }

    [Fact]
    public async Task One_that_asks_to_be_left_alone_is()
    {
        _first.Behaviour = Models.InOrder(Models.Fails(429, "120"), Models.Says(Answer));
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.Compatible));

        await chain.GetResponseAsync(Question, null, Stop);
        _clock.Advance(TimeSpan.FromSeconds(119));
        var early = await chain.GetResponseAsync(Question, null, Stop);
        _clock.Advance(TimeSpan.FromSeconds(2));
        var late = await chain.GetResponseAsync(Question, null, Stop);

        early.ModelId.ShouldBe("two");
        late.ModelId.ShouldBe("one");
    }

    [Fact]
    public async Task Only_the_model_that_is_chosen_is_asked()
    {
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.Compatible));

        var response = await chain.GetResponseAsync(
            Question,
            ModelChain.For(new ChatOptions(), new ModelCall(ModelAsker.Nobody, "TWO"), "TWO"),
            Stop
        );

        response.ModelId.ShouldBe("two");
        _first.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_whose_budget_is_used_up_is_not_asked_and_for_whom_is_not_told()
    {
        var asker = new ModelAsker("guild-7", "person-9");
        var meter = new ModelMeter(
            (model, who, _) => ValueTask.FromResult(model.Name == "one" && who == asker ? "the budget is used up" : null),
            _ => ValueTask.CompletedTask
        );
        using var chain = new ModelChain(
            [Model("one", _first, ModelProvider.OpenAI), Model("two", _second, ModelProvider.OpenAI)],
            _clock,
            meter
        );

        var response = await chain.GetResponseAsync(Question, ModelChain.For(new ChatOptions(), new ModelCall(asker, null), null), Stop);

        response.ModelId.ShouldBe("two");
        _first.Requests.ShouldBeEmpty();
        var sent = _second.Requests.ShouldHaveSingleItem();
        string.Join('\n', sent.Headers.Values.Append(sent.Body!.ToJsonString())).ShouldNotContain("guild-7");
        string.Join('\n', sent.Headers.Values.Append(sent.Body!.ToJsonString())).ShouldNotContain("person-9");
    }

    [Theory]
    [InlineData(401, "Is the key right?")]
    [InlineData(404, "Are model and endpoint right?")]
    public async Task What_is_wrong_with_the_settings_is_said_without_the_key(int status, string advice)
    {
        _first.Behaviour = Models.Fails(status);
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI));

        var failure = await Should.ThrowAsync<ModelFailedException>(() => chain.GetResponseAsync(Question, null, Stop));

        failure.Message.ShouldContain(advice);
        failure.ToString().ShouldNotContain(_first.ApiKey);
        Model("one", _first, ModelProvider.OpenAI).ToString().ShouldNotContain(_first.ApiKey);
    }

    [Fact]
    public async Task What_a_server_says_of_its_error_is_cut_and_cleaned()
    {
        _first.Behaviour = _ => new ChatScript
        {
            Status = 500,
            RawType = "application/json",
            Raw = "{\"error\":{\"message\":\"Bad\\u001b[31m\\u202e luck\\n" + new string('x', 5_000) + "\"}}",
        };
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI));

        var failure = await Should.ThrowAsync<ModelFailedException>(() => chain.GetResponseAsync(Question, null, Stop));

        failure.Message.Length.ShouldBeLessThan(300);
        failure.Message.ShouldContain("Bad [31m luck xxx");
    }

    [Fact]
    public async Task A_model_that_knows_of_no_functions_is_not_passed_over_for_it()
    {
        _first.Behaviour = request => request.Body.ContainsKey("tools") ? new ChatScript { Status = 400 } : Models.Text("It opened.");
        using var chain = Chain(Model("one", _first, ModelProvider.Compatible));
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create(() => "", "search")] };

        for (var asked = 0; asked < 6; asked++)
            await Should.ThrowAsync<ModelFailedException>(() => chain.GetResponseAsync(Question, options, Stop));

        chain.States.ShouldHaveSingleItem().IsOpen.ShouldBeFalse();
        (await chain.GetResponseAsync(Question, null, Stop)).Text.ShouldBe("It opened.");
    }

    [Fact]
    public async Task A_caller_that_leaves_is_no_failure_of_the_model()
    {
        _first.Behaviour = Models.Hangs(Answer, after: 1);
        using var chain = Chain(Model("one", _first, ModelProvider.OpenAI));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in chain.GetStreamingResponseAsync(Question, null, leave.Token))
                await leave.CancelAsync();
        });

        chain.States[0].LastFailure.ShouldBeNull();
    }

    static ChatMessage[] Question => [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Who spoke?")];

    static ChatModel Model(string name, FakeModelServer server, ModelProvider provider) =>
        new(
            name,
            provider,
            provider is ModelProvider.Anthropic or ModelProvider.Azure ? server.Address : server.OpenAIAddress,
            "test-model",
            server.ApiKey
        )
        {
            InputPrice = 2,
            OutputPrice = 10,
        };

    ModelChain Chain(params ChatModel[] models) =>
        new(
            models,
            _clock,
            new ModelMeter(
                (_, _, _) => ValueTask.FromResult<string?>(null),
                used =>
                {
                    _usage.Add(used);
                    return ValueTask.CompletedTask;
                }
            )
        );
}
