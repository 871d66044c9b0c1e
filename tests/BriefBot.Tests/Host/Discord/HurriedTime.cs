namespace BriefBot.Tests.Host.Discord;

/// <summary>A clock whose timers are due a hundred times sooner, so that nobody waits for a limit to pass.</summary>
sealed class HurriedTime : TimeProvider
{
    const int Sooner = 100;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Sooner : dueTime, period);
}
