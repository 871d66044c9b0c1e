using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

static class ChannelJson
{
    public static JsonObject Of(FakeChannel channel)
    {
        var json = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = (int)channel.Kind,
            ["last_message_id"] = LastMessage(channel)?.Text(),
            ["flags"] = 0,
        };
        if (channel.Kind == ChannelKind.Direct)
        {
            json["recipients"] = new JsonArray(UserJson.Of(channel.Recipient!));
            return json;
        }

        if (channel.Kind == ChannelKind.Group)
        {
            json["name"] = null;
            json["icon"] = null;
            json["owner_id"] = channel.Participants[0].Id.Text();
            json["recipients"] = new JsonArray([.. channel.Participants.Select(person => (JsonNode)UserJson.Of(person))]);
            return json;
        }

        json["guild_id"] = channel.Guild!.Id.Text();
        json["name"] = channel.Name;
        json["parent_id"] = channel.Parent?.Id.Text();
        json["rate_limit_per_user"] = 0;
        if (channel.IsThread)
            AddThread(json, channel);
        else
            AddGuildChannel(json, channel);
        return json;
    }

    // A forum has no messages of its own: there it is the post that was begun last.
    static ulong? LastMessage(FakeChannel channel) =>
        channel.Kind == ChannelKind.Forum
            ? channel.Guild!.Channels.Where(post => post.Parent == channel).Select(post => (ulong?)post.Id).Max()
            : channel.Messages.LastOrDefault()?.Id;

    /// <summary>The channel as an interaction carries it: with what the person may do in it.</summary>
    public static JsonObject ForInteraction(FakeChannel channel, FakePermissions bits)
    {
        var json = Of(channel);
        if (channel.Guild is not null)
            json["permissions"] = ((ulong)bits).Text();
        return json;
    }

    static void AddGuildChannel(JsonObject json, FakeChannel channel)
    {
        json["topic"] = channel.Topic;
        json["position"] = channel.Position;
        json["nsfw"] = channel.Nsfw;
        json["permission_overwrites"] = new JsonArray([
            .. channel.Overwrites.Select(o =>
                (JsonNode)
                    new JsonObject
                    {
                        ["id"] = o.Id.Text(),
                        ["type"] = o.IsMember ? 1 : 0,
                        ["allow"] = ((ulong)o.Allow).Text(),
                        ["deny"] = ((ulong)o.Deny).Text(),
                    }
            ),
        ]);
    }

    static void AddThread(JsonObject json, FakeChannel channel)
    {
        json["owner_id"] = channel.OwnerId.Text();
        json["message_count"] = channel.Messages.Count;
        json["member_count"] = 1;
        json["total_message_sent"] = channel.Messages.Count;
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = channel.Archived,
            ["archive_timestamp"] = channel.CreatedAt.Iso(),
            ["auto_archive_duration"] = channel.AutoArchiveMinutes,
            ["locked"] = channel.Locked,
            ["create_timestamp"] = channel.CreatedAt.Iso(),
        };
    }
}
