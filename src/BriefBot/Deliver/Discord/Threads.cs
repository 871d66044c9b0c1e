using System.Collections.Concurrent;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Which channel each thread belongs to, and whose it is, as far as Discord has told.</summary>
sealed class Threads
{
    // Told anew when one of them stirs, so that forgetting all now and then does no harm.
    const int Many = 50_000;

    readonly ConcurrentDictionary<Snowflake, (Snowflake Parent, Snowflake? Owner)> _known = [];

    /// <summary>Takes note of a thread; other channels are no concern.</summary>
    public void Add(Channel? channel)
    {
        if (channel is not { IsThread: true, ParentId: { } parent })
            return;
        if (_known.Count >= Many)
            _known.Clear();
        _known[channel.Id] = (parent, channel.OwnerId ?? OwnerOf(channel.Id));
    }

    /// <summary>Forgets a thread.</summary>
    public void Remove(Snowflake thread) => _known.TryRemove(thread, out _);

    /// <summary>The channel that a thread belongs to; null for what is no thread.</summary>
    public Snowflake? ParentOf(Snowflake channel) => _known.TryGetValue(channel, out var known) ? known.Parent : null;

    /// <summary>Who started a thread.</summary>
    public Snowflake? OwnerOf(Snowflake channel) => _known.TryGetValue(channel, out var known) ? known.Owner : null;
}
