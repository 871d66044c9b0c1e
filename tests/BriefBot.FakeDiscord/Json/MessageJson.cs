using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

static class MessageJson
{
    /// <summary>A message as REST answers it; the one that it replies to stands inside.</summary>
    public static JsonObject Of(FakeMessage message)
    {
        var json = Basic(message);
        if (message.Type == 19)
            json["referenced_message"] = message.ReplyTo is { Deleted: false } answered ? Basic(answered) : null;
        return json;
    }

    /// <summary>A message as the gateway tells it: with guild and member, and without its content where Discord withholds it.</summary>
    public static JsonObject ForEvent(FakeMessage message, bool withContent)
    {
        var json = Of(message);
        json["channel_type"] = (int)message.Channel.Kind;
        if (message.Channel.Guild is { } guild)
        {
            json["guild_id"] = guild.Id.Text();
            if (guild.Members.TryGetValue(message.Author.Id, out var member))
                json["member"] = GuildJson.MemberWithoutUser(member);
            foreach (var mentioned in json["mentions"]!.AsArray().Select(m => m!.AsObject()))
            {
                if (IdText.TryId((string?)mentioned["id"], out var id) && guild.Members.TryGetValue(id, out var who))
                    mentioned["member"] = GuildJson.MemberWithoutUser(who);
            }
        }

        if (withContent)
            return json;
        Withhold(json);
        return json;
    }

    static void Withhold(JsonObject json)
    {
        json["content"] = "";
        foreach (var list in new[] { "embeds", "attachments", "components" })
            json[list] = new JsonArray();
        if (json["referenced_message"] is JsonObject inner)
            Withhold(inner);
    }

    static JsonObject Basic(FakeMessage message)
    {
        var json = new JsonObject
        {
            ["type"] = message.Type,
            ["content"] = message.Content,
            ["mentions"] = new JsonArray([.. message.Mentions.Users.Select(u => (JsonNode)UserJson.Of(u))]),
            ["mention_roles"] = new JsonArray([.. message.Mentions.Roles.Select(r => (JsonNode)r.Id.Text())]),
            ["attachments"] = new JsonArray([.. message.Attachments.Select(a => (JsonNode)Attachment(message, a))]),
            ["embeds"] = message.Embeds.DeepClone(),
            ["timestamp"] = message.Timestamp.Iso(),
            ["edited_timestamp"] = message.EditedAt?.Iso(),
            ["flags"] = message.Flags,
            ["components"] = message.Components.DeepClone(),
            ["id"] = message.Id.Text(),
            ["channel_id"] = message.Channel.Id.Text(),
            ["author"] = UserJson.Of(message.Author),
            ["pinned"] = false,
            ["mention_everyone"] = message.Mentions.Everyone,
            ["tts"] = false,
        };
        if (message.Nonce is { } nonce)
            json["nonce"] = nonce.DeepClone();
        if (message.Type is 18 or 21 or 19)
            json["message_reference"] = Reference(message);
        if (message.Thread is { } thread)
            json["thread"] = ChannelJson.Of(thread);
        if (message.Interaction is { } interaction)
            AddInteraction(json, message, interaction);
        return json;
    }

    static void AddInteraction(JsonObject json, FakeMessage message, FakeInteraction interaction)
    {
        json["application_id"] = message.Author.Id.Text();
        json["webhook_id"] = message.Author.Id.Text();
        json["interaction_metadata"] = Metadata(interaction, message);
        if (interaction.Type == 2 && message == interaction.Original)
        {
            json["interaction"] = new JsonObject
            {
                ["id"] = interaction.Id.Text(),
                ["type"] = 2,
                ["name"] = interaction.CommandName,
                ["user"] = UserJson.Of(interaction.User),
            };
        }
    }

    static JsonObject Metadata(FakeInteraction interaction, FakeMessage? answer)
    {
        var json = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["type"] = interaction.Type,
            ["user"] = UserJson.Of(interaction.User),
            ["authorizing_integration_owners"] = interaction.Owners(),
        };
        if (answer is not null && interaction.Original is { } original && answer != original)
            json["original_response_message_id"] = original.Id.Text();
        if (interaction.Type == 3)
            json["interacted_message_id"] = interaction.Source!.Id.Text();
        if (interaction.Type == 5)
            json["triggering_interaction_metadata"] = Metadata(interaction.Trigger!, answer: null);
        if (interaction is { Type: 2, TargetMessage: { } target })
            json["target_message_id"] = target.Id.Text();
        return json;
    }

    static JsonObject Reference(FakeMessage message)
    {
        var json = new JsonObject { ["type"] = 0, ["channel_id"] = (message.ReplyTo?.Channel ?? message.Channel).Id.Text() };
        if (message.ReplyTo is { } answered)
            json["message_id"] = answered.Id.Text();
        if (message.Type == 18 && message.Thread is { } thread)
            json["channel_id"] = thread.Id.Text();
        if (message.Channel.Guild is { } guild)
            json["guild_id"] = guild.Id.Text();
        return json;
    }

    /// <summary>A file uploaded for a command.</summary>
    public static JsonObject Uploaded(FakeAttachment file, Uri url)
    {
        var json = new JsonObject
        {
            ["id"] = file.Id.Text(),
            ["filename"] = file.Name,
            ["size"] = file.Bytes.Length,
            ["url"] = url.AbsoluteUri,
            ["proxy_url"] = url.AbsoluteUri,
            ["ephemeral"] = true,
        };
        if (file.ContentType is not null)
            json["content_type"] = file.ContentType;
        return json;
    }

    static JsonObject Attachment(FakeMessage message, FakeAttachment file)
    {
        var path = $"attachments/{message.Channel.Id.Text()}/{file.Id.Text()}/{Uri.EscapeDataString(file.Name)}";
        var json = new JsonObject
        {
            ["id"] = file.Id.Text(),
            ["filename"] = file.Name,
            ["size"] = file.Bytes.Length,
            ["url"] = $"https://cdn.discordapp.com/{path}",
            ["proxy_url"] = $"https://media.discordapp.net/{path}",
        };
        if (file.ContentType is not null)
            json["content_type"] = file.ContentType;
        if (file.Description is not null)
            json["description"] = file.Description;
        if (message.Ephemeral)
            json["ephemeral"] = true;
        return json;
    }
}
