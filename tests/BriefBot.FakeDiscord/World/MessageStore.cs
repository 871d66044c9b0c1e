using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>Posts, edits and deletes messages, and tells the gateway.</summary>
sealed class MessageStore(FakeWorld world, EventFeed feed)
{
    // Discord says "in the past few minutes" of an enforced nonce.
    static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);

    public FakeMessage Post(
        FakeChannel channel,
        FakeUser author,
        MessageDraft draft,
        FakeMessage? replyTo = null,
        FakeInteraction? interaction = null,
        int type = 0,
        ulong? id = null
    )
    {
        var message = New(channel, author, draft, replyTo, interaction, type, id ?? world.Ids.Next());
        if (!message.Ephemeral)
            channel.Messages.Add(message);
        Announce("MESSAGE_CREATE", message);
        world.Changed();
        return message;
    }

    /// <summary>A message that already has this nonce from this author, while Discord remembers it.</summary>
    public FakeMessage? WithNonce(FakeChannel channel, FakeUser author, JsonNode nonce)
    {
        var earlier = channel.Messages.LastOrDefault(m =>
            m.Author == author && m.Nonce?.ToString() == nonce.ToString() && world.Time.GetUtcNow() - m.Timestamp < NonceLife
        );
        if (earlier is not null)
            world.Repeated++;
        return earlier;
    }

    public FakeMessage Loading(FakeInteraction interaction, bool ephemeral)
    {
        var draft = new MessageDraft("", [], [], [], MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : 0), null, null);
        return Post(interaction.Channel, world.Bot, draft, interaction: interaction, type: InteractionType(interaction));
    }

    public void Edit(FakeMessage message, MessageDraft draft, bool replacesFlags)
    {
        message.Content = draft.Content ?? message.Content;
        message.Embeds = draft.Embeds ?? message.Embeds;
        message.Components = draft.Components ?? message.Components;
        message.Attachments = draft.Attachments ?? message.Attachments;
        if (replacesFlags)
            message.Flags = (message.Flags & ~MessageFlags.SuppressEmbeds) | (draft.Flags & MessageFlags.SuppressEmbeds);
        var firstAnswer = message.Loading;
        message.Flags &= ~MessageFlags.Loading;
        message.Mentions = MentionRules.Of(world, message.Channel, message.Author, message.Content, draft.AllowedMentions, null);
        message.EverPinged |= !message.Mentions.None;
        message.Edits++;
        if (!firstAnswer)
            message.EditedAt = world.Time.GetUtcNow();
        Announce("MESSAGE_UPDATE", message);
        world.Changed();
    }

    public void Unfurl(FakeMessage message, JsonObject preview)
    {
        message.Embeds.Add((JsonNode)preview);
        Announce("MESSAGE_UPDATE", message);
        world.Changed();
    }

    public void Delete(FakeMessage message)
    {
        message.Deleted = true;
        message.Channel.Messages.Remove(message);
        if (!message.Ephemeral && BotSees(message.Channel))
        {
            feed.Publish(
                new(
                    "MESSAGE_DELETE",
                    Intent(message.Channel),
                    message.Channel.Guild,
                    _ =>
                    {
                        var json = new JsonObject { ["id"] = message.Id.Text(), ["channel_id"] = message.Channel.Id.Text() };
                        if (message.Channel.Guild is { } guild)
                            json["guild_id"] = guild.Id.Text();
                        return json;
                    }
                )
            );
        }

        world.Changed();
    }

    public static int InteractionType(FakeInteraction interaction) =>
        interaction switch
        {
            { Type: 2, TargetMessage: not null } => 23,
            { Type: 2 } => 20,
            _ => 0,
        };

    FakeMessage New(
        FakeChannel channel,
        FakeUser author,
        MessageDraft draft,
        FakeMessage? replyTo,
        FakeInteraction? interaction,
        int type,
        ulong id
    )
    {
        var content = draft.Content ?? "";
        var pings = MentionRules.Of(world, channel, author, content, draft.AllowedMentions, interaction is null ? replyTo : null);
        return new(id, channel, author, world.Time.GetUtcNow())
        {
            Type = replyTo is not null ? 19 : type,
            Content = content,
            Embeds = draft.Embeds ?? [],
            Components = draft.Components ?? [],
            Attachments = draft.Attachments ?? [],
            Flags = draft.Flags,
            Nonce = draft.Nonce,
            ReplyTo = replyTo,
            Interaction = interaction,
            Mentions = pings,
            EverPinged = !pings.None,
        };
    }

    void Announce(string name, FakeMessage message)
    {
        if (message.Ephemeral || !BotSees(message.Channel))
            return;
        feed.Publish(
            new(
                name,
                Intent(message.Channel),
                message.Channel.Guild,
                intents => MessageJson.ForEvent(message, ContentFor(message, intents))
            )
        );
    }

    /// <summary>Without the MESSAGE_CONTENT intent a bot reads what it wrote, what mentions it, and direct messages.</summary>
    bool ContentFor(FakeMessage message, int intents) =>
        (intents & Intents.MessageContent) != 0
        || message.Channel.Kind == ChannelKind.Direct
        || message.Author == world.Bot
        || message.Mentions.Users.Contains(world.Bot);

    bool BotSees(FakeChannel channel) =>
        channel.Guild is not { } guild
            ? channel.Kind == ChannelKind.Direct
            : (
                guild.Members.TryGetValue(world.Bot.Id, out var bot)
                && PermissionRules.InChannel(bot, channel).HasFlag(FakePermissions.ViewChannel)
            );

    static int Intent(FakeChannel channel) => channel.Kind == ChannelKind.Direct ? Intents.DirectMessages : Intents.GuildMessages;
}
