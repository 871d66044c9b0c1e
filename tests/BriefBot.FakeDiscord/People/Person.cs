using System.Text.Json.Nodes;

namespace BriefBot.Fakes;

/// <summary>A person at Discord's client: does what a person can do there, and nothing that the client would not offer.</summary>
public sealed partial class Person
{
    readonly Site site;

    internal Person(Site site, FakeUser user) => (this.site, User) = (site, user);

    /// <summary>Who.</summary>
    public FakeUser User { get; }

    /// <summary>The direct conversation with the bot.</summary>
    public FakeChannel Direct
    {
        get
        {
            lock (site.World.Gate)
                return site.World.DirectChannel(User);
        }
    }

    /// <summary>Writes a message. The text says who is mentioned.</summary>
    public FakeMessage Say(FakeChannel channel, string text, FakeMessage? replyTo = null, bool pingReplied = true)
    {
        ArgumentNullException.ThrowIfNull(channel);
        lock (site.World.Gate)
        {
            CheckPresent(channel);
            var silent = new JsonObject { ["parse"] = new JsonArray("users", "roles", "everyone"), ["replied_user"] = false };
            return site.Messages.Post(channel, User, new(text, [], [], [], 0, pingReplied ? null : silent, null), replyTo);
        }
    }

    /// <summary>Mentions the bot and asks something.</summary>
    public FakeMessage Mention(FakeChannel channel, string text) => Say(channel, $"{site.World.Bot.Mention} {text}");

    /// <summary>Writes to the bot alone.</summary>
    public FakeMessage SayDirectly(string text) => Say(Direct, text);

    /// <summary>Changes a message of one's own.</summary>
    public void Edit(FakeMessage message, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Author != User)
            throw new InvalidOperationException("Only the author can edit a message.");
        lock (site.World.Gate)
            site.Messages.Edit(message, new(text, null, null, null, 0, null, null), replacesFlags: false);
    }

    /// <summary>Deletes a message: one's own, or as a moderator.</summary>
    public void Delete(FakeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            if (message.Author != User && !May(message.Channel, FakePermissions.ManageMessages))
                throw new InvalidOperationException("Only the author or a moderator can delete a message.");
            site.Messages.Delete(message);
        }
    }

    /// <summary>Starts a thread from a message.</summary>
    public FakeChannel StartThread(FakeMessage message, string name)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            CheckPresent(message.Channel);
            if (message.Thread is not null)
                throw new InvalidOperationException("The message has a thread already.");
            return site.Threads.Start(message.Channel, name, User, message);
        }
    }

    /// <summary>Lets Discord add a link's preview to a message: an update that is no edit.</summary>
    public void Unfurl(FakeMessage message, string url)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            var preview = new JsonObject
            {
                ["type"] = "link",
                ["url"] = url,
                ["title"] = "A page",
                ["description"] = "About something",
            };
            site.Messages.Unfurl(message, preview);
        }
    }

    /// <summary>
    /// Whether the person can read a message: it is there, in a channel that the person sees, and not for somebody else's eyes.
    /// </summary>
    public bool Sees(FakeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (site.World.Gate)
        {
            if (message.Deleted || (message.Ephemeral && message.Interaction?.User != User))
                return false;
            return message.Channel.Guild is null
                ? message.Channel.Recipient == User || message.Channel.Participants.Contains(User)
                : May(message.Channel, FakePermissions.ViewChannel);
        }
    }

    bool May(FakeChannel channel, FakePermissions bits) =>
        channel.Guild is { } guild
        && guild.Members.TryGetValue(User.Id, out var member)
        && (PermissionRules.InChannel(member, channel) & bits) == bits;

    void CheckPresent(FakeChannel channel)
    {
        var present = channel.Guild is { } guild
            ? guild.Members.ContainsKey(User.Id)
            : channel.Recipient == User || channel.Participants.Contains(User);
        if (!present)
            throw new InvalidOperationException($"{User.Username} is not in {channel.Guild?.Name ?? "this conversation"}.");
    }

    FakeInteraction Start(FakeInteraction interaction)
    {
        CheckPresent(interaction.Channel);
        site.Interactions.Start(interaction);
        return interaction;
    }
}
