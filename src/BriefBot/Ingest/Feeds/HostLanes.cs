namespace BriefBot.Ingest.Feeds;

/// <summary>
/// Runs work host by host: one piece at a time for each host, for so many hosts at once. Hosts that proved slow share half of the places,
/// so that however many they are, the others go on.
/// </summary>
/// <param name="places">Hosts at the same time, 1 and up.</param>
sealed class HostLanes(int places, TimeProvider time) : IDisposable
{
    /// <summary>A host that took longer for its last piece of work is slow.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    const int MostRemembered = 10_000;

    readonly SemaphoreSlim _places = new(places);
    readonly SemaphoreSlim _slowPlaces = new(Math.Max(1, places / 2));
    readonly Dictionary<string, Queue<Func<Task>>> _lanes = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _slow = new(StringComparer.OrdinalIgnoreCase);
    readonly Lock _lock = new();

    /// <summary>Pieces of work that wait or run for a host.</summary>
    public int Waiting(string host)
    {
        lock (_lock)
            return _lanes.TryGetValue(host, out var lane) ? lane.Count : 0;
    }

    /// <summary>Whether the host's last piece of work took longer than <see cref="Slow"/>.</summary>
    public bool IsSlow(string host)
    {
        lock (_lock)
            return _slow.Contains(host);
    }

    /// <summary>Takes a piece of work, which must not throw.</summary>
    public void Run(string host, Func<Task> work)
    {
        lock (_lock)
        {
            if (_lanes.TryGetValue(host, out var lane))
            {
                lane.Enqueue(work);
                return;
            }
            _lanes.Add(host, new Queue<Func<Task>>([work]));
        }
        _ = Task.Run(() => RunLaneAsync(host));
    }

    /// <summary>To be called when nothing runs any more.</summary>
    public void Dispose()
    {
        _places.Dispose();
        _slowPlaces.Dispose();
    }

    async Task RunLaneAsync(string host)
    {
        while (Next(host) is { } work)
        {
            var wasSlow = IsSlow(host);
            if (wasSlow)
                await _slowPlaces.WaitAsync();
            await _places.WaitAsync();
            try
            {
                var started = time.GetTimestamp();
                await work();
                Note(host, time.GetElapsedTime(started) > Slow);
            }
            finally
            {
                _places.Release();
                if (wasSlow)
                    _slowPlaces.Release();
            }
            if (IsLast(host))
                return;
        }
    }

    Func<Task>? Next(string host)
    {
        lock (_lock)
            return _lanes[host].TryPeek(out var work) ? work : null;
    }

    /// <summary>Takes what was done off; true when nothing is left, and then the lane is gone.</summary>
    bool IsLast(string host)
    {
        lock (_lock)
        {
            var lane = _lanes[host];
            lane.Dequeue();
            if (lane.Count > 0)
                return false;
            _lanes.Remove(host);
            return true;
        }
    }

    void Note(string host, bool isSlow)
    {
        lock (_lock)
        {
            if (_slow.Count >= MostRemembered)
                _slow.Clear();
            if (isSlow)
                _slow.Add(host);
            else
                _slow.Remove(host);
        }
    }
}
