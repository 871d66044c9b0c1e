using System.Text.Json;

namespace BriefBot.Discord.Tests.Payloads;

public class PayloadTests
{
    [Fact]
    public void Fields_and_values_that_are_not_known_survive()
    {
        const string json =
            """{"id":"5","type":9999,"name":"x","something_new":{"a":[1,2]},"permission_overwrites":[{"id":"7","type":0,"allow":"18446744073709551615","deny":"0","more":1}]}""";

        var channel = JsonSerializer.Deserialize(json, DiscordJson.Default.Channel)!;
        var written = JsonSerializer.SerializeToElement(channel, DiscordJson.Default.Channel);

        channel.Type.ShouldBe((ChannelType)9999);
        JsonElement.DeepEquals(written, JsonDocument.Parse(json).RootElement).ShouldBeTrue(written.GetRawText());
    }

    [Fact]
    public void A_context_menu_brings_its_message_along()
    {
        const string json = """
            {"id":"1","application_id":"2","type":2,"token":"t","version":1,"guild_id":"3","channel_id":"4","locale":"de","app_permissions":"2048",
             "member":{"user":{"id":"9","username":"ada","discriminator":"0","global_name":null,"avatar":null},"roles":["6"],"permissions":"32"},
             "data":{"id":"8","name":"Ask about this","type":3,"target_id":"11","resolved":{"messages":{"11":{"id":"11","channel_id":"4","content":"Who spoke?","type":0}}}}}
            """;

        var interaction = JsonSerializer.Deserialize(json, DiscordJson.Default.Interaction)!;

        interaction.Person!.Username.ShouldBe("ada");
        interaction.Member!.Permissions.ShouldBe(GuildPermissions.ManageGuild);
        interaction.AppPermissions.ShouldBe(GuildPermissions.SendMessages);
        interaction.Data!.Resolved!.Messages![interaction.Data.TargetId!.Value].Content.ShouldBe("Who spoke?");
    }

    [Fact]
    public void A_message_pings_nobody_unless_asked_to()
    {
        var json = JsonSerializer.Serialize(new MessageProperties { Content = "@everyone" }, DiscordJson.Default.MessageProperties);

        json.ShouldBe("""{"content":"@everyone","allowed_mentions":{"parse":[]}}""");
    }

    [Fact]
    public void An_interactions_token_is_not_printed()
    {
        new Interaction { Token = "secret-token" }
            .ToString()
            .ShouldNotContain("secret-token");
    }

    [Fact]
    public void A_deferral_carries_no_flag_but_ephemeral()
    {
        JsonSerializer
            .Serialize(InteractionResponse.Defer(ephemeral: true), DiscordJson.Default.InteractionResponse)
            .ShouldBe("""{"type":5,"data":{"flags":64}}""");
        JsonSerializer
            .Serialize(InteractionResponse.Defer(ephemeral: false), DiscordJson.Default.InteractionResponse)
            .ShouldBe("""{"type":5}""");
    }
}
