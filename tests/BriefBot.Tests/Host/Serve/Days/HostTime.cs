using BriefBot.Discord.Tests.Support;

namespace BriefBot.Tests.Host.Serve.Days;

/// <summary>
/// The clock of one part of a host: it tells when as many timers are set as the part sets when it has nothing to do, and once the host is
/// killed, none of its timers runs any more.
/// </summary>
/// <param name="time">The clock of the world.</param>
/// <param name="atRest">Timers that are set while the part rests.</param>
sealed class HostTime(ManualTimeProvider time, int atRest = 0) : TimeProvider
{
    readonly Lock _lock = new();
    readonly HashSet<Watched> _set = [];
    TaskCompletionSource _rests = new(TaskCreationOptions.RunContinuationsAsynchronously);
    volatile bool _isDead;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    /// <summary>Waits until the part rests.</summary>
    public Task RestAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return _rests.Task.WaitAsync(cancellation);
    }

    /// <summary>Ends all timers, as the end of a process does.</summary>
    public void Kill() => _isDead = true;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Watched(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    void Note(Watched timer, bool isSet)
    {
        lock (_lock)
        {
            if (isSet)
                _set.Add(timer);
            else
                _set.Remove(timer);
            if (_set.Count == atRest)
                _rests.TrySetResult();
            else if (_rests.Task.IsCompleted)
                _rests = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    sealed class Watched : ITimer
    {
        readonly HostTime _owner;
        readonly TimerCallback _callback;
        readonly object? _state;
        readonly ITimer _timer;
        bool _repeats;

        public Watched(HostTime owner, TimerCallback callback, object? state)
        {
            (_owner, _callback, _state) = (owner, callback, state);
            _timer = owner.World.CreateTimer(_ => Run(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _repeats = period > TimeSpan.Zero;
            var isChanged = _timer.Change(dueTime, period);
            // Whoever hears of it may advance the clock at once.
            _owner.Note(this, dueTime != Timeout.InfiniteTimeSpan);
            return isChanged;
        }

        public void Dispose()
        {
            _timer.Dispose();
            _owner.Note(this, isSet: false);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        void Run()
        {
            if (_owner._isDead)
                return;
            if (!_repeats)
                _owner.Note(this, isSet: false);
            _callback(_state);
        }
    }

    ManualTimeProvider World => time;
}
