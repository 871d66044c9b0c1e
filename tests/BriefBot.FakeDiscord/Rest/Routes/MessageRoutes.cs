using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Messages of channels.</summary>
sealed class MessageRoutes(Site site)
{
    const string Many = "/channels/{channel_id}/messages";
    const string One = "/channels/{channel_id}/messages/{message_id}";

    public IEnumerable<Route> All =>
        [
            new("GET", "/channels/{channel_id}", call => RestAnswer.Ok(ChannelJson.Of(Channel(call)))),
            new("POST", "/channels/{channel_id}/typing", Type),
            new("GET", Many, List),
            new("POST", Many, Post),
            new("GET", One, call => RestAnswer.Ok(MessageJson.Of(Message(call, FakePermissions.ReadMessageHistory)))),
            new("PATCH", One, Edit),
            new("DELETE", One, Delete),
        ];

    FakeChannel Channel(RestCall call) => site.Channel(call.Id("channel_id"));

    FakeMessage Message(RestCall call, FakePermissions needed)
    {
        var channel = Channel(call);
        site.Demand(channel, needed);
        return Site.Message(channel, call.Id("message_id"));
    }

    RestAnswer Type(RestCall call)
    {
        var channel = Channel(call);
        DemandToSend(channel);
        channel.Typings++;
        return RestAnswer.Nothing;
    }

    RestAnswer List(RestCall call)
    {
        var channel = Channel(call);
        var limit = int.TryParse(call.Query["limit"], System.Globalization.CultureInfo.InvariantCulture, out var asked) ? asked : 50;
        if (limit is < 1 or > 100)
            throw RestError.InvalidForm(new Problems().Add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.").Tree());
        // Without the permission Discord doesn't refuse: it returns no messages.
        if (!site.BotMay(channel, FakePermissions.ReadMessageHistory))
            return RestAnswer.Ok(new JsonArray());
        IEnumerable<FakeMessage> messages = channel.Messages;
        if (IdText.TryId(call.Query["before"], out var before))
            messages = messages.Where(m => m.Id < before);
        var after = IdText.TryId(call.Query["after"], out var from);
        if (after)
            messages = messages.Where(m => m.Id > from).Take(limit);
        return RestAnswer.Ok(new JsonArray([.. messages.Reverse().Take(limit).Select(m => (JsonNode)MessageJson.Of(m))]));
    }

    RestAnswer Post(RestCall call)
    {
        var channel = Channel(call);
        DemandToSend(channel);
        var body = call.BodyObject;
        var draft = MessageRules.Create(site.World.Ids, body, call.Files, MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications);
        if (draft.Embeds is { Count: > 0 })
            site.Demand(channel, FakePermissions.EmbedLinks);
        if (draft.Attachments is { Count: > 0 })
            site.Demand(channel, FakePermissions.AttachFiles);
        var answered = Answered(channel, body);
        var enforced = body["enforce_nonce"]?.GetValueKind() is JsonValueKind.True;
        if (enforced && draft.Nonce is { } nonce && site.Messages.WithNonce(channel, site.World.Bot, nonce) is { } earlier)
            return RestAnswer.Ok(MessageJson.Of(earlier));
        return RestAnswer.Ok(MessageJson.Of(site.Messages.Post(channel, site.World.Bot, draft, answered)));
    }

    FakeMessage? Answered(FakeChannel channel, JsonObject body)
    {
        if (body["message_reference"] is not JsonObject reference)
            return null;
        site.Demand(channel, FakePermissions.ReadMessageHistory);
        var known = IdText.TryId(reference["message_id"]?.ToString(), out var id) ? channel.Messages.FirstOrDefault(m => m.Id == id) : null;
        var strict = reference["fail_if_not_exists"]?.GetValueKind() is not JsonValueKind.False;
        if (known is null && strict)
            throw RestError.InvalidForm(
                new Problems().Add("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message").Tree()
            );
        return known;
    }

    RestAnswer Edit(RestCall call)
    {
        var message = Message(call, FakePermissions.ViewChannel);
        if (message.Author != site.World.Bot)
            throw RestError.NotTheAuthor();
        var body = call.BodyObject;
        site.Messages.Edit(message, MessageRules.Edit(site.World.Ids, body, call.Files, message), replacesFlags: body.ContainsKey("flags"));
        return RestAnswer.Ok(MessageJson.Of(message));
    }

    RestAnswer Delete(RestCall call)
    {
        var message = Message(call, FakePermissions.ViewChannel);
        if (message.Author != site.World.Bot)
            site.Demand(message.Channel, FakePermissions.ManageMessages);
        site.Messages.Delete(message);
        return RestAnswer.Nothing;
    }

    void DemandToSend(FakeChannel channel)
    {
        if (channel.Kind == ChannelKind.Forum)
            throw RestError.WrongChannelType();
        site.Demand(channel, channel.IsThread ? FakePermissions.SendMessagesInThreads : FakePermissions.SendMessages);
        if (channel is { Archived: true, Locked: true })
            throw new RestError(400, 50083, "Thread is archived");
        channel.Archived = false;
    }
}
