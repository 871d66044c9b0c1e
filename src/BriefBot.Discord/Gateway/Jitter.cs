namespace BriefBot.Discord;

/// <summary>Randomness that several shards may draw from at once.</summary>
sealed class Jitter(Random random)
{
    readonly Lock _lock = new();

    /// <summary>A part of the time, drawn evenly from [0, 1).</summary>
    public TimeSpan Of(TimeSpan whole)
    {
        lock (_lock)
            return whole * random.NextDouble();
    }
}
