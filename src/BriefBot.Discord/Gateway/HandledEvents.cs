namespace BriefBot.Discord;

/// <summary>
/// Which events of a session are handled: an event that was handed over may still wait for its handler, and is lost with the process unless
/// it is replayed.
/// </summary>
sealed class HandledEvents
{
    readonly Lock _lock = new();
    readonly SortedSet<long> _open = [];
    long? _last;

    /// <summary>An event by which all before it, and itself, are handled; null before any.</summary>
    public long? Through
    {
        get
        {
            lock (_lock)
                return _open.Count > 0 ? _open.Min - 1 : _last;
        }
    }

    /// <summary>Whether nothing that was handed over waits for its handler.</summary>
    public bool IsComplete
    {
        get
        {
            lock (_lock)
                return _open.Count == 0;
        }
    }

    /// <summary>Counts from an event on that an earlier process handled.</summary>
    public void StartBehind(long sequence)
    {
        lock (_lock)
            _last = sequence;
    }

    /// <summary>An event is being handed over. Its handling is done once this and each <see cref="Delivery.Begin"/> has
    /// ended.</summary>
    public Delivery Open(long sequence, bool mayBeHandled)
    {
        lock (_lock)
        {
            _open.Add(sequence);
            _last = sequence;
        }

        return new Delivery(this, sequence) { MayBeHandled = mayBeHandled };
    }

    void Close(long sequence)
    {
        lock (_lock)
            _open.Remove(sequence);
    }

    /// <summary>An event on its way to its handlers.</summary>
    public sealed class Delivery(HandledEvents events, long sequence)
    {
        int _left = 1;

        /// <summary>Whether an earlier process may have handled it.</summary>
        public bool MayBeHandled { get; init; }

        /// <summary>Another handler will be called.</summary>
        public void Begin() => Interlocked.Increment(ref _left);

        /// <summary>One of them is done. Not called for one that was called off: the event is replayed.</summary>
        public void End()
        {
            if (Interlocked.Decrement(ref _left) == 0)
                events.Close(sequence);
        }
    }
}
