using System.Text;
using BriefBot.Fakes;

namespace BriefBot.Discord.Tests.FakeServer;

public sealed class PayloadTests : IAsyncLifetime
{
    FakeDiscord fake = null!;
    FakeChannel channel = null!;
    Person anna = null!;
    RawGateway client = null!;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeDiscord.StartAsync(ct: TestContext.Current.CancellationToken);
        var guild = fake.AddGuild(locale: "de");
        channel = fake.AddChannel(guild);
        anna = fake.Person("Anna", guild);
        anna.User.Locale = "fr";
        fake.Commands.Register(SampleCommands.Ask());
        fake.Commands.Register(SampleCommands.OnMessage("Check this claim"));
        client = await RawGateway.ConnectAsync(fake.GatewayUrl);
        await client.IdentifyAsync(fake.Token);
        await client.UntilAsync("GUILD_CREATE");
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return fake.DisposeAsync();
    }

    [Fact]
    public async Task A_slash_command_in_a_guild_carries_all_that_Discord_sends()
    {
        anna.Slash(channel, "ask", ("question", "Who?"), ("private", true));

        var sent = (await client.UntilAsync("INTERACTION_CREATE"))["d"]!.AsObject();

        sent.Select(field => field.Key)
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "app_permissions",
                "application_id",
                "attachment_size_limit",
                "authorizing_integration_owners",
                "channel",
                "channel_id",
                "context",
                "data",
                "entitlement_sku_ids",
                "entitlements",
                "guild",
                "guild_id",
                "guild_locale",
                "id",
                "locale",
                "member",
                "token",
                "type",
                "version",
            ]);
        ((string)sent["locale"]!, (string)sent["guild_locale"]!, (int)sent["context"]!).ShouldBe(("fr", "de", 0));
        ((string)sent["member"]!["user"]!["global_name"]!).ShouldBe("Anna");
        ulong.Parse((string)sent["member"]!["permissions"]!).ShouldBe((ulong)FakePermissions.Usual);
        sent["data"]!["options"]!
            .ToJsonString()
            .ShouldBe("""[{"type":3,"name":"question","value":"Who?"},{"type":5,"name":"private","value":true}]""");
    }

    [Fact]
    public async Task A_slash_command_in_a_direct_message_names_the_user_instead_of_a_member()
    {
        anna.Slash(anna.Direct, "ask", ("question", "Who?"));

        var sent = (await client.UntilAsync("INTERACTION_CREATE"))["d"]!.AsObject();

        sent.ContainsKey("member").ShouldBeFalse();
        sent.ContainsKey("guild_id").ShouldBeFalse();
        ((string)sent["user"]!["id"]!, (int)sent["context"]!).ShouldBe((anna.User.Id.ToString(), 1));
    }

    [Fact]
    public async Task A_context_menu_brings_the_message_with_its_text_even_without_the_content_intent()
    {
        var said = anna.Say(channel, "It rained in Rome.");

        anna.OnMessage("Check this claim", said);

        var data = (await client.UntilAsync("INTERACTION_CREATE"))["d"]!["data"]!;
        ((string)data["target_id"]!).ShouldBe(said.Id.ToString());
        ((string)data["resolved"]!["messages"]![said.Id.ToString()]!["content"]!).ShouldBe("It rained in Rome.");
    }

    [Fact]
    public async Task A_click_brings_the_message_that_has_the_button()
    {
        using var rest = new RawRest(fake);
        await rest.SendAsync("POST", $"/channels/{channel.Id}/messages", SampleMessages.Rich());
        var posted = channel.Messages.Single();

        anna.Click(posted, "Sources");

        var sent = (await client.UntilAsync("INTERACTION_CREATE"))["d"]!;
        ((string)sent["data"]!["custom_id"]!, (string)sent["message"]!["id"]!).ShouldBe(("sources", posted.Id.ToString()));
        Should.Throw<InvalidOperationException>(() => anna.Click(posted, "good"));
        Should.Throw<InvalidOperationException>(() => anna.Click(posted, "Read"));
    }

    [Fact]
    public async Task A_thread_that_starts_from_a_message_has_its_id()
    {
        var said = anna.Say(channel, "A story");

        var thread = anna.StartThread(said, "The story");
        anna.Mention(thread, "what now?");

        thread.Id.ShouldBe(said.Id);
        var created = (await client.UntilAsync("THREAD_CREATE"))["d"]!;
        ((string)created["parent_id"]!, (string)created["owner_id"]!).ShouldBe((channel.Id.ToString(), anna.User.Id.ToString()));
        ((string)(await client.UntilAsync("MESSAGE_CREATE"))["d"]!["channel_id"]!).ShouldBe(thread.Id.ToString());
    }

    [Fact]
    public async Task A_preview_is_an_update_that_is_no_edit()
    {
        var said = anna.Say(channel, $"{fake.World.Bot.Mention} https://example.com/a");

        anna.Unfurl(said, "https://example.com/a");
        anna.Edit(said, $"{fake.World.Bot.Mention} changed");

        (await client.UntilAsync("MESSAGE_UPDATE"))["d"]!["edited_timestamp"].ShouldBeNull();
        (await client.UntilAsync("MESSAGE_UPDATE"))["d"]!["edited_timestamp"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Files_come_beside_the_message()
    {
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"content": "see", "attachments": [{"id": "0", "description": "a list"}]}"""), "payload_json" },
            { new ByteArrayContent("a,b"u8.ToArray()), "files[0]", "list.csv" },
        };
        var path = $"{fake.ApiBaseUrl}/v10/channels/{channel.Id}/messages";
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {fake.Token}");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        response.IsSuccessStatusCode.ShouldBeTrue();
        var file = channel.Messages.Single().Attachments.Single();
        (file.Name, file.Description, Encoding.UTF8.GetString(file.Bytes.Span)).ShouldBe(("list.csv", "a list", "a,b"));
        var exchange = fake.Exchanges.Single();
        (exchange.ContentType, exchange.Files.Single(), exchange.Request!["content"]!.ToString()).ShouldBe(
            ("multipart/form-data", "files[0]", "see")
        );
    }

    [Fact]
    public void A_plan_that_can_never_strike_is_refused()
    {
        Should.Throw<ArgumentException>(() => fake.Rest.On("POST /channels/{id}/messages"));
        Should.Throw<InvalidOperationException>(() => fake.Gateway.Faults.On(GatewayMoment.Identify).Twice());
    }
}
