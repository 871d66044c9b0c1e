namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>A clock that counts what is waited for, and lets nobody wait.</summary>
sealed class CountedWaits : TimeProvider
{
    int _count;

    /// <summary>Waits so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Told of each before it begins: which one it is, 1 and up.</summary>
    public Action<int>? Waiting { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = Interlocked.Increment(ref _count);
        Waiting?.Invoke(wait);
        return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
