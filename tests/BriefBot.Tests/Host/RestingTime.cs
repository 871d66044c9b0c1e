using System.Threading.Channels;

namespace BriefBot.Tests.Host;

/// <summary>A clock that tells when somebody rests, and wakes them when told to.</summary>
sealed class RestingTime : TimeProvider
{
    readonly Channel<Action> rests = Channel.CreateUnbounded<Action>();
    Action wake = () => { };

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Waits until somebody rests.</summary>
    public async Task NextRestAsync() => wake = await rests.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Token);

    /// <summary>Wakes them.</summary>
    public void Wake() => wake();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        rests.Writer.TryWrite(() => callback(state)).ShouldBeTrue();
        return new Timer();
    }

    sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
