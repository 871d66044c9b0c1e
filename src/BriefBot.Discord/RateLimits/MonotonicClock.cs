namespace BriefBot.Discord.RateLimits;

/// <summary>Time since the clock was made. Changes of the wall clock don't touch it.</summary>
sealed class MonotonicClock(TimeProvider time)
{
    readonly long _origin = time.GetTimestamp();

    /// <summary>Where it comes from.</summary>
    public TimeProvider Time => time;

    /// <summary>Time since the clock was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);
}
