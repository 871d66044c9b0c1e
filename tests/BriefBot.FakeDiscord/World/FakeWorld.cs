namespace BriefBot.Fakes;

/// <summary>All that the server remembers. One lock guards it; every change wakes those who wait.</summary>
public sealed class FakeWorld
{
    readonly List<Func<bool>> waiting = [];

    internal FakeWorld(FakeDiscordOptions options)
    {
        Time = options.Time;
        Ids = new(options.Time);
        ApplicationId = Ids.Next();
        Bot = new(ApplicationId, options.BotName, bot: true);
        Owner = new(Ids.Next(), "owner", bot: false) { GlobalName = "Owner" };
        Users[Bot.Id] = Bot;
        Users[Owner.Id] = Owner;
    }

    internal Lock Gate { get; } = new();

    internal TimeProvider Time { get; }

    internal Snowflakes Ids { get; }

    /// <summary>The application's id, which is the bot's too.</summary>
    public ulong ApplicationId { get; }

    /// <summary>The bot's user.</summary>
    public FakeUser Bot { get; }

    /// <summary>Who owns the application, and guilds without another owner.</summary>
    public FakeUser Owner { get; }

    /// <summary>Everybody by id.</summary>
    public IDictionary<ulong, FakeUser> Users { get; } = new Dictionary<ulong, FakeUser>();

    /// <summary>Guilds by id.</summary>
    public IDictionary<ulong, FakeGuild> Guilds { get; } = new Dictionary<ulong, FakeGuild>();

    /// <summary>Channels, threads and direct conversations by id.</summary>
    public IDictionary<ulong, FakeChannel> Channels { get; } = new Dictionary<ulong, FakeChannel>();

    /// <summary>How many messages were posted again with a nonce that was remembered, so that no second one came of it.</summary>
    public int Repeated { get; internal set; }

    /// <summary>People who installed the application for themselves.</summary>
    internal HashSet<ulong> Installs { get; } = [];

    /// <summary>Whether the bot itself is there: in the channel's guild, or the other side of the conversation.</summary>
    internal bool IsBotIn(FakeChannel channel) =>
        channel.Guild is { } guild ? guild.Members.ContainsKey(Bot.Id) : channel.Kind == ChannelKind.Direct;

    /// <summary>Lets everybody who waits look again. Call it with the lock held.</summary>
    internal void Changed() => waiting.RemoveAll(looksAndIsDone => looksAndIsDone());

    /// <summary>
    /// What <paramref name="probe"/> finds, as soon as it finds something. It is asked again after each change, under the lock.
    /// </summary>
    internal async Task<T> WhenAsync<T>(Func<T?> probe, CancellationToken ct)
        where T : class
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool Look()
        {
            try
            {
                return !found.Task.IsCompleted && probe() is { } seen ? found.TrySetResult(seen) : found.Task.IsCompleted;
            }
            catch (Exception broken) when (broken is not OutOfMemoryException)
            {
                // The test's own condition failed: that is for the test to hear, not for whoever made the change.
                return found.TrySetException(broken);
            }
        }

        lock (Gate)
        {
            if (!Look())
                waiting.Add(Look);
        }

        await using var cancelled = ct.Register(() => found.TrySetCanceled(ct));
        return await found.Task;
    }

    internal FakeChannel DirectChannel(FakeUser person)
    {
        var known = Channels.Values.FirstOrDefault(c => c.Kind == ChannelKind.Direct && c.Recipient == person);
        if (known is not null)
            return known;
        var made = new FakeChannel(Ids.Next(), ChannelKind.Direct, "") { Recipient = person, CreatedAt = Time.GetUtcNow() };
        Channels[made.Id] = made;
        return made;
    }
}
