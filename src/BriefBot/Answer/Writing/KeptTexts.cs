namespace BriefBot.Answer.Writing;

/// <summary>What models wrote, by what it was made of, for as long as the process runs and a day at most; the longest unused goes first.
/// Safe for concurrent use.</summary>
/// <param name="time">Measures how old it is.</param>
/// <typeparam name="T">What is kept; never changed.</typeparam>
sealed class KeptTexts<T>(TimeProvider time)
    where T : class
{
    const int Most = 500;
    static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    readonly LinkedList<Entry> _byUse = new();
    readonly Lock _lock = new();

    /// <summary>What is kept under a key; null when nothing is.</summary>
    public T? Find(string key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var node))
                return null;
            _byUse.Remove(node);
            if (time.GetElapsedTime(node.Value.Written) > Kept)
            {
                _entries.Remove(key);
                return null;
            }
            _byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    /// <summary>Keeps something.</summary>
    /// <param name="key">What it was made of.</param>
    /// <param name="value">What was made.</param>
    /// <param name="person">For whom it was written; null for nobody.</param>
    public void Keep(string key, T value, string? person)
    {
        lock (_lock)
        {
            if (_entries.Remove(key, out var old))
                _byUse.Remove(old);
            _entries[key] = _byUse.AddFirst(new Entry(key, value, person, time.GetTimestamp()));
            if (_entries.Count <= Most)
                return;
            _entries.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }

    /// <summary>Forgets what was written for a person: it may use words of their question.</summary>
    public void Forget(string person)
    {
        lock (_lock)
        {
            foreach (var (key, node) in _entries.Where(entry => entry.Value.Value.Person == person).ToList())
            {
                _entries.Remove(key);
                _byUse.Remove(node);
            }
        }
    }

    sealed record Entry(string Key, T Value, string? Person, long Written);
}
