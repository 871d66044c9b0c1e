using System.Text.Json.Nodes;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class PeopleTests : IAsyncLifetime
{
    FakeDiscord fake = null!;
    FakeGuild guild = null!;
    FakeChannel channel = null!;
    Person anna = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        guild = fake.AddGuild();
        channel = fake.AddChannel(guild);
        anna = fake.Person("Anna", guild);
    }

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Fact]
    public void A_command_that_is_not_registered_is_not_offered() =>
        Should
            .Throw<InvalidOperationException>(() => anna.Slash(channel, "ask"))
            .Message.ShouldBe("No such command is registered here: ask.");

    [Fact]
    public void A_command_asks_for_what_it_needs_and_takes_nothing_else()
    {
        fake.Commands.Register(SampleCommands.Ask());

        Should.Throw<InvalidOperationException>(() => anna.Slash(channel, "ask"));
        Should.Throw<InvalidOperationException>(() => anna.Slash(channel, "ask", ("question", "q"), ("colour", "red")));
        Should.Throw<InvalidOperationException>(() => anna.Type(channel, "ask", "question", "wh"));
    }

    [Fact]
    public void An_admin_command_is_offered_to_those_who_manage_the_guild_and_not_in_direct_messages()
    {
        fake.Commands.Register(SampleCommands.Article());
        var boss = fake.Person("Boss");
        fake.AddMember(guild, boss, fake.AddRole(guild, "Editors", FakePermissions.ManageGuild));

        Should.Throw<InvalidOperationException>(() => anna.Slash(channel, "article list"));
        Should.Throw<InvalidOperationException>(() => boss.Slash(boss.Direct, "article list"));
        boss.Slash(channel, "article add", ("url", "https://example.com")).Data["options"]![0]!["options"]![0]!["value"]!
            .ToString()
            .ShouldBe("https://example.com");
    }

    [Fact]
    public void A_stranger_does_nothing_in_a_guild()
    {
        var stranger = fake.Person("Stranger");

        Should.Throw<InvalidOperationException>(() => stranger.Say(channel, "hello"));
        stranger.Sees(anna.Say(channel, "hello")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_bot_reads_without_the_content_intent_is_what_is_meant_for_it()
    {
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.IdentifyAsync(fake.Token);
        await client.UntilAsync("READY");
        using var rest = new RawRest(fake);
        await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", new JsonObject { ["content"] = "mine" });
        var own = channel.Messages.Single();

        anna.Say(channel, "to nobody");
        anna.Mention(channel, "to the bot");
        anna.Say(channel, "an answer", replyTo: own);
        anna.Say(channel, "an answer that pings nobody", replyTo: own, pingReplied: false);
        anna.SayDirectly("between us");

        var texts = new List<string>();
        for (var i = 0; i < 6; i++)
            texts.Add((string)(await client.UntilAsync("MESSAGE_CREATE"))["d"]!["content"]!);
        texts.ShouldBe(["mine", "", $"{fake.World.Bot.Mention} to the bot", "an answer", "", "between us"]);
    }

    [Fact]
    public async Task Without_an_intent_its_events_stay_away()
    {
        using var client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.IdentifyAsync(fake.Token, intents: 0);
        await client.UntilAsync("READY");
        fake.Commands.Register(SampleCommands.Ask());

        anna.Mention(channel, "hello");
        anna.Slash(channel, "ask", ("question", "Who?"));

        (await client.NextAsync())!["t"]!.ToString().ShouldBe("INTERACTION_CREATE");
    }

    [Fact]
    public async Task A_hidden_channel_stays_hidden()
    {
        using var rest = new RawRest(fake);
        var hidden = fake.AddChannel(
            guild,
            "hidden",
            new FakeOverwrite(fake.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.ViewChannel)
        );
        var mute = fake.AddChannel(
            guild,
            "mute",
            new FakeOverwrite(fake.World.Bot.Id, IsMember: true, FakePermissions.None, FakePermissions.SendMessages)
        );

        var unseen = await rest.SendAsync("GET", $"/channels/{hidden.Id}");
        var unsaid = await rest.SendAsync("POST", $"/channels/{mute.Id}/messages", new JsonObject { ["content"] = "hello" });

        ((int)unseen.Body!["code"]!, (int)unsaid.Body!["code"]!).ShouldBe((50001, 50013));
    }

    [Theory]
    [InlineData("""{"parse": []}""", false)]
    [InlineData("""{"parse": ["users", "roles", "everyone"]}""", true)]
    [InlineData(null, true)]
    public async Task Allowed_mentions_decide_whom_a_message_pings(string? allowed, bool pings)
    {
        using var rest = new RawRest(fake);
        var role = fake.AddRole(guild, "Readers", FakePermissions.None, mentionable: true);
        var loud = fake.AddChannel(
            guild,
            "loud",
            new FakeOverwrite(fake.World.Bot.Id, IsMember: true, FakePermissions.MentionEveryone, FakePermissions.None)
        );
        var message = new JsonObject { ["content"] = $"@everyone {anna.User.Mention} {role.Mention}" };
        if (allowed is not null)
            message["allowed_mentions"] = JsonNode.Parse(allowed);

        await rest.SendAsync("POST", $"/channels/{loud.Id}/messages", message);

        var posted = loud.Messages.Single();
        posted.EverPinged.ShouldBe(pings);
        posted.Mentions.Users.Contains(anna.User).ShouldBe(pings);
        posted.Mentions.Roles.Contains(role).ShouldBe(pings);
        posted.Mentions.Everyone.ShouldBe(pings);
    }

    [Fact]
    public async Task An_enforced_nonce_posts_once()
    {
        using var rest = new RawRest(fake);
        var message = new JsonObject
        {
            ["content"] = "once",
            ["nonce"] = "digest-1",
            ["enforce_nonce"] = true,
        };

        var first = await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", message);
        var second = await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", message);

        second.Body!["id"]!.ToString().ShouldBe(first.Body!["id"]!.ToString());
        channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Registering_the_same_again_keeps_ids_and_versions()
    {
        using var rest = new RawRest(fake);
        var path = $"/applications/{fake.World.ApplicationId}/commands";
        var first = await rest.SendAsync("PUT", path, new JsonArray(SampleCommands.Ask(), SampleCommands.Article()));
        var changed = SampleCommands.Article();
        changed["description"] = "Changed";

        var second = await rest.SendAsync("PUT", path, new JsonArray(SampleCommands.Ask(), changed));

        string[] Of(JsonNode? commands, string field) => [.. commands!.AsArray().Select(c => (string)c![field]!)];
        Of(second.Body, "id").ShouldBe(Of(first.Body, "id"));
        Of(second.Body, "version")[0].ShouldBe(Of(first.Body, "version")[0]);
        Of(second.Body, "version")[1].ShouldNotBe(Of(first.Body, "version")[1]);
        fake.Commands.Writes.ShouldBe(2);
    }
}
