using System.Text.Json.Nodes;
using BriefBot.Discord.Tests.Support;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class InteractionTests : IAsyncLifetime
{
    readonly ManualTimeProvider clock = new();
    FakeDiscord fake = null!;
    RawRest rest = null!;
    FakeInteraction asked = null!;
    Person anna = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(new() { Time = clock }, TestContext.Current.CancellationToken);

        // An answer to an interaction needs no bot's token.
        rest = new(fake, withToken: false);
        var guild = fake.AddGuild();
        fake.Commands.Register(SampleCommands.Ask());
        anna = fake.Person("Anna", guild);
        asked = anna.Slash(fake.AddChannel(guild), "ask", ("question", "Who won?"));
    }

    public async ValueTask DisposeAsync()
    {
        rest.Dispose();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task A_deferred_answer_is_seen_when_the_original_is_edited()
    {
        (await CallbackAsync(5)).Status.ShouldBe(204);
        clock.Advance(TimeSpan.FromMinutes(10));
        (await EditAsync("Nobody.")).Status.ShouldBe(200);

        (await asked.AcknowledgedAsync(TestContext.Current.CancellationToken)).Kind.ShouldBe(AcknowledgementKind.Deferred);
        (await asked.AnswerAsync(TestContext.Current.CancellationToken)).Content.ShouldBe("Nobody.");
    }

    [Fact]
    public async Task A_second_acknowledgement_is_40060()
    {
        await CallbackAsync(5);

        var again = await CallbackAsync(5);

        (again.Status, Code(again)).ShouldBe((400, 40060));
    }

    [Fact]
    public async Task After_three_seconds_an_acknowledgement_is_10062_and_the_person_sees_a_failure()
    {
        clock.Advance(TimeSpan.FromSeconds(3.1));

        var late = await CallbackAsync(5);

        (late.Status, Code(late)).ShouldBe((404, 10062));
        await Should.ThrowAsync<InvalidOperationException>(() => asked.AcknowledgedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_token_is_10062()
    {
        var wrong = await rest.SendAsync("POST", $"/interactions/{asked.Id}/abc/callback", new JsonObject { ["type"] = 5 });

        (wrong.Status, Code(wrong)).ShouldBe((404, 10062));
    }

    [Fact]
    public async Task After_fifteen_minutes_the_token_is_50027()
    {
        await CallbackAsync(5);
        clock.Advance(TimeSpan.FromMinutes(15.1));

        var late = await EditAsync("Nobody.");

        (late.Status, Code(late)).ShouldBe((401, 50027));
    }

    [Fact]
    public async Task Before_the_acknowledgement_there_is_no_webhook()
    {
        var early = await EditAsync("Nobody.");

        (early.Status, Code(early)).ShouldBe((404, 10015));
    }

    [Fact]
    public async Task What_was_deferred_for_one_person_stays_for_that_person()
    {
        var bob = fake.Person("Bob", asked.Channel.Guild!);
        await CallbackAsync(5, new() { ["flags"] = 64 });
        await EditAsync("Nobody.");

        var answer = await asked.AnswerAsync(TestContext.Current.CancellationToken);

        answer.Ephemeral.ShouldBeTrue();
        anna.Sees(answer).ShouldBeTrue();
        bob.Sees(answer).ShouldBeFalse();
        asked.Channel.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deferral_carries_no_other_flag()
    {
        var refused = await CallbackAsync(5, new() { ["flags"] = 64 | 4 });

        (refused.Status, Code(refused)).ShouldBe((400, 50035));
        asked.Acknowledgement.ShouldBeNull();
    }

    [Fact]
    public async Task The_first_follow_up_takes_the_place_of_the_deferral_and_the_next_stands_by_itself()
    {
        await CallbackAsync(5);
        var hook = $"/webhooks/{fake.World.ApplicationId}/{asked.Token}";

        await rest.SendAsync("POST", hook, new JsonObject { ["content"] = "first", ["flags"] = 64 });
        await rest.SendAsync("POST", hook, new JsonObject { ["content"] = "second", ["flags"] = 64 });

        var answer = await asked.AnswerAsync(TestContext.Current.CancellationToken);
        var next = await asked.FollowUpAsync(0, TestContext.Current.CancellationToken);
        (answer.Content, answer.Ephemeral).ShouldBe(("first", false));
        (next.Content, next.Ephemeral).ShouldBe(("second", true));
    }

    [Fact]
    public async Task Autocomplete_takes_choices_and_no_message()
    {
        var typed = anna.Type(asked.Channel, "ask", "source", "re", ("question", "Who?"));
        var choices = new JsonArray(new JsonObject { ["name"] = "Reuters", ["value"] = "reuters" });

        var message = await CallbackAsync(4, new() { ["content"] = "hello" }, typed);
        var taken = await CallbackAsync(8, new() { ["choices"] = choices }, typed);

        Code(message).ShouldBe(50035);
        taken.Status.ShouldBe(204);
        (await typed.ChoicesAsync(TestContext.Current.CancellationToken)).ShouldBe([("Reuters", "reuters")]);
    }

    static int Code((int Status, JsonNode? Body, HttpResponseMessage Response) answer) => (int)answer.Body!["code"]!;

    Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> CallbackAsync(
        int type,
        JsonObject? data = null,
        FakeInteraction? to = null
    )
    {
        var body = new JsonObject { ["type"] = type };
        if (data is not null)
            body["data"] = data;
        to ??= asked;
        return rest.SendAsync("POST", $"/interactions/{to.Id}/{to.Token}/callback", body);
    }

    Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> EditAsync(string content) =>
        rest.SendAsync(
            "PATCH",
            $"/webhooks/{fake.World.ApplicationId}/{asked.Token}/messages/@original",
            new JsonObject { ["content"] = content }
        );
}
