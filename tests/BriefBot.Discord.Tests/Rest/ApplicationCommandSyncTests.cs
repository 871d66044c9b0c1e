namespace BriefBot.Discord.Tests.Rest;

public sealed class ApplicationCommandSyncTests
{
    static readonly ApplicationCommand Ask = new() { Name = "ask", Description = "Asks" };
    static readonly ApplicationCommand Help = new() { Name = "help", Description = "Helps" };

    [Fact]
    public async Task A_command_that_is_refused_stops_no_other()
    {
        await using var rig = await RestRig.StartAsync(request =>
            request switch
            {
                { Method: "GET" } => new StubAnswer(200, """[{"id":"7","type":1,"name":"old","description":"Old"}]"""),
                { Method: "POST" } when request.Text.Contains("\"ask\"", StringComparison.Ordinal) => StubAnswer.Refused(
                    400,
                    30034,
                    "no more today"
                ),
                { Method: "POST" } => new StubAnswer(200, """{"id":"8","type":1,"name":"help","description":"Helps"}"""),
                _ => new StubAnswer(204),
            }
        );

        var result = await SynchronizeAsync(rig);

        result.Writes.ShouldBe(2);
        var refused = result.Refused.ShouldHaveSingleItem();
        refused.Command.ShouldBe(Ask);
        refused.Cause.ShouldBeOfType<DiscordApiException>().Code.ShouldBe(30034);
        rig.Stub.All.Select(request => request.Method).ShouldBe(["GET", "POST", "POST", "DELETE"]);
    }

    [Theory]
    [InlineData(
        """[null,{"id":"7","type":1,"name":"ask","description":"Asks"},{"id":"9","type":1,"name":"ask","description":"Twice"}]""",
        "GET,POST,DELETE"
    )]
    [InlineData(
        """[{"id":"7","type":1,"name":"ask","description":"Asks","integration_types":[0]},{"type":1,"name":"no id"}]""",
        "GET,POST"
    )]
    [InlineData("""[{"id":"7","type":1,"name":"ask","description":"Asks","novelty":{"a":1,"a":2}}]""", "GET,POST,POST")]
    [InlineData("""[{"id":"7","type":1,"name":"ask","description":"Asks","integration_types":[null]}]""", null)]
    [InlineData("""{"not":"a list"}""", null)]
    public async Task Whatever_Discord_lists_nothing_but_its_own_exceptions_come_out(string listed, string? requests)
    {
        await using var rig = await RestRig.StartAsync(request =>
            request.Method switch
            {
                "GET" => new StubAnswer(200, listed),
                "POST" => new StubAnswer(200, """{"id":"8","type":1,"name":"help","description":"Helps"}"""),
                _ => new StubAnswer(204),
            }
        );

        if (requests is null)
            await Should.ThrowAsync<DiscordException>(() => SynchronizeAsync(rig));
        else
            (await SynchronizeAsync(rig)).Refused.ShouldBeEmpty();

        string.Join(',', rig.Stub.All.Select(request => request.Method)).ShouldBe(requests ?? "GET");
    }

    [Fact]
    public async Task Whoever_runs_the_bot_hears_that_its_token_was_refused()
    {
        await using var rig = await RestRig.StartAsync(request =>
            request.Method == "POST"
                ? StubAnswer.Refused(401, 50027, "Invalid Webhook Token")
                : StubAnswer.Refused(401, 0, "401: Unauthorized")
        );

        await Should.ThrowAsync<DiscordApiException>(() => rig.DeferAsync());
        var before = rig.Client.Unauthorized.IsCompleted;
        await Should.ThrowAsync<DiscordUnauthorizedException>(() => rig.GetAsync());

        before.ShouldBeFalse();
        (await rig.Client.Unauthorized.WaitAsync(TestContext.Current.CancellationToken)).Message.ShouldContain("Reset the token");
    }

    static Task<CommandSyncResult> SynchronizeAsync(RestRig rig) =>
        ApplicationCommandSync.SynchronizeAsync(rig.Client, RestRig.Application, [Ask, Help], TestContext.Current.CancellationToken);
}
