namespace BriefBot.Discord;

/// <summary>Remembers so many ids, the oldest forgotten first. Shared by shards.</summary>
sealed class RecentIds<T>(int capacity)
    where T : notnull
{
    readonly Lock _lock = new();
    readonly HashSet<T> _known = [];
    readonly Queue<T> _byAge = new();

    /// <summary>Remembers an id. False when it was remembered already.</summary>
    public bool TryAdd(T id)
    {
        lock (_lock)
        {
            if (!_known.Add(id))
                return false;

            _byAge.Enqueue(id);
            if (_byAge.Count > capacity)
                _known.Remove(_byAge.Dequeue());
            return true;
        }
    }
}
