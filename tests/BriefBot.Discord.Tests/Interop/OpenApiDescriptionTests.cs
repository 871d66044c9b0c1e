using System.Globalization;
using System.Text.Json.Nodes;
using BriefBot.Fakes.Interop;

namespace BriefBot.Discord.Tests.Interop;

/// <summary>The judge itself: what it must refuse, and that it takes what is right.</summary>
public sealed class OpenApiDescriptionTests(OpenApiDescription description) : IClassFixture<OpenApiDescription>
{
    const string Callback = "/interactions/100000000000000001/token/callback";
    const string Messages = "/channels/100000000000000001/messages";
    const string Commands = "/applications/100000000000000001/commands";

    [Theory]
    [InlineData(
        "POST",
        Messages,
        """{"content":"x","embeds":[{"fields":[{"name":"a","value":"b","inline":true}]}],"allowed_mentions":{"parse":[]}}"""
    )]
    [InlineData(
        "POST",
        Messages,
        """{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"Why","custom_id":"why"}]}],"nonce":"a1"}"""
    )]
    [InlineData("POST", Callback, """{"type":5,"data":{"flags":64}}""")]
    [InlineData("POST", Callback, """{"type":8,"data":{"choices":[]}}""")]
    [InlineData(
        "PUT",
        Commands,
        """[{"name":"ask","description":"x","default_member_permissions":"32","options":[{"type":3,"name":"q","description":"x"}]}]"""
    )]
    public async Task A_right_request_passes(string method, string path, string body)
    {
        (await RequestViolationsAsync(method, path, body)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Messages, """{"contnet":"hi"}""", "contnet")]
    [InlineData(Messages, """{"content":5}""", "/content must be string")]
    [InlineData(Messages, """{"content":"hi","flags":"4"}""", "/flags must be integer")]
    [InlineData(Messages, """{"content":"hi","embeds":[{"titel":"x"}]}""", "titel")]
    [InlineData(Messages, """{"components":[{"type":1,"components":[{"type":2,"style":1,"lable":"x"}]}]}""", "lable")]
    [InlineData(Messages, """{"components":[{"type":99}]}""", "/components/0/type")]
    [InlineData(Messages, """{"content":"hi","nonce":"longer than twenty-five characters"}""", "/nonce")]
    [InlineData(Callback, """{"type":4,"data":{"contnt":"x"}}""", "contnt")]
    [InlineData(Callback, """{"type":5,"date":{"flags":64}}""", "date")]
    public async Task A_wrong_request_fails_and_the_field_is_named(string path, string body, string named)
    {
        var violations = await RequestViolationsAsync("POST", path, body);

        violations.ShouldNotBeEmpty();
        violations.ShouldAllBe(violation => violation.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2001, 1)]
    public async Task Content_has_at_most_2000_characters(int length, int violations)
    {
        // A character outside the basic plane counts once.
        var content = string.Concat(Enumerable.Repeat("🗞", length));

        var posted = await RequestViolationsAsync("POST", Messages, $$"""{"content":"{{content}}"}""");
        var answered = await RequestViolationsAsync("POST", Callback, $$$"""{"type":4,"data":{"content":"{{{content}}}"}}""");

        posted.Count.ShouldBe(violations);
        answered.Any().ShouldBe(violations > 0);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    public async Task All_embeds_of_a_message_have_at_most_6000_characters_together(int length, int violations)
    {
        var embeds = new JsonArray([
            .. Enumerable
                .Range(0, 2)
                .Select(_ =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["description"] = new string('d', 2000),
                            ["fields"] = new JsonArray(new JsonObject { ["name"] = "n", ["value"] = new string('v', length - 1) }),
                        }
                ),
        ]);

        (await RequestViolationsAsync("POST", Messages, new JsonObject { ["embeds"] = embeds }.ToJsonString())).Count.ShouldBe(violations);
    }

    [Fact]
    public async Task A_message_has_at_most_five_rows_and_a_command_at_most_8000_characters()
    {
        var row = """{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"https://example.org"}]}""";
        var choice = """{"name":"100","value":"100"}""".Replace("100", new string('c', 100));
        var choices = string.Join(',', Enumerable.Repeat(choice, 25));
        var option = (int number) => $$"""{"type":3,"name":"o{{number}}","description":"x","choices":[{{choices}}]}""";

        (await RequestViolationsAsync("POST", Messages, $$"""{"components":[{{string.Join(',', Enumerable.Repeat(row, 6))}}]}"""))
            .ShouldHaveSingleItem()
            .ShouldContain("6 rows");
        (await RequestViolationsAsync("PUT", Commands, $$"""[{"name":"ask","description":"x","options":[{{option(1)}},{{option(2)}}]}]"""))
            .ShouldHaveSingleItem()
            .ShouldContain("10010 characters");
    }

