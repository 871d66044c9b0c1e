using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Threads: started from a message or without one, changed, joined.</summary>
sealed class ThreadRoutes(Site site)
{
    public IEnumerable<Route> All =>
        [
            new("POST", "/channels/{channel_id}/messages/{message_id}/threads", FromMessage),
            new("POST", "/channels/{channel_id}/threads", Alone),
            new("PATCH", "/channels/{channel_id}", Change),
            new("PUT", "/channels/{channel_id}/thread-members/@me", Join),
            new("PUT", "/channels/{channel_id}/thread-members/{user_id}", Join),
        ];

    RestAnswer FromMessage(RestCall call)
    {
        var channel = Parent(call);
        site.Demand(channel, FakePermissions.CreatePublicThreads);
        var message = Site.Message(channel, call.Id("message_id"));
        if (message.Thread is not null)
            throw new RestError(400, 160004, "A thread has already been created for this message");
        return Start(call, channel, PublicIn(channel), message);
    }

    /// <summary>A thread without a message or, in a forum, one that begins with a message, which has its id.</summary>
    RestAnswer Alone(RestCall call)
    {
        if (site.Channel(call.Id("channel_id")) is { Kind: ChannelKind.Forum } forum)
            return Post(call, forum);
        var channel = Parent(call);
        var kind = (ChannelKind)((int?)call.BodyObject["type"] ?? (int)ChannelKind.PrivateThread);
        if (kind is not (ChannelKind.AnnouncementThread or ChannelKind.PublicThread or ChannelKind.PrivateThread))
            throw RestError.InvalidForm(new Problems().Add("type", "BASE_TYPE_CHOICES", "Value must be one of (10, 11, 12).").Tree());
        if (kind != PublicIn(channel) && kind != ChannelKind.PrivateThread)
            throw RestError.WrongChannelType();
        site.Demand(
            channel,
            kind == ChannelKind.PrivateThread ? FakePermissions.CreatePrivateThreads : FakePermissions.CreatePublicThreads
        );
        return Start(call, channel, kind, from: null);
    }

    RestAnswer Post(RestCall call, FakeChannel forum)
    {
        // In a forum sending a message is what makes a post.
        site.Demand(forum, FakePermissions.SendMessages);
        if (call.BodyObject["message"] is not JsonObject message)
            throw RestError.InvalidForm(new Problems().Add("message", "BASE_TYPE_REQUIRED", "This field is required").Tree());
        var draft = MessageRules.Create(
            site.World.Ids,
            message,
            call.Files,
            MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications,
            "message"
        );
        if (draft.Embeds is { Count: > 0 })
            site.Demand(forum, FakePermissions.EmbedLinks);
        var (name, minutes) = Named(call);
        var thread = site.Threads.Start(forum, name, site.World.Bot, minutes: minutes);
        site.Messages.Post(thread, site.World.Bot, draft with { Nonce = null }, id: thread.Id);
        return RestAnswer.Created(ChannelJson.Of(thread));
    }

    static ChannelKind PublicIn(FakeChannel channel) =>
        channel.Kind == ChannelKind.Announcement ? ChannelKind.AnnouncementThread : ChannelKind.PublicThread;

    FakeChannel Parent(RestCall call)
    {
        var channel = site.Channel(call.Id("channel_id"));
        if (channel.Kind is not (ChannelKind.Text or ChannelKind.Announcement))
            throw RestError.WrongChannelType();
        return channel;
    }

    RestAnswer Start(RestCall call, FakeChannel parent, ChannelKind kind, FakeMessage? from)
    {
        var (name, minutes) = Named(call);
        return RestAnswer.Created(ChannelJson.Of(site.Threads.Start(parent, name, site.World.Bot, from, kind, minutes)));
    }

    static (string Name, int Minutes) Named(RestCall call)
    {
        var problems = new Problems();
        var name = problems.Text(call.BodyObject, "name", "", 100, required: true);
        var minutes = ArchiveMinutes(problems, call.BodyObject);
        problems.ThrowIfAny();
        return (name!, minutes ?? 1_440);
    }

    static int? ArchiveMinutes(Problems problems, JsonObject body)
    {
        var minutes = problems.Number(body, "auto_archive_duration", "");
        if (minutes is not (null or 60 or 1_440 or 4_320 or 10_080))
            problems.Choice("auto_archive_duration", "(60, 1440, 4320, 10080)");
        return minutes;
    }

    RestAnswer Change(RestCall call)
    {
        var channel = site.Channel(call.Id("channel_id"));
        var own = channel.IsThread && channel.OwnerId == site.World.Bot.Id;
        if (!own)
            site.Demand(channel, FakePermissions.ManageChannels);
        var problems = new Problems();
        var body = call.BodyObject;
        var name = problems.Text(body, "name", "", 100);
        var minutes = ArchiveMinutes(problems, body);
        problems.ThrowIfAny();
        channel.Name = name ?? channel.Name;
        channel.AutoArchiveMinutes = minutes ?? channel.AutoArchiveMinutes;
        channel.Archived = (bool?)body["archived"] ?? channel.Archived;
        channel.Locked = (bool?)body["locked"] ?? channel.Locked;
        var kind = channel.IsThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE";
        site.Feed.Publish(new(kind, Intents.Guilds, channel.Guild, _ => ChannelJson.Of(channel)));
        return RestAnswer.Ok(ChannelJson.Of(channel));
    }

    RestAnswer Join(RestCall call) =>
        site.Channel(call.Id("channel_id")).IsThread ? RestAnswer.Nothing : throw RestError.WrongChannelType();
}
