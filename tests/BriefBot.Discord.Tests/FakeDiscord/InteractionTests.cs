using System.Text.Json.Nodes;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public class InteractionTests
{
    static readonly JsonObject Ask = new()
    {
        ["name"] = "ask",
        ["description"] = "Asks the news",
        ["options"] = new JsonArray(new JsonObject { ["type"] = 3, ["name"] = "question", ["description"] = "What to ask", ["required"] = true }),
    };

    [Fact]
    public async Task A_deferred_answer_is_seen_when_the_original_is_edited()
    {
        await using var fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        using var rest = new RawRest(fake);
        var guild = fake.AddGuild();
        var channel = fake.AddChannel(guild);
        (await rest.SendAsync("PUT", $"/applications/{fake.World.ApplicationId}/commands", new JsonArray(Ask.DeepClone()))).Status.ShouldBe(200);

        var asked = fake.Person("Anna", guild).Slash(channel, "ask", ("question", "Who won?"));
        (await rest.SendAsync("POST", $"/interactions/{asked.Id}/{asked.Token}/callback", new JsonObject { ["type"] = 5 })).Status.ShouldBe(204);
        var original = $"/webhooks/{fake.World.ApplicationId}/{asked.Token}/messages/@original";
        (await rest.SendAsync("PATCH", original, new JsonObject { ["content"] = "Nobody." })).Status.ShouldBe(200);

        (await asked.AcknowledgedAsync(TestContext.Current.CancellationToken)).Kind.ShouldBe(AcknowledgementKind.Deferred);
        (await asked.AnswerAsync(TestContext.Current.CancellationToken)).Content.ShouldBe("Nobody.");
        var again = await rest.SendAsync("POST", $"/interactions/{asked.Id}/{asked.Token}/callback", new JsonObject { ["type"] = 5 });
        again.Body!["code"]!.GetValue<int>().ShouldBe(40060);
    }
}
