using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Discord.Tests.Rest;

public sealed class TransportTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_name_the_bot_and_carry_its_token()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());

        await rig.GetAsync();

        rig.Stub.All[0].Header("User-Agent").ShouldBe("DiscordBot (https://bot.example/, 1.2.3)");
        rig.Stub.All[0].Header("Authorization").ShouldBe($"Bot {RestRig.Token}");
        rig.Stub.All[0].ToString().ShouldBe("GET /api/v10/channels/200");
    }

    [Fact]
    public async Task A_body_is_not_sent_when_it_may_not_be_any_more_once_the_connection_stands()
    {
        var asked = 0;
        await using var rig = await RestRig.StartAsync(
            _ => StubAnswer.Ok(),
            options => (options.MaySend, options.MaximumRetries) = (() => ++asked == 1, 0)
        );

        var failure = await Should.ThrowAsync<DiscordConnectionException>(() =>
            rig.Client.CreateMessageAsync(RestRig.Channel, new MessageProperties { Content = "late" }, Cancellation)
        );

        failure.MayHaveArrived.ShouldBeFalse();
        asked.ShouldBe(2);
        rig.Stub.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_fields_of_an_answer_survive()
    {
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(200, """{"id":"1","type":99,"new_field":{"a":1}}"""));

        var channel = await rig.GetAsync();

        channel.AdditionalFields.ShouldNotBeNull()["new_field"].GetProperty("a").GetInt32().ShouldBe(1);
        ((int)channel.Type).ShouldBe(99);
    }

    [Fact]
    public async Task A_message_pings_nobody_whatever_the_caller_gives()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());
        var message = new MessageProperties
        {
            Content = "@everyone",
            AllowedMentions = new() { Parse = ["everyone"], RepliedUser = true },
            AdditionalFields = new Dictionary<string, JsonElement> { ["allowed_mentions"] = JsonElement.Parse("""{"parse":["users"]}""") },
        };

        await rig.Client.CreateMessageAsync(RestRig.Channel, message, Cancellation);
        await rig.Client.EditMessageAsync(RestRig.Channel, new(5), message with { AllowedMentions = null }, Cancellation);

        rig.Stub.All.ShouldAllBe(request => request.Text == """{"content":"@everyone","allowed_mentions":{"parse":[]}}""");
    }

    [Fact]
    public async Task Files_go_as_a_form_beside_the_message()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());
        FileAttachment[] files =
        [
            new("täst.txt", "text/plain", "hello"u8.ToArray()) { Description = "A text" },
            new("b.json", "application/json", "{}"u8.ToArray()),
        ];

        await rig.Client.CreateMessageAsync(RestRig.Channel, new() { Content = "see" }, files, Cancellation);

        var request = rig.Stub.All[0];
        request.Header("Content-Type").ShouldNotBeNull().ShouldStartWith("multipart/form-data; boundary=");
        request.Text.ShouldContain("""{"content":"see","allowed_mentions":{"parse":[]},"attachments":[""");
        request.Text.ShouldContain("""[{"id":"0","filename":"t\u00E4st.txt","description":"A text"},{"id":"1","filename":"b.json"}]}""");
        request.Text.ShouldContain("name=payload_json");
        request.Text.ShouldContain("name=\"files[0]\"");
        request.Text.ShouldContain("name=\"files[1]\"; filename=b.json");
        request.Text.ShouldContain("hello");
    }

    [Fact]
    public async Task A_file_with_a_bad_media_type_is_not_sent()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());
        FileAttachment[] files = [new("a.txt", "text", default)];

        await Should.ThrowAsync<ArgumentException>(() => rig.Client.CreateMessageAsync(RestRig.Channel, new(), files, Cancellation));

        rig.Stub.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nX: y")]
    [InlineData("../a")]
    [InlineData("a\"b")]
    public async Task A_file_with_a_bad_name_is_not_sent(string name)
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Ok());

        await Should.ThrowAsync<ArgumentException>(() =>
            rig.Client.CreateMessageAsync(RestRig.Channel, new(), [new(name, "text/plain", default)], Cancellation)
        );

        rig.Stub.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_read_to_its_end()
    {
        await using var rig = await RestRig.StartAsync(
            _ => new StubAnswer(200, new string('x', 5_000)),
            options => options.MaximumResponseSize = 1_000
        );

        var exception = await Should.ThrowAsync<DiscordResponseException>(rig.GetAsync());

        exception.Message.ShouldContain("longer than 1000 bytes");
    }

    [Theory]
    [InlineData("<html>", "text/html")]
    [InlineData("null", "application/json")]
    [InlineData("""{"id":{}}""", "application/json")]
    public async Task An_answer_that_is_not_what_it_should_be_is_said_to_be_unreadable(string body, string type)
    {
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(200, body, type));

        var exception = await Should.ThrowAsync<DiscordResponseException>(rig.GetAsync());

        exception.Message.ShouldStartWith("Discord's answer to GET /channels/{channel_id} can't be read");
    }

    [Fact]
    public async Task A_redirect_is_refused_and_not_followed()
    {
        await using var rig = await RestRig.StartAsync(_ => new StubAnswer(302, Headers: ("Location", "/elsewhere")));

        var exception = await Should.ThrowAsync<DiscordApiException>(rig.GetAsync());

        exception.HttpStatus.ShouldBe(HttpStatusCode.Found);
        rig.Stub.All.Count.ShouldBe(1);
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_not_taken()
    {
        using var handler = new SocketsHttpHandler();

        var exception = Should.Throw<ArgumentException>(() =>
            new DiscordRestClient(
                RestRig.Options(new("http://localhost")),
                handler,
                TimeProvider.System,
                new Random(1),
                NullLogger.Instance
            )
        );

        exception.Message.ShouldContain("AllowAutoRedirect");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bot abc")]
    [InlineData("abc\n")]
    public void A_token_that_is_none_stops_the_start_without_being_shown(string token)
    {
        var options = RestRig.Options(new("http://localhost"));
        options.Token = token;

        var exception = Should.Throw<ArgumentException>(() =>
            new DiscordRestClient(options, null, TimeProvider.System, new Random(1), NullLogger.Instance)
        );

        exception.Message.ShouldContain("Token must be the bot's token");
        exception.Message.ShouldNotContain("abc");
    }

    [Fact]
    public void Every_setting_out_of_range_is_named()
    {
        (string Name, Action<DiscordRestConfig> Change)[] cases =
        [
            ("BaseUrl", options => options.BaseUrl = new("ftp://x")),
            ("UserAgentUrl", options => options.UserAgentUrl = null),
            ("UserAgentVersion", options => options.UserAgentVersion = "1)"),
            ("AttemptTimeout", options => options.AttemptTimeout = TimeSpan.Zero),
            ("RequestDeadline", options => options.RequestDeadline = TimeSpan.Zero),
            ("InteractionDeadline", options => options.InteractionDeadline = TimeSpan.FromSeconds(4)),
            ("GlobalRequestsPerSecond", options => options.GlobalRequestsPerSecond = 51),
            ("MaximumRetries", options => options.MaximumRetries = -1),
            ("MaximumRateLimitRetries", options => options.MaximumRateLimitRetries = 21),
            ("RetryDelay", options => options.RetryDelay = TimeSpan.Zero),
            ("PauseWithoutRetryAfter", options => options.PauseWithoutRetryAfter = TimeSpan.Zero),
            ("InvalidRequestLimit", options => options.InvalidRequestLimit = 10_000),
            ("MaximumResponseSize", options => options.MaximumResponseSize = 0),
        ];
        foreach (var (name, change) in cases)
        {
            var options = RestRig.Options(new("http://localhost"));
            change(options);

            Should.Throw<ArgumentException>(options.Validate).Message.ShouldStartWith($"{name} must be");
        }
    }

    [Fact]
    public async Task Each_method_asks_what_its_name_says()
    {
        await using var rig = await RestRig.StartAsync(Sample);
        var (client, id) = (rig.Client, new Snowflake(9));
        var command = new ApplicationCommand
        {
            Id = new(4),
            Name = "ask",
            Description = "Ask",
        };

        await client.GetBotGatewayAsync(Cancellation);
        await client.GetCurrentUserAsync(Cancellation);
        await client.GetCurrentApplicationAsync(Cancellation);
        await client.GetGuildAsync(id, Cancellation);
        await client.GetGuildMemberAsync(id, new(8), Cancellation);
        await client.GetGuildRolesAsync(id, Cancellation);
        await client.GetMessageAsync(id, new(8), Cancellation);
        await client.TriggerTypingAsync(id, Cancellation);
        await client.StartThreadAsync(id, new(8), new ThreadProperties { Name = "t", Type = ChannelType.PublicThread }, Cancellation);
        await client.StartThreadAsync(id, new() { Name = "t", Type = ChannelType.PublicThread }, Cancellation);
        await client.CreateDMChannelAsync(id, Cancellation);
        await client.DeleteMessageAsync(id, new(8), Cancellation);
        foreach (var guild in new Snowflake?[] { null, new(3) })
        {
            await client.GetApplicationCommandsAsync(id, guild, Cancellation);
            await client.CreateApplicationCommandAsync(id, guild, command, Cancellation);
            await client.EditApplicationCommandAsync(id, guild, command, Cancellation);
            await client.DeleteApplicationCommandAsync(id, guild, new(4), Cancellation);
            await client.BulkOverwriteApplicationCommandsAsync(id, guild, [command], Cancellation);
        }

        rig.Stub.All.Select(request => request.ToString().Replace("/api/v10", "", StringComparison.Ordinal))
            .ShouldBe([
                "GET /gateway/bot",
                "GET /users/@me",
                "GET /applications/@me",
                "GET /guilds/9",
                "GET /guilds/9/members/8",
                "GET /guilds/9/roles",
                "GET /channels/9/messages/8",
                "POST /channels/9/typing",
                "POST /channels/9/messages/8/threads",
                "POST /channels/9/threads",
                "POST /users/@me/channels",
                "DELETE /channels/9/messages/8",
                "GET /applications/9/commands?with_localizations=true",
                "POST /applications/9/commands",
                "PATCH /applications/9/commands/4",
                "DELETE /applications/9/commands/4",
                "PUT /applications/9/commands",
                "GET /applications/9/guilds/3/commands?with_localizations=true",
                "POST /applications/9/guilds/3/commands",
                "PATCH /applications/9/guilds/3/commands/4",
                "DELETE /applications/9/guilds/3/commands/4",
                "PUT /applications/9/guilds/3/commands",
            ]);
        JsonNode.Parse(rig.Stub.All[8].Text)!["type"].ShouldBeNull();
        JsonNode.Parse(rig.Stub.All[9].Text)!["type"]!.GetValue<int>().ShouldBe(11);
    }

    [Fact]
    public async Task A_person_who_is_no_member_is_null()
    {
        await using var rig = await RestRig.StartAsync(_ => StubAnswer.Refused(404, 10007, "Unknown Member"));

        (await rig.Client.GetGuildMemberAsync(new(9), new(8), Cancellation)).ShouldBeNull();
    }

    static StubAnswer Sample(StubRequest request) =>
        request switch
        {
            { Method: "DELETE" } or { Target: "/api/v10/channels/9/typing" } => new(204),
            { Method: "PUT" } => new(200, "[]"),
            { Method: "GET", Target: var target } when target.Contains("/roles") || target.Contains("/commands") => new(200, "[]"),
            _ => StubAnswer.Ok(),
        };
}
