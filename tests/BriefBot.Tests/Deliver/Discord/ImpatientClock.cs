namespace BriefBot.Tests.Deliver.Discord;

/// <summary>A clock whose timers are due at once, however long they were set for.</summary>
sealed class ImpatientClock : TimeProvider
{
    static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Sooner(dueTime), Sooner(period));

    static TimeSpan Sooner(TimeSpan time) => time > AtOnce ? AtOnce : time;
}
