namespace BriefBot.Fakes;

/// <summary>Interactions by token; sends them to the bot and lets them fail in time.</summary>
sealed class InteractionStore(FakeDiscordOptions options, FakeWorld world, EventFeed feed) : IDisposable
{
    readonly Dictionary<string, FakeInteraction> byToken = new(StringComparer.Ordinal);
    readonly List<ITimer> timers = [];

    public FakeInteraction ByToken(string token) => byToken.GetValueOrDefault(token) ?? throw RestError.BadToken();

    public FakeInteraction ByCallback(ulong id, string token) =>
        byToken.GetValueOrDefault(token) is { } found && found.Id == id ? found : throw RestError.UnknownInteraction();

    public void Start(FakeInteraction interaction)
    {
        byToken[interaction.Token] = interaction;
        timers.Add(options.Time.CreateTimer(_ => Expire(interaction), null, options.AcknowledgeWithin, Timeout.InfiniteTimeSpan));
        var payload = InteractionJson.Of(world, interaction);
        feed.Publish(new("INTERACTION_CREATE", 0, interaction.Channel.Guild, _ => payload.DeepClone().AsObject()));
        world.Changed();
    }

    public void Dispose()
    {
        foreach (var timer in timers)
            timer.Dispose();
    }

    void Expire(FakeInteraction interaction)
    {
        lock (world.Gate)
        {
            if (interaction.Acknowledgement is not null)
                return;
            interaction.Failed = true;
            world.Changed();
        }
    }
}
