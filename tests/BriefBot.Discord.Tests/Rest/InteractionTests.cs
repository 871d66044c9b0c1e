using System.Text.Json.Nodes;

namespace BriefBot.Discord.Tests.Rest;

public sealed class InteractionTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deferral_is_confirmed_by_204_and_carries_no_bot_token()
    {
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(204));

        var confirmed = await rig.DeferAsync();

        confirmed.ShouldBeTrue();
        rig.Stub.All[0].ToString().ShouldBe($"POST /api/v10/interactions/500/{RestRig.InteractionToken}/callback");
        rig.Stub.All[0].Text.ShouldBe("""{"type":5}""");
        rig.Stub.All[0].Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task A_response_can_bring_its_message_back()
    {
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(
            200,
            """{"interaction":{"id":"500","type":2},"resource":{"type":4,"message":{"id":"77","channel_id":"2"}}}"""
        ));

        var message = await rig.Client.CreateInteractionResponseWithMessageAsync(
            new(500),
            RestRig.InteractionToken,
            InteractionResponse.Message(new() { Content = "hello" }, ephemeral: true),
            Cancellation
        );

        message.ShouldNotBeNull().Id.ShouldBe(new Snowflake(77));
        rig.Stub.All[0].Target.ShouldEndWith("/callback?with_response=true");
        var data = JsonNode.Parse(rig.Stub.All[0].Text)!["data"]!;
        data["flags"]!.GetValue<int>().ShouldBe(64);
        data["allowed_mentions"]!.ToJsonString().ShouldBe("""{"parse":[]}""");
    }

    [Fact]
    public async Task A_lost_acknowledgement_is_tried_once_more_and_40060_then_means_that_the_first_arrived()
    {
        var answered = StubAnswer.Refused(400, 40060, "Interaction has already been acknowledged.");
        await using var rig = (await RestRig.StartAsync(RestRig.InTurn(StubAnswer.Cut, answered))).WithWaitsSkipped();

        var confirmed = await rig.DeferAsync();

        confirmed.ShouldBeFalse();
        rig.Stub.All.Select(request => request.At.TotalMilliseconds).ShouldBe([0, 75]);
    }

    [Fact]
    public async Task An_acknowledgement_is_tried_twice_at_most()
    {
        await using var rig = (await RestRig.StartAsync(_ => StubAnswer.Cut)).WithWaitsSkipped();

        await Should.ThrowAsync<DiscordConnectionException>(rig.DeferAsync());

        rig.Stub.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_acknowledgement_without_an_answer_ends_within_three_seconds()
    {
        await using var rig = (await RestRig.StartAsync()).WithWaitsSkipped();
        var defer = rig.DeferAsync();
        await rig.Stub.NextAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(1.5));
        await rig.Stub.NextAsync();

        rig.Time.Advance(TimeSpan.FromSeconds(1.425));

        (await Should.ThrowAsync<DiscordConnectionException>(defer)).TimedOut.ShouldBeTrue();
    }

    [Theory]
    [InlineData(404, 10062, "Unknown interaction")]
    [InlineData(400, 40060, "Interaction has already been acknowledged.")]
    public async Task A_refused_acknowledgement_tells_its_code_and_is_not_tried_again(int status, int code, string message)
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Refused(status, code, message));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.DeferAsync());

        exception.Code.ShouldBe(code);
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_original_response_is_read_edited_and_deleted_by_its_token_alone()
    {
        await using var rig = await RestRig.StartAsync(request => request.Method == "DELETE" ? new StubAnswer(204) : StubAnswer.Ok());

        await rig.Client.GetOriginalInteractionResponseAsync(RestRig.Application, RestRig.InteractionToken, Cancellation);
        await rig.EditOriginalAsync();
        await rig.Client.DeleteOriginalInteractionResponseAsync(RestRig.Application, RestRig.InteractionToken, Cancellation);

        var target = $"/api/v10/webhooks/900/{RestRig.InteractionToken}/messages/@original";
        rig.Stub.All.Select(request => request.ToString()).ShouldBe([$"GET {target}", $"PATCH {target}", $"DELETE {target}"]);
        rig.Stub.All.ShouldAllBe(request => request.Header("Authorization") == null);
        rig.Stub.All[1].Text.ShouldBe("""{"content":"done","allowed_mentions":{"parse":[]}}""");
    }

    [Fact]
    public async Task Follow_ups_are_sent_edited_and_deleted()
    {
        await using var rig = await RestRig.StartAsync(request => request.Method == "DELETE" ? new StubAnswer(204) : StubAnswer.Ok());
        var reply = new MessageReference { MessageId = new(1) };
        var message = new MessageProperties
        {
            Content = "more",
            Nonce = "n",
            EnforceNonce = true,
            MessageReference = reply,
        };

        await rig.Client.CreateFollowupMessageAsync(RestRig.Application, RestRig.InteractionToken, message, Cancellation);
        await rig.Client.EditFollowupMessageAsync(RestRig.Application, RestRig.InteractionToken, new(7), message, Cancellation);
        await rig.Client.DeleteFollowupMessageAsync(RestRig.Application, RestRig.InteractionToken, new(7), Cancellation);

        var webhook = $"/api/v10/webhooks/900/{RestRig.InteractionToken}";
        rig.Stub.All.Select(request => request.ToString())
            .ShouldBe([$"POST {webhook}?wait=true", $"PATCH {webhook}/messages/7", $"DELETE {webhook}/messages/7"]);
        rig.Stub.All.Take(2).ShouldAllBe(request => request.Text == """{"content":"more","allowed_mentions":{"parse":[]}}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/../../users/@me")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a%2e")]
    [InlineData("ä")]
    public async Task A_token_that_could_change_the_path_is_not_sent(string token)
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());

        var exception = await Should.ThrowAsync<ArgumentException>(() => rig.DeferAsync(token));

        exception.Message.ShouldBe("The interaction's token is not one that Discord gives. (Parameter 'token')");
        rig.Stub.All.ShouldBeEmpty();
    }
}
