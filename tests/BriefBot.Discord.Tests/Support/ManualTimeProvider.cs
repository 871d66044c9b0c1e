namespace BriefBot.Discord.Tests.Support;

/// <summary>
/// A clock that stands until a test advances it. Timers run on the thread that advances, in the order in which they are due, each with the
/// clock at its time. So that the clock never races real I/O, a test waits for a signal (the server received something, the client set its
/// timer) before it advances.
/// </summary>
sealed class ManualTimeProvider : TimeProvider
{
    // Task.Delay and its like know whole milliseconds only, rounded down.
    static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    readonly Lock _lock = new();
    readonly List<ManualTimer> _pending = [];
    readonly List<Waiter> _waiters = [];
    readonly List<(Func<IReadOnlyList<TimeSpan>, bool> Matches, TaskCompletionSource Found)> _watches = [];
    DateTimeOffset _now;
    long _created;

    /// <summary>Starts the clock at a time; 2026 by default.</summary>
    public ManualTimeProvider(DateTimeOffset? start = null) => _now = Start = start ?? new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where the clock started.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>How long each timer that is set still has to run, the next one first.</summary>
    public IReadOnlyList<TimeSpan> Pending
    {
        get
        {
            lock (_lock)
                return [.. _pending.Select(timer => timer.Due - _now).Order()];
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Advances the clock and runs what falls due on the way, also what is set meanwhile.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    /// <summary>The same up to a time; one in the past changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset until)
    {
        while (TakeDue(until) is { } timer)
            timer.Run();

        lock (_lock)
        {
            if (_now < until)
                _now = until;
            foreach (var timer in _pending)
                TellWaiters(timer.Due - _now);
            TellWatches();
        }
    }

    /// <summary>Waits until a timer is set whose remaining time lies in a range, bounds included; returns that time.</summary>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atLeast, TimeSpan atMost, CancellationToken cancellation) =>
        WaitForTimerAsync(remaining => remaining >= atLeast && remaining <= atMost, cancellation);

    /// <summary>The same for at least a time.</summary>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atLeast, CancellationToken cancellation) =>
        WaitForTimerAsync(atLeast, TimeSpan.MaxValue, cancellation);

    /// <summary>The same for one time, give or take the rounding of timers.</summary>
    public Task<TimeSpan> WaitForTimerOfAsync(TimeSpan time, CancellationToken cancellation) =>
        WaitForTimerAsync(time - Rounding, time, cancellation);

    /// <summary>Waits until the timers that are set are as they should be, each given as how long it still has to run.</summary>
    public async Task WaitForTimersAsync(Func<IReadOnlyList<TimeSpan>, bool> matches, CancellationToken cancellation)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _watches.Add((matches, found));
            TellWatches();
        }

        try
        {
            await found.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"The timers never were so; set are: {string.Join(", ", Pending)}.", exception);
        }
        finally
        {
            lock (_lock)
                _watches.RemoveAll(watch => watch.Found == found);
        }
    }

    /// <summary>Waits until a timer is set for a time from now, then advances by that time, so that it has run.</summary>
    public async Task AdvanceToTimerAsync(TimeSpan time, CancellationToken cancellation)
    {
        await WaitForTimerOfAsync(time, cancellation);
        Advance(time);
    }

    /// <summary>The same for a timer due at a time.</summary>
    public Task AdvanceToTimerAsync(DateTimeOffset due, CancellationToken cancellation) =>
        AdvanceToTimerAsync(due - GetUtcNow(), cancellation);

    async Task<TimeSpan> WaitForTimerAsync(Func<TimeSpan, bool> matches, CancellationToken cancellation)
    {
        Waiter waiter;
        lock (_lock)
        {
            foreach (var timer in _pending)
            {
                if (matches(timer.Due - _now))
                    return timer.Due - _now;
            }

            waiter = new(matches, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"No such timer was set; set are: {string.Join(", ", Pending)}.", exception);
        }
        finally
        {
            lock (_lock)
                _waiters.Remove(waiter);
        }
    }

    ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            var next = _pending.Where(timer => timer.Due <= until).MinBy(timer => (timer.Due, timer.Order));
            if (next is null)
                return null;

            if (_now < next.Due)
                _now = next.Due;
            _pending.Remove(next);
            if (next.Period > TimeSpan.Zero)
                Add(next, next.Period);
            return next;
        }
    }

    bool Set(ManualTimer timer, TimeSpan due, TimeSpan period)
    {
        lock (_lock)
        {
            if (timer.IsDisposed)
                return false;

            _pending.Remove(timer);
            timer.Period = period;
            if (due != Timeout.InfiniteTimeSpan)
                Add(timer, due);
            TellWatches();
            return true;
        }
    }

    void Remove(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.IsDisposed = true;
            _pending.Remove(timer);
            TellWatches();
        }
    }

    void Add(ManualTimer timer, TimeSpan due)
    {
        timer.Due = _now + due;
        timer.Order = _created++;
        _pending.Add(timer);
        TellWaiters(due);
    }

    void TellWaiters(TimeSpan remaining)
    {
        foreach (var waiter in _waiters)
        {
            if (waiter.Matches(remaining))
                waiter.Found.TrySetResult(remaining);
        }
    }

    void TellWatches()
    {
        if (_watches.Count == 0)
            return;
        TimeSpan[] remaining = [.. _pending.Select(timer => timer.Due - _now)];
        foreach (var (matches, found) in _watches)
        {
            if (matches(remaining))
                found.TrySetResult();
        }
    }

    sealed record Waiter(Func<TimeSpan, bool> Matches, TaskCompletionSource<TimeSpan> Found);

    sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public long Order { get; set; }

        public bool IsDisposed { get; set; }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => time.Set(this, dueTime, period);

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
