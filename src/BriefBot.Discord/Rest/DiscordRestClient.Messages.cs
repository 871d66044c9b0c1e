namespace BriefBot.Discord;

/// <content>Messages, channels and threads.</content>
public sealed partial class DiscordRestClient
{
    /// <summary>A channel or thread.</summary>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellation) =>
        GetAsync(Route.Of(HttpMethod.Get, "channels/{channel_id}", channel), DiscordJson.Default.Channel, cancellation);

    /// <summary>A message.</summary>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellation) =>
        GetAsync(MessageRoute(HttpMethod.Get, channel, message), DiscordJson.Default.Message, cancellation);

    /// <summary>Messages that Discord lists in one answer.</summary>
    /// <remarks>Source: Discord API reference, "Get Channel Messages".</remarks>
    public const int MessagesAtOnce = 100;

    /// <summary>The messages of a channel that come right after an id, newest first: at most <see cref="MessagesAtOnce"/>.</summary>
    /// <remarks>Without the permission to read the history, Discord gives none instead of refusing.</remarks>
    public Task<IReadOnlyList<Message>> GetMessagesAfterAsync(Snowflake channel, Snowflake after, CancellationToken cancellation)
    {
        var route = Route.Of(HttpMethod.Get, "channels/{channel_id}/messages", channel).WithQuery($"after={after}&limit={MessagesAtOnce}");
        return GetAsync(route, DiscordJson.Default.IReadOnlyListMessage, cancellation);
    }

    /// <summary>Posts a message.</summary>
    /// <remarks>
    /// After an answer that was lost it is sent again only if it carries a nonce and <see cref="MessageProperties.EnforceNonce"/>.
    /// </remarks>
    public Task<Message> CreateMessageAsync(Snowflake channel, MessageProperties message, CancellationToken cancellation) =>
        CreateMessageAsync(channel, message, [], cancellation);

    /// <summary>Posts a message with files.</summary>
    /// <exception cref="ArgumentException">A file's name is not fit for one.</exception>
    public Task<Message> CreateMessageAsync(
        Snowflake channel,
        MessageProperties message,
        IReadOnlyList<FileAttachment> files,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        var isIdempotent = message is { Nonce.Length: > 0, EnforceNonce: true };
        var route = Route.Of(HttpMethod.Post, "channels/{channel_id}/messages", channel);
        return SendAsync(MessageRequest(route, message, files, isIdempotent), DiscordJson.Default.Message, cancellation);
    }

    /// <summary>Changes a message of the bot.</summary>
    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageProperties changes, CancellationToken cancellation)
    {
        var request = MessageRequest(MessageRoute(HttpMethod.Patch, channel, message), WithoutOrigin(changes), [], isIdempotent: true);
        return SendAsync(request, DiscordJson.Default.Message, cancellation);
    }

    /// <summary>Deletes a message.</summary>
    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellation) =>
        _pipeline.SendAsync(new(MessageRoute(HttpMethod.Delete, channel, message)), cancellation);

    /// <summary>Shows "… is typing" for 10 seconds or until a message is posted.</summary>
    public Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellation) =>
        _pipeline.SendAsync(new(Route.Of(HttpMethod.Post, "channels/{channel_id}/typing", channel)), cancellation);

    /// <summary>Starts a thread from a message. A message has one at most; the thread has its id.</summary>
    public Task<Channel> StartThreadAsync(Snowflake channel, Snowflake message, ThreadProperties thread, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(thread);
        var route = Route.Of(HttpMethod.Post, "channels/{channel_id}/messages/{message_id}/threads", channel, message);
        // Only a thread without a message has a type of its own.
        var json = Json(thread with { Type = null }, DiscordJson.Default.ThreadProperties);
        return SendAsync(new(route) { Json = json, IsIdempotent = false }, DiscordJson.Default.Channel, cancellation);
    }

    /// <summary>Starts a thread without a message; a private one unless a type is given.</summary>
    public Task<Channel> StartThreadAsync(Snowflake channel, ThreadProperties thread, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(thread);
        var route = Route.Of(HttpMethod.Post, "channels/{channel_id}/threads", channel);
        var json = Json(thread, DiscordJson.Default.ThreadProperties);
        return SendAsync(new(route) { Json = json, IsIdempotent = false }, DiscordJson.Default.Channel, cancellation);
    }

    /// <summary>Starts a post in a forum: a thread with its first message, which has the thread's id.</summary>
    /// <remarks>Discord takes no nonce here: after an answer that was lost it is not sent again.</remarks>
    public Task<Channel> StartForumPostAsync(
        Snowflake forum,
        ThreadProperties thread,
        MessageProperties message,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(message);
        var route = Route.Of(HttpMethod.Post, "channels/{channel_id}/threads", forum);
        var first = WithoutOrigin(message) with
        {
            AllowedMentions = AllowedMentions.None,
            AdditionalFields = WithoutMentions(message.AdditionalFields),
        };
        var json = Json(thread with { Type = null, Message = first }, DiscordJson.Default.ThreadProperties);
        return SendAsync(new(route) { Json = json, IsIdempotent = false }, DiscordJson.Default.Channel, cancellation);
    }

    /// <summary>The threads of a guild that are in use and that the bot sees, posts of forums among them.</summary>
    public async Task<IReadOnlyList<Channel>> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellation)
    {
        var route = Route.Of(HttpMethod.Get, "guilds/{guild_id}/threads/active", guild);
        return (await GetAsync(route, DiscordJson.Default.ThreadList, cancellation)).Threads ?? [];
    }

    /// <summary>The channel of direct messages with a person; made when there is none.</summary>
    public Task<Channel> CreateDMChannelAsync(Snowflake person, CancellationToken cancellation)
    {
        var json = Json(new DirectChannelProperties { RecipientId = person }, DiscordJson.Default.DirectChannelProperties);
        var route = Route.Plain(HttpMethod.Post, "users/@me/channels");
        return SendAsync(new(route) { Json = json }, DiscordJson.Default.Channel, cancellation);
    }

    static Route MessageRoute(HttpMethod method, Snowflake channel, Snowflake message) =>
        Route.Of(method, "channels/{channel_id}/messages/{message_id}", channel, message);
}
