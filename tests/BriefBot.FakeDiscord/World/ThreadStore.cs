namespace BriefBot.Fakes;

/// <summary>Starts threads, and tells the gateway.</summary>
sealed class ThreadStore(FakeWorld world, EventFeed feed)
{
    /// <summary>A thread of a channel; one that starts from a message has the message's id.</summary>
    public FakeChannel Start(
        FakeChannel parent,
        string name,
        FakeUser owner,
        FakeMessage? from = null,
        ChannelKind kind = ChannelKind.PublicThread,
        int minutes = 1_440
    )
    {
        var thread = new FakeChannel(from?.Id ?? world.Ids.Next(), kind, name)
        {
            Guild = parent.Guild,
            Parent = parent,
            OwnerId = owner.Id,
            CreatedAt = world.Time.GetUtcNow(),
            AutoArchiveMinutes = minutes,
        };
        world.Channels[thread.Id] = thread;
        parent.Guild!.Channels.Add(thread);
        if (from is not null)
        {
            from.Thread = thread;
            from.Flags |= MessageFlags.HasThread;
        }

        feed.Publish(
            new(
                "THREAD_CREATE",
                Intents.Guilds,
                thread.Guild,
                _ =>
                {
                    var json = ChannelJson.Of(thread);
                    json["newly_created"] = true;
                    return json;
                }
            )
        );
        world.Changed();
        return thread;
    }
}
