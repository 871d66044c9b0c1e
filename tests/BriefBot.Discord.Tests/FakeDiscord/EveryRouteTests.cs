using System.Text.Json.Nodes;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

/// <summary>Goes through everything that the fake answers, so that each answer is held against Discord's description once.</summary>
public sealed class EveryRouteTests : IAsyncLifetime
{
    FakeDiscord fake = null!;
    RawRest rest = null!;
    FakeGuild guild = null!;
    FakeChannel channel = null!;
    Person anna = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        rest = new(fake);
        guild = fake.AddGuild();
        channel = fake.AddChannel(
            guild,
            "general",
            new FakeOverwrite(guild.Id, IsMember: false, FakePermissions.ViewChannel, FakePermissions.None)
        );
        anna = fake.Person("Anna", guild);
    }

    public async ValueTask DisposeAsync()
    {
        rest.Dispose();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task Account_and_guilds()
    {
        foreach (
            var path in new[]
            {
                "/gateway",
                "/gateway/bot",
                "/users/@me",
                $"/users/{anna.User.Id}",
                "/users/@me/guilds",
                "/applications/@me",
                "/oauth2/applications/@me",
                $"/guilds/{guild.Id}",
                $"/guilds/{guild.Id}?with_counts=true",
                $"/guilds/{guild.Id}/roles",
                $"/guilds/{guild.Id}/channels",
                $"/guilds/{guild.Id}/members/{anna.User.Id}",
                $"/guilds/{guild.Id}/threads/active",
                $"/channels/{channel.Id}",
            }
        )
            await SendAsync(200, "GET", path);
        var direct = await SendAsync(200, "POST", "/users/@me/channels", new JsonObject { ["recipient_id"] = anna.User.Id.ToString() });
        await SendAsync(200, "GET", $"/channels/{direct!["id"]}");
    }

    [Fact]
    public async Task Commands()
    {
        var application = $"/applications/{fake.World.ApplicationId}";
        foreach (var scope in new[] { application + "/commands", $"{application}/guilds/{guild.Id}/commands" })
        {
            await SendAsync(
                200,
                "PUT",
                scope,
                new JsonArray(SampleCommands.Ask(), SampleCommands.Article(), SampleCommands.OnMessage("Ask about this"))
            );
            var made = await SendAsync(201, "POST", scope, SampleCommands.OnMessage("Check this claim"));
            await SendAsync(200, "POST", scope, SampleCommands.OnMessage("Check this claim"));
            await SendAsync(200, "GET", scope);
            await SendAsync(200, "GET", scope + "?with_localizations=true");
            await SendAsync(200, "GET", $"{scope}/{made!["id"]}");
            await SendAsync(200, "PATCH", $"{scope}/{made["id"]}", new JsonObject { ["name"] = "Check the claim" });
            await SendAsync(204, "DELETE", $"{scope}/{made["id"]}");
            await SendAsync(404, "GET", $"{scope}/{made["id"]}");
        }
    }

    [Fact]
    public async Task Messages_and_threads()
    {
        var asked = anna.Say(channel, $"{fake.World.Bot.Mention} hello");
        var messages = $"/channels/{channel.Id}/messages";
        var answer = SampleMessages.Rich();
        answer["message_reference"] = new JsonObject { ["message_id"] = asked.Id.ToString(), ["fail_if_not_exists"] = false };
        var posted = await SendAsync(200, "POST", messages, answer);
        var plain = await SendAsync(
            200,
            "POST",
            messages,
            new JsonObject
            {
                ["content"] = "plain",
                ["nonce"] = "n1",
                ["enforce_nonce"] = true,
            }
        );
        await SendAsync(200, "GET", messages + "?limit=10");
        await SendAsync(200, "GET", $"{messages}/{posted!["id"]}");
        await SendAsync(
            200,
            "PATCH",
            $"{messages}/{posted["id"]}",
            new JsonObject { ["content"] = "changed", ["components"] = new JsonArray() }
        );
        await SendAsync(204, "POST", $"/channels/{channel.Id}/typing");
        var thread = await SendAsync(
            201,
            "POST",
            $"{messages}/{plain!["id"]}/threads",
            new JsonObject { ["name"] = "A story", ["auto_archive_duration"] = 1_440 }
        );
        await SendAsync(201, "POST", $"/channels/{channel.Id}/threads", new JsonObject { ["name"] = "Another", ["type"] = 11 });
        await SendAsync(200, "POST", $"/channels/{thread!["id"]}/messages", new JsonObject { ["content"] = "in the thread" });
        await SendAsync(200, "GET", $"/channels/{thread["id"]}");
        await SendAsync(200, "PATCH", $"/channels/{thread["id"]}", new JsonObject { ["archived"] = true });
        await SendAsync(200, "GET", $"/guilds/{guild.Id}/threads/active");
        await SendAsync(200, "GET", $"{messages}/{plain["id"]}");
        await SendAsync(204, "DELETE", $"{messages}/{plain["id"]}");
        await SendAsync(404, "DELETE", $"{messages}/{plain["id"]}");
        await SendAsync(400, "POST", messages, new JsonObject { ["content"] = "" });
        await SendAsync(404, "GET", "/channels/1");
    }

    [Fact]
    public async Task Interactions_and_their_later_answers()
    {
        await SendAsync(
            200,
            "PUT",
            $"/applications/{fake.World.ApplicationId}/commands",
            new JsonArray(SampleCommands.Ask(), SampleCommands.OnMessage("Check"))
        );
        var asked = anna.Slash(channel, "ask", ("question", "Who won?"));
        await CallbackAsync(
            asked,
            new()
            {
                ["type"] = 5,
                ["data"] = new JsonObject { ["flags"] = 64 },
            }
        );
        var hook = $"/webhooks/{fake.World.ApplicationId}/{asked.Token}";
        await SendAsync(200, "GET", $"{hook}/messages/@original");
        await SendAsync(200, "PATCH", $"{hook}/messages/@original", SampleMessages.Rich());
        var more = await SendAsync(200, "POST", hook, SampleMessages.Rich());
        await SendAsync(200, "GET", $"{hook}/messages/{more!["id"]}");
        await SendAsync(200, "PATCH", $"{hook}/messages/{more["id"]}", new JsonObject { ["content"] = "changed" });
        await SendAsync(204, "DELETE", $"{hook}/messages/{more["id"]}");

        var clicked = anna.Click(asked.Original!, "Sources");
        await CallbackAsync(clicked, new() { ["type"] = 7, ["data"] = SampleMessages.Rich() });
        var again = anna.Click(asked.Original!, "Sources");
        await CallbackAsync(again, new() { ["type"] = 6 });
        await SendAsync(
            200,
            "POST",
            $"/webhooks/{fake.World.ApplicationId}/{again.Token}",
            new JsonObject { ["content"] = "s", ["flags"] = 64 }
        );
        var form = anna.Click(asked.Original!, "Sources");
        await CallbackAsync(form, new() { ["type"] = 9, ["data"] = SampleMessages.Form() });
        await CallbackAsync(
            anna.Submit(form, ("why", "because")),
            new()
            {
                ["type"] = 4,
                ["data"] = new JsonObject { ["content"] = "thanks" },
            }
        );
        var typed = anna.Type(channel, "ask", "source", "reu");
        var choices = new JsonArray(new JsonObject { ["name"] = "Reuters", ["value"] = "reuters" });
        await CallbackAsync(
            typed,
            new()
            {
                ["type"] = 8,
                ["data"] = new JsonObject { ["choices"] = choices },
            }
        );
        var menu = anna.OnMessage("Check", anna.Say(channel, "It rained."));
        await CallbackAsync(menu, new() { ["type"] = 4, ["data"] = SampleMessages.Rich() });
        await SendAsync(204, "DELETE", $"/webhooks/{fake.World.ApplicationId}/{menu.Token}/messages/@original");
    }

    Task CallbackAsync(FakeInteraction to, JsonObject answer) =>
        SendAsync(200, "POST", $"/interactions/{to.Id}/{to.Token}/callback?with_response=true", answer);

    async Task<JsonNode?> SendAsync(int expected, string method, string path, JsonNode? body = null)
    {
        var (status, answer, response) = await rest.SendAsync(method, path, body);
        response.Dispose();
        status.ShouldBe(expected, $"{method} {path}: {answer?.ToJsonString()}");
        return answer;
    }
}
