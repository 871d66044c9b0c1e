namespace BriefBot.Tests;

/// <summary>
/// The real clock at a fraction of its speed, from now on: what has three seconds has more of them, so that a machine that stands still
/// for a moment, as those that run many tests at once do, makes nothing late that the test isn't about.
/// </summary>
/// <param name="factor">How many times as long everything may take, 1 and up.</param>
sealed class UnhurriedTime(int factor = 4) : TimeProvider
{
    readonly DateTimeOffset _start = System.GetUtcNow();
    readonly long _began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_began) / factor);

    public override long GetTimestamp() => _began + ((System.GetTimestamp() - _began) / factor);

    public override long TimestampFrequency => System.TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time * factor;

    sealed class Timer(ITimer timer, UnhurriedTime time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Real(dueTime), time.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
