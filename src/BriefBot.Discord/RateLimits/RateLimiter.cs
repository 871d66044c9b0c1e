namespace BriefBot.Discord.RateLimits;

/// <summary>Keeps the limits of routes, as Discord's responses tell them; none is known beforehand.</summary>
/// <remarks>
/// A bucket is known by its hash and the channel, guild or webhook of the request. Until a route's hash is known for one of these,
/// its requests go one by one. Buckets that nobody uses are forgotten.
/// </remarks>
sealed class RateLimiter(MonotonicClock clock) : IDisposable
{
    // How long an unused bucket is remembered, and how often such ones are looked for.
    static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(1);
    static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(30);
    const int SweepCount = 1_024;

    readonly Lock _sync = new();
    readonly Dictionary<(string Method, string Template), string> _hashes = [];
    readonly Dictionary<RouteKey, RateLimitBucket> _routes = [];
    readonly Dictionary<(string Hash, string Major), RateLimitBucket> _buckets = [];
    long _reports;
    TimeSpan _sweptAt;
    int _sweepAtCount = SweepCount;

    /// <summary>Routes and buckets remembered.</summary>
    public int Count
    {
        get
        {
            lock (_sync)
                return _routes.Count + _buckets.Count;
        }
    }

    /// <summary>Waits for a place in the route's bucket.</summary>
    /// <returns>Null once the waiter has passed, and a lease must be taken; else the wait that is too long.</returns>
    public Task<TimeSpan?> EnterAsync(Waiter waiter, CancellationToken cancellation)
    {
        lock (_sync)
            return BucketOf(waiter.Route).EnterAsync(waiter, cancellation);
    }

    /// <summary>The place that a waiter has got.</summary>
    public RateLimitLease LeaseOf(Waiter waiter)
    {
        lock (_sync)
            return new(this, (RateLimitBucket)waiter.Gate!, waiter.Route, _reports);
    }

    /// <summary>Gives a place back, with what the response said.</summary>
    /// <param name="lease">The place.</param>
    /// <param name="report">What the headers said.</param>
    /// <param name="block">For how long the bucket is closed by a 429; null when it isn't.</param>
    internal void Leave(RateLimitLease lease, RateLimitReport report, TimeSpan? block)
    {
        lock (_sync)
        {
            var (current, number) = (lease.Bucket, ++_reports);
            var bucket = report.Bucket is { } hash ? Learn(lease.Route, hash) : current;
            current.Leave(bucket == current ? report : null, lease.SentAt, number);
            if (bucket != current)
            {
                bucket.Learn(report, lease.SentAt, number);
                current.HandOver(bucket, lease.Route);
            }

            if (block is { } wait)
                bucket.Block(wait);
            bucket.LetThrough();
            if (bucket != current)
                current.LetThrough();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_sync)
        {
            foreach (var bucket in _routes.Values.Concat(_buckets.Values))
                bucket.Dispose();
        }
    }

    RateLimitBucket BucketOf(RouteKey route)
    {
        Sweep(clock.Now);
        if (_routes.TryGetValue(route, out var bucket))
            return bucket;
        bucket = _hashes.TryGetValue((route.Method, route.Template), out var hash) ? Shared(hash, route.Major) : new(clock, _sync);
        _routes.Add(route, bucket);
        return bucket;
    }

    RateLimitBucket Learn(RouteKey route, string hash)
    {
        _hashes[(route.Method, route.Template)] = hash;
        return _routes[route] = Shared(hash, route.Major);
    }

    RateLimitBucket Shared(string hash, string major)
    {
        if (!_buckets.TryGetValue((hash, major), out var bucket))
            _buckets.Add((hash, major), bucket = new(clock, _sync));
        return bucket;
    }

    void Sweep(TimeSpan now)
    {
        if (now - _sweptAt < SweepInterval && _routes.Count < _sweepAtCount)
            return;
        foreach (var (key, bucket) in _routes.Where(entry => entry.Value.IsIdle(now, IdleTime)).ToList())
        {
            bucket.Dispose();
            _routes.Remove(key);
        }

        foreach (var (key, bucket) in _buckets.Where(entry => entry.Value.IsIdle(now, IdleTime)).ToList())
        {
            bucket.Dispose();
            _buckets.Remove(key);
        }

        _sweptAt = now;
        _sweepAtCount = Math.Max(SweepCount, _routes.Count * 2);
    }
}

/// <summary>A place in a bucket. Disposing it without a report says that nothing is known of the request.</summary>
sealed class RateLimitLease(RateLimiter limiter, RateLimitBucket bucket, RouteKey route, long sentAt) : IDisposable
{
    bool _left;

    /// <summary>The bucket.</summary>
    public RateLimitBucket Bucket => bucket;

    /// <summary>The request's route.</summary>
    public RouteKey Route => route;

    /// <summary>How many reports there had been when the place was given.</summary>
    public long SentAt => sentAt;

    /// <summary>Gives the place back with what the response said.</summary>
    public void Complete(RateLimitReport report, TimeSpan? block)
    {
        if (_left)
            return;
        _left = true;
        limiter.Leave(this, report, block);
    }

    /// <inheritdoc/>
    public void Dispose() => Complete(RateLimitReport.None, null);
}
