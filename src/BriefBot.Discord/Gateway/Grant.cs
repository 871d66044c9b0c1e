namespace BriefBot.Discord;

/// <summary>For how long something that was granted may be used, asked at the moment: a process that stood still finds out.</summary>
/// <remarks>
/// It goes by both measures of a clock, whichever passed more: the one of time passed stands still while a machine sleeps, and what the
/// clock shows doesn't. Where it was set meanwhile, a grant may end too soon; it is asked for again then.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="length">For how long; null for ever.</param>
sealed class Grant(TimeProvider time, TimeSpan? length)
{
    readonly long _timestamp = time.GetTimestamp();
    readonly DateTimeOffset _utc = time.GetUtcNow();

    /// <summary>Whether it may still be used.</summary>
    public bool Holds => length is not { } most || (time.GetElapsedTime(_timestamp) < most && time.GetUtcNow() - _utc < most);
}
