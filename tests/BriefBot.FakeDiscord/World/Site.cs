namespace BriefBot.Fakes;

/// <summary>What the routes work on.</summary>
sealed record Site(
    FakeDiscordOptions Options,
    FakeWorld World,
    EventFeed Feed,
    CommandRegistry Commands,
    MessageStore Messages,
    ThreadStore Threads,
    InteractionStore Interactions
)
{
    /// <summary>Files of people's commands.</summary>
    public Uploads Uploads { get; } = new();

    /// <summary>A channel that the bot may see.</summary>
    public FakeChannel Channel(ulong id)
    {
        var channel = World.Channels.TryGetValue(id, out var known) ? known : throw RestError.UnknownChannel();
        if (!BotMay(channel, FakePermissions.ViewChannel))
            throw RestError.MissingAccess();
        return channel;
    }

    public FakeGuild Guild(ulong id)
    {
        var guild = World.Guilds.TryGetValue(id, out var known) ? known : throw RestError.UnknownGuild();
        return guild.Members.ContainsKey(World.Bot.Id) ? guild : throw RestError.MissingAccess();
    }

    public void Demand(FakeChannel channel, FakePermissions bits)
    {
        if (!BotMay(channel, bits))
            throw RestError.MissingPermissions();
    }

    public bool BotMay(FakeChannel channel, FakePermissions bits) =>
        channel.Guild is not { } guild
            ? channel.Kind == ChannelKind.Direct
            : (guild.Members.TryGetValue(World.Bot.Id, out var bot) && (PermissionRules.InChannel(bot, channel) & bits) == bits);

    public static FakeMessage Message(FakeChannel channel, ulong id) =>
        channel.Messages.FirstOrDefault(m => m.Id == id) ?? throw RestError.UnknownMessage();
}
