namespace BriefBot.Tests.Deliver.Digests;

/// <summary>The clock of a host that goes wrong: ahead of the true one or behind it, by an amount that may jump. How much time passes, it
/// measures rightly.</summary>
sealed class SkewedClock(TimeProvider truth) : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Skew { get; set; }

    public override long TimestampFrequency => truth.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => truth.GetUtcNow() + Skew;

    public override long GetTimestamp() => truth.GetTimestamp();
}
