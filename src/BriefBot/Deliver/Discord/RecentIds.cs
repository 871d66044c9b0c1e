using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Ids of the last minutes, few enough to keep.</summary>
/// <param name="time">Clock.</param>
/// <param name="lifetime">How long an id is recent.</param>
sealed class RecentIds(TimeProvider time, TimeSpan lifetime)
{
    const int Many = 10_000;

    readonly Dictionary<Snowflake, long> _since = [];

    /// <summary>Takes an id; false when it is there already, and then it keeps its time.</summary>
    public bool Add(Snowflake id)
    {
        lock (_since)
        {
            if (IsRecent(id))
                return false;
            if (_since.Count >= Many)
                Clear();
            _since[id] = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Whether an id is there.</summary>
    public bool Contains(Snowflake id)
    {
        lock (_since)
            return IsRecent(id);
    }

    /// <summary>Forgets an id.</summary>
    public void Remove(Snowflake id)
    {
        lock (_since)
            _since.Remove(id);
    }

    bool IsRecent(Snowflake id) => _since.TryGetValue(id, out var since) && time.GetElapsedTime(since) < lifetime;

    /// <summary>Drops what is old; all of it when nothing is.</summary>
    void Clear()
    {
        foreach (var id in _since.Keys.Where(id => !IsRecent(id)).ToList())
            _since.Remove(id);
        if (_since.Count >= Many)
            _since.Clear();
    }
}