    [Theory]
    [InlineData(
        "GET",
        "/gateway/bot",
        200,
        """{"url":"wss://g.example","shards":1,"session_start_limit":{"total":9,"remaining":1,"reset_after":0,"max_concurrency":1}}""",
        null
    )]
    [InlineData(
        "GET",
        "/gateway/bot",
        200,
        """{"url":"wss://g.example","shard":1,"session_start_limit":{"total":9,"remaining":1,"reset_after":0,"max_concurrency":1}}""",
        "shard"
    )]
    [InlineData("GET", "/gateway/bot", 200, null, "body is missing")]
    [InlineData("GET", "/gateway/bot", 302, null, "status 302")]
    [InlineData("GET", "/gateway/bot", 429, """{"message":"You are being rate limited.","retry_after":0.5,"global":false}""", null)]
    [InlineData(
        "GET",
        "/gateway/bot",
        429,
        """{"message":"You are being rate limited.","retry_after":0.5,"global":false,"scope":"user"}""",
        "scope"
    )]
    [InlineData("GET", "/gateway/bot", 401, """{"message":"401: Unauthorized","code":0}""", null)]
    [InlineData("GET", "/gateway/bot", 401, """{"message":"401: Unauthorized","kode":0}""", "kode")]
    [InlineData("GET", "/gateway/bot", 502, null, null)]
    [InlineData("PUT", Messages + "/100000000000000002/reactions/%F0%9F%91%8D/@me", 204, null, null)]
    [InlineData("PUT", Messages + "/100000000000000002/reactions/%F0%9F%91%8D/@me", 204, "{}", "there is a body")]
    [InlineData("GET", "/users/@me/guilds", 200, "[]", null)]
    [InlineData("GET", "/users/@you/guilds", 200, "[]", "no such operation")]
    [InlineData("GET", "/users/@you", 404, """{"message":"404","code":0}""", "user_id")]
    public async Task A_path_and_a_response_are_held_against_the_description(
        string method,
        string path,
        int status,
        string? body,
        string? named
    )
    {
        var exchange = new JsonObject
        {
            ["method"] = method,
            ["path"] = path,
            ["status"] = status,
        };
        if (body is not null)
            exchange["response"] = JsonNode.Parse(body);

        var violations = await ViolationsAsync(exchange);

        if (named is null)
            violations.ShouldBeEmpty();
        else
            violations.ShouldContain(violation => violation.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("limit", "50", true)]
    [InlineData("limit", "500", false)]
    [InlineData("before", "100000000000000001", true)]
    [InlineData("before", "yesterday", false)]
    [InlineData("befor", "100000000000000001", false)]
    public async Task Query_parameters_are_held_against_the_description(string name, string value, bool right)
    {
        var exchange = new JsonObject
        {
            ["method"] = "GET",
            ["path"] = "/api/v10" + Messages,
            ["query"] = new JsonArray(new JsonArray(name, value)),
            ["status"] = 200,
            ["response"] = new JsonArray(),
        };

        (await ViolationsAsync(exchange)).Any().ShouldBe(!right);
    }

    [Theory]
    [InlineData("THREAD_CREATE", """{"id":"1","newly_created":true,"nmae":"x"}""", "nmae")]
    [InlineData("MESSAGE_CREATE", """{"id":"1","guild_id":"2","contnet":"x"}""", "contnet")]
    [InlineData("INTERACTION_CREATE", """{"id":"1","token":"x"}""", "required property 'application_id'")]
    [InlineData("SOMETHING_NEW", """{"id":1}""", null)]
    public async Task Events_of_the_gateway_carry_what_responses_do(string name, string data, string? named)
    {
        var violations = await ViolationsAsync(new() { ["event"] = name, ["data"] = JsonNode.Parse(data) });

        if (named is null)
            violations.ShouldBeEmpty();
        else
            string.Join('\n', violations).ShouldContain(named);
    }

    [Fact]
    public async Task Verdicts_keep_the_order_of_many_exchanges()
    {
        Needs();
        var exchanges = Enumerable
            .Range(0, 2000)
            .Select(number =>
            {
                var request = new JsonObject { [number.ToString(CultureInfo.InvariantCulture)] = new string('x', 200) };
                return new JsonObject
                {
                    ["method"] = "POST",
                    ["path"] = Messages,
                    ["status"] = 500,
                    ["request"] = request,
                };
            });

        var violations = await description.CheckAsync([.. exchanges], TestContext.Current.CancellationToken);

        violations.Count.ShouldBe(2000);
        violations[1234].ShouldContain("\"1234\"");
    }

    /// <summary>A request that the server then fails at with 503, which leaves only the request to be judged.</summary>
    Task<IReadOnlyList<string>> RequestViolationsAsync(string method, string path, string body) =>
        ViolationsAsync(
            new()
            {
                ["method"] = method,
                ["path"] = path,
                ["status"] = 503,
                ["request"] = JsonNode.Parse(body),
            }
        );

    async Task<IReadOnlyList<string>> ViolationsAsync(JsonObject exchange)
    {
        Needs();
        return await description.CheckAsync([exchange], TestContext.Current.CancellationToken);
    }

    static void Needs()
    {
        Assert.SkipWhen(InteropSetup.MissingForDescription is not null && !InteropSetup.Required, InteropSetup.MissingForDescription ?? "");
        InteropSetup.MissingForDescription.ShouldBeNull();
    }
}
