using System.Text.Json.Nodes;
using BriefBot.Fakes;
using BriefBot.Fakes.Interop;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class ValidationTests : IAsyncLifetime
{
    const string Choices = "\"choices\": [{\"name\": \"n\", \"value\": \"v\"}]";

    FakeDiscord fake = null!;
    RawRest rest = null!;

    public static TheoryData<string, string> BadMessages =>
        new()
        {
            { $$"""{"content": "{{new string('x', 2001)}}"}""", "content" },
            { """{"content": 5}""", "content" },
            { $$"""{"embeds": [{{string.Join(',', Enumerable.Repeat("{\"title\": \"t\"}", 11))}}]}""", "embeds" },
            { $$"""{"embeds": [{"title": "{{new string('x', 257)}}"}]}""", "embeds.0.title" },
            { $$"""{"embeds": [{"description": "{{new string('x', 4097)}}"}]}""", "embeds.0.description" },
            { """{"embeds": [{"title": "t", "url": "javascript:alert(1)"}]}""", "embeds.0.url" },
            { """{"embeds": [{"title": "t", "timestamp": "yesterday"}]}""", "embeds.0.timestamp" },
            { """{"embeds": [{"title": "t", "color": 16777216}]}""", "embeds.0.color" },
            { """{"embeds": [{}]}""", "embeds.0" },
            { """{"embeds": [{"fields": [{"name": "", "value": "v"}]}]}""", "embeds.0.fields.0.name" },
            { $$"""{"embeds": [{"fields": [{"name": "n", "value": "{{new string('x', 1025)}}"}]}]}""", "embeds.0.fields.0.value" },
            {
                $$"""{"embeds": [{"fields": [{{string.Join(',', Enumerable.Repeat("{\"name\": \"n\", \"value\": \"v\"}", 26))}}]}]}""",
                "embeds.0.fields"
            },
            { $$"""{"embeds": [{"footer": {"text": "{{new string('x', 2049)}}"} }]}""", "embeds.0.footer.text" },
            { $$"""{"embeds": [{"author": {"name": "{{new string('x', 257)}}"} }]}""", "embeds.0.author.name" },
            { $$"""{"embeds": [{"description": "{{new string('x', 3000)}}"}, {"description": "{{new string('y', 3001)}}"}]}""", "embeds" },
            {
                $$"""{"content": "c", "components": [{{string.Join(',', Enumerable.Range(0, 6).Select(i => Row(Button($"{i}"))))}}]}""",
                "components"
            },
            {
                $$"""{"content": "c", "components": [{{Row(Enumerable.Range(0, 6).Select(i => Button($"{i}")).ToArray())}}]}""",
                "components.0.components"
            },
            { $$"""{"content": "c", "components": [{{Row(Button("same"), Button("same"))}}]}""", "components.0.components.1.custom_id" },
            { $$"""{"content": "c", "components": [{{Row(Button(new string('x', 101)))}}]}""", "components.0.components.0.custom_id" },
            {
                $$"""{"content": "c", "components": [{{Row("""{"type": 2, "style": 5, "label": "l"}""")}}]}""",
                "components.0.components.0.url"
            },
            {
                $$"""{"content": "c", "components": [{{Row("""{"type": 2, "style": 9, "label": "l", "custom_id": "i"}""")}}]}""",
                "components.0.components.0.style"
            },
            {
                $$"""{"content": "c", "components": [{{Row("""{"type": 2, "style": 1, "custom_id": "i"}""")}}]}""",
                "components.0.components.0"
            },
            { """{"content": "c", "components": [{"type": 2, "style": 1, "label": "l", "custom_id": "i"}]}""", "components.0.type" },
            { """{"content": "c", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}""", "allowed_mentions.parse" },
            { """{"content": "c", "allowed_mentions": {"parse": ["all"]}}""", "allowed_mentions.parse.0" },
            { """{"content": "c", "flags": 64}""", "flags" },
            { """{"content": "c", "nonce": "12345678901234567890123456"}""", "nonce" },
            { """{"content": "c", "message_reference": {"message_id": "1"}}""", "message_reference" },
        };

    public static TheoryData<string, string> BadCommands =>
        new()
        {
            { """{"description": "d"}""", "0.name" },
            { """{"name": "Ask", "description": "d"}""", "0.name" },
            { """{"name": "ask me", "description": "d"}""", "0.name" },
            { """{"name": "ask"}""", "0.description" },
            { $$"""{"name": "ask", "description": "{{new string('x', 101)}}"}""", "0.description" },
            { """{"name": "Ask about this", "type": 3, "description": "d"}""", "0.description" },
            { """{"name": "ask", "description": "d", "name_localizations": {"xx": "frag"}}""", "0.name_localizations.xx" },
            { """{"name": "ask", "description": "d", "contexts": [7]}""", "0.contexts" },
            { """{"name": "ask", "description": "d", "options": [{"type": 3, "name": "q"}]}""", "0.options.0.description" },
            { $$"""{"name": "ask", "description": "d", "options": [{{Option("q")}}, {{Option("q")}}]}""", "0.options.1.name" },
            {
                $$"""{"name": "ask", "description": "d", "options": [{{Option("a")}}, {{Option("b", "\"required\": true")}}]}""",
                "0.options.1"
            },
            {
                $$"""{"name": "ask", "description": "d", "options": [{{Option("a", "\"autocomplete\": true, " + Choices)}}]}""",
                "0.options.0"
            },
            { $$"""{"name": "ask", "description": "d", "options": [{{Many(26, i => Option($"o{i}"))}}]}""", "0.options" },
        };

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        fake.RateLimits.Enforced = false;
        rest = new(fake);

        // Nonsense is the point here; the answers are held against the description all the same.
        fake.ToleratesViolation(": request: ");
        fake.ToleratesViolation("no such operation");
    }

    public async ValueTask DisposeAsync()
    {
        rest.Dispose();
        await fake.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(BadMessages))]
    public async Task A_bad_message_is_50035_and_says_where(string message, string place)
    {
        var channel = fake.AddChannel(fake.AddGuild());

        var (status, body, _) = await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", JsonNode.Parse(message));

        status.ShouldBe(400);
        ((int)body!["code"]!).ShouldBe(50035);
        At(body["errors"]!, place).ShouldNotBeNull(body.ToJsonString());
        channel.Messages.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BadCommands))]
    public async Task A_bad_command_is_50035_and_says_where(string command, string place)
    {
        var (status, body, _) = await rest.SendAsync(
            "PUT",
            $"/applications/{fake.World.ApplicationId}/commands",
            new JsonArray(JsonNode.Parse(command))
        );

        status.ShouldBe(400);
        ((int)body!["code"]!).ShouldBe(50035);
        At(body["errors"]!, place).ShouldNotBeNull(body.ToJsonString());
        fake.Commands.Of().ShouldBeEmpty();
        fake.Commands.Writes.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"content": " "}""")]
    [InlineData("""{"embeds": [], "components": []}""")]
    public async Task An_empty_message_is_50006(string message)
    {
        var channel = fake.AddChannel(fake.AddGuild());

        var (_, body, _) = await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", JsonNode.Parse(message));

        ((int)body!["code"]!).ShouldBe(50006);
    }

    [Fact]
    public async Task A_message_at_every_limit_is_taken()
    {
        var channel = fake.AddChannel(fake.AddGuild());
        var message = new JsonObject
        {
            ["content"] = new string('x', 2_000),
            ["embeds"] = new JsonArray(
                new JsonObject { ["title"] = new string('t', 256), ["description"] = new string('d', 4_096) },
                new JsonObject { ["footer"] = new JsonObject { ["text"] = new string('f', 6_000 - 256 - 4_096) } }
            ),
            ["components"] = new JsonArray(
                JsonNode.Parse(Row(Enumerable.Range(0, 5).Select(i => Button($"{i}" + new string('x', 99))).ToArray()))
            ),
        };

        (await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", message)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Without_the_token_it_is_401_and_elsewhere_404_or_405()
    {
        using var stranger = new RawRest(fake, withToken: false);

        (await stranger.SendAsync("GET", "/users/@me")).Status.ShouldBe(401);
        (await rest.SendAsync("GET", "/nowhere")).Status.ShouldBe(404);
        (await rest.SendAsync("PUT", "/users/@me")).Status.ShouldBe(405);
        ((int)(await rest.SendAsync("GET", "/channels/12")).Body!["code"]!).ShouldBe(10003);
    }

    static string Many(int count, Func<int, string> each) => string.Join(',', Enumerable.Range(0, count).Select(each));

    static string Option(string name, string more = "\"required\": false") =>
        $$"""{"type": 3, "name": "{{name}}", "description": "d", {{more}}}""";

    static string Row(params string[] components) => $$"""{"type": 1, "components": [{{string.Join(',', components)}}]}""";

    static string Button(string id) => $$"""{"type": 2, "style": 1, "label": "l", "custom_id": "{{id}}"}""";

    static JsonNode? At(JsonNode errors, string place)
    {
        JsonNode? node = errors;
        foreach (var step in place.Split('.'))
            node = node?[step];
        return node?["_errors"];
    }
}
