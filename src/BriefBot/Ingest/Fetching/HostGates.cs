namespace BriefBot.Ingest.Fetching;

/// <summary>
/// Politeness towards each host: few requests at a time, a pause between them, and rest after trouble or when the host asks for it. What it
/// remembers is bounded: beyond that, hosts that nobody asks any more are forgotten.
/// </summary>
sealed class HostGates(FetchOptions options, TimeProvider time)
{
    /// <summary>Hosts that are remembered.</summary>
    public const int MostHosts = 2_000;

    /// <summary>Requests to one host at the same time.</summary>
    public const int PerHost = 2;

    /// <summary>Longest wait for a pause or a short rest; beyond, a request fails at once and tells the wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Rest after the first failure; each further one in a row doubles it.</summary>
    public static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5);

    /// <summary>Longest rest that failures alone lead to.</summary>
    public static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    /// <summary>Longest pause between requests that a host's Crawl-delay leads to.</summary>
    public static readonly TimeSpan LongestDelay = LongestWait;

    readonly Lock _gate = new();
    readonly Dictionary<string, HostState> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hosts remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _hosts.Count;
        }
    }

    /// <summary>Waits for a host's turn.</summary>
    /// <param name="paced">Keeps the pause since the request before.</param>
    /// <returns>A pass to give back, or why the host isn't asked.</returns>
    public async Task<(HostPass? Pass, FetchResult.Failed? Failed)> EnterAsync(string host, bool paced, CancellationToken cancellation)
    {
        var state = Take(host);
        var pass = new HostPass(this, state);
        try
        {
            if (Resting(state) is { } resting)
                return Leave(pass, resting);
            await state.Turns.WaitAsync(cancellation);
            pass.HasTurn = true;
            if (Resting(state) is { } still)
                return Leave(pass, still);
            var wait = Reserve(state, paced);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            return (pass, null);
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    /// <summary>Keeps to a pause that a host asked for by Crawl-delay, up to <see cref="LongestDelay"/>; null for none.</summary>
    public void SetDelay(string host, TimeSpan? delay)
    {
        lock (_gate)
        {
            if (delay is null && !_hosts.ContainsKey(host))
                return;
            State(host).Delay = delay is { } asked ? (asked < LongestDelay ? asked : LongestDelay) : TimeSpan.Zero;
        }
    }

    /// <summary>Remembers how a host did.</summary>
    /// <param name="trouble">True when it failed to answer properly, null when the answer says nothing about the host.</param>
    /// <param name="retryAfter">How long it asks to wait; null when it doesn't.</param>
    void Report(HostState state, bool? trouble, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            if (trouble is null)
                return;
            state.Failures = trouble.Value ? Math.Min(state.Failures + 1, 30) : 0;
            if (!trouble.Value)
                return;
            var rest = retryAfter ?? TimeSpan.FromTicks(Math.Min(LongestRest.Ticks, FirstRest.Ticks * (1L << (state.Failures - 1))));
            var until = time.GetUtcNow() + rest;
            if (until > state.RestsUntil)
                state.RestsUntil = until;
        }
    }

    static (HostPass? Pass, FetchResult.Failed? Failed) Leave(HostPass pass, FetchResult.Failed failed)
    {
        pass.Dispose();
        return (null, failed);
    }

    HostState Take(string host)
    {
        lock (_gate)
        {
            var state = State(host);
            state.Users++;
            return state;
        }
    }

    HostState State(string host)
    {
        if (_hosts.TryGetValue(host, out var state))
            return state;
        if (_hosts.Count >= MostHosts)
            Forget();
        return _hosts[host] = new HostState { UsedAt = time.GetUtcNow() };
    }

    /// <summary>Makes room: a sixteenth of the hosts goes, those first that don't rest and weren't asked for longest.</summary>
    void Forget()
    {
        var now = time.GetUtcNow();
        var idle = _hosts
            .Where(host => host.Value.Users == 0)
            .OrderBy(host => host.Value.RestsUntil > now)
            .ThenBy(host => host.Value.UsedAt)
            .Take(MostHosts / 16)
            .ToList();
        foreach (var (host, state) in idle)
        {
            _hosts.Remove(host);
            state.Turns.Dispose();
        }
    }

    FetchResult.Failed? Resting(HostState state)
    {
        lock (_gate)
        {
            var rest = state.RestsUntil - time.GetUtcNow();
            if (rest <= LongestWait)
                return null;
            return new(
                FetchFailure.HostResting,
                "the host is given a rest after it asked for one or failed again and again; it is asked again in "
                    + $"{FailureWords.Duration(rest)}"
            )
            {
                RetryAfter = rest,
            };
        }
    }

    /// <summary>How long to wait for the turn that is now reserved.</summary>
    TimeSpan Reserve(HostState state, bool paced)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var start = now > state.RestsUntil ? now : state.RestsUntil;
            if (!paced)
                return start - now;
            if (state.NextAt > start)
                start = state.NextAt;
            state.NextAt = start + (state.Delay > options.Interval ? state.Delay : options.Interval);
            return start - now;
        }
    }

    void Leave(HostState state, bool hadTurn)
    {
        if (hadTurn)
            state.Turns.Release();
        lock (_gate)
        {
            state.Users--;
            state.UsedAt = time.GetUtcNow();
        }
    }

    /// <summary>The turn of one request; given back when it is disposed of.</summary>
    public sealed class HostPass(HostGates gates, HostState state) : IDisposable
    {
        bool _left;

        internal bool HasTurn { get; set; }

        /// <summary>Remembers how the host did: true for trouble, null when nothing can be said.</summary>
        public void Report(bool? trouble, TimeSpan? retryAfter) => gates.Report(state, trouble, retryAfter);

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            gates.Leave(state, HasTurn);
        }
    }

    /// <summary>What is remembered of a host.</summary>
    public sealed class HostState
    {
        internal SemaphoreSlim Turns { get; } = new(PerHost);

        internal int Users { get; set; }

        internal int Failures { get; set; }

        internal TimeSpan Delay { get; set; }

        internal DateTimeOffset NextAt { get; set; }

        internal DateTimeOffset RestsUntil { get; set; }

        internal DateTimeOffset UsedAt { get; set; }
    }
}
