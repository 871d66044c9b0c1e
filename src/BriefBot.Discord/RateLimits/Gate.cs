namespace BriefBot.Discord.RateLimits;

/// <summary>Lets requests through in their order, as long as it is open.</summary>
/// <param name="clock">Time.</param>
/// <param name="sync">Held while the gate's state is read or changed; gates that hand waiters to each other share one.</param>
abstract class Gate(MonotonicClock clock, Lock sync) : IDisposable
{
    readonly SortedSet<Waiter> _waiting = new(Comparer<Waiter>.Create(static (left, right) => left.Order.CompareTo(right.Order)));
    ITimer? _timer;

    /// <summary>Held while state is read or changed.</summary>
    protected Lock Sync => sync;

    /// <summary>Requests that wait.</summary>
    protected int Waiting => _waiting.Count;

    /// <summary>Time.</summary>
    protected MonotonicClock Clock => clock;

    /// <summary>Waits until the request may pass.</summary>
    /// <param name="waiter">The request; used once.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null once it has passed; else the time to wait, which would exceed its deadline.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<TimeSpan?> EnterAsync(Waiter waiter, CancellationToken cancellation)
    {
        lock (sync)
        {
            waiter.Gate = this;
            _waiting.Add(waiter);
            Pump();
        }

        return waiter.Passed.IsCompleted ? waiter.Passed : WaitAsync(waiter, cancellation);
    }

    /// <summary>For how long it surely stays closed; null when it is open, or opens when another request is done.</summary>
    public TimeSpan? ClosedFor()
    {
        lock (sync)
        {
            return ClosedUntil(clock.Now) is { } until ? Due(until) : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    /// <summary>Takes a place when one is free. The lock is held.</summary>
    protected abstract bool TryPass(TimeSpan now);

    /// <summary>Until when no place can become free; null when it isn't known. The lock is held.</summary>
    protected abstract TimeSpan? ClosedUntil(TimeSpan now);

    /// <summary>When to look again, even if no request is done by then. The lock is held.</summary>
    protected virtual TimeSpan? LookAgainAt(TimeSpan now) => ClosedUntil(now);

    /// <summary>Lets through whom it can, turns away whose deadline is too early, and looks again later. The lock is held.</summary>
    protected void Pump()
    {
        var now = clock.Now;
        while (_waiting.Min is { } first && TryPass(now))
        {
            _waiting.Remove(first);
            first.Pass();
        }

        if (_waiting.Count > 0 && ClosedUntil(now) is { } until)
            TurnAway(until);
        Arm(_waiting.Count > 0 ? LookAgainAt(now) : null);
    }

    /// <summary>Hands the waiters of a route to another gate. The lock, which both share, is held.</summary>
    protected void MoveTo(Gate other, RouteKey route)
    {
        foreach (var waiter in _waiting.Where(waiter => waiter.Route == route).ToList())
        {
            _waiting.Remove(waiter);
            waiter.Gate = other;
            other._waiting.Add(waiter);
        }
    }

    static async Task<TimeSpan?> WaitAsync(Waiter waiter, CancellationToken cancellation)
    {
        await using var registration = cancellation.UnsafeRegister(
            static (state, token) => ((Waiter)state!).Gate!.Cancel((Waiter)state, token),
            waiter
        );
        return await waiter.Passed;
    }

    void Cancel(Waiter waiter, CancellationToken cancellation)
    {
        lock (sync)
        {
            waiter.Gate!._waiting.Remove(waiter);
            waiter.Cancel(cancellation);
        }
    }

    void TurnAway(TimeSpan until)
    {
        foreach (var waiter in _waiting.Where(waiter => waiter.Deadline <= until).ToList())
        {
            _waiting.Remove(waiter);
            waiter.TurnAway(Due(until));
        }
    }

    void Arm(TimeSpan? at)
    {
        if (at is null)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        _timer ??= clock.Time.CreateTimer(static gate => ((Gate)gate!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Due(at.Value), Timeout.InfiniteTimeSpan);
    }

    void Wake()
    {
        lock (sync)
            Pump();
    }

    // Timers count in milliseconds: rounded up, so that it is never too early.
    TimeSpan Due(TimeSpan at) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling((at - clock.Now).TotalMilliseconds)));
}

/// <summary>A request in front of a gate.</summary>
/// <param name="route">Its route.</param>
/// <param name="order">Lower ones go first; a request keeps its number when it is sent again.</param>
/// <param name="deadline">When it has to be done, by the client's <see cref="MonotonicClock"/>.</param>
sealed class Waiter(RouteKey route, long order, TimeSpan deadline)
{
    readonly TaskCompletionSource<TimeSpan?> _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its route.</summary>
    public RouteKey Route => route;

    /// <summary>Lower ones go first.</summary>
    public long Order => order;

    /// <summary>When it has to be done.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The gate it stands at, or passed.</summary>
    public Gate? Gate { get; set; }

    /// <summary>Null once it has passed, else the wait that was too long.</summary>
    public Task<TimeSpan?> Passed => _passed.Task;

    /// <summary>Lets it pass.</summary>
    public void Pass() => _passed.TrySetResult(null);

    /// <summary>Turns it away.</summary>
    public void TurnAway(TimeSpan wait) => _passed.TrySetResult(wait);

    /// <summary>Takes it out of the queue.</summary>
    public void Cancel(CancellationToken cancellation) => _passed.TrySetCanceled(cancellation);
}
