using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>
/// Tells which leases are over, by how long they were seen to stand, and not by what any clock shows: clocks of two hosts differ, and one
/// host's may jump. Whoever holds a lease has done with it, by its own measure of time passed, before anybody else has seen it for that
/// long.
/// </summary>
/// <param name="lasts">How long a lease must have been seen.</param>
/// <param name="since">From when on a lease that was there before has stood, by what measures time passed.</param>
/// <param name="time">Measures time passed.</param>
sealed class LeaseWatch(Func<HeldDigest, TimeSpan> lasts, long? since, TimeProvider time)
{
    Dictionary<HeldDigest, long> _seen = [];
    long? _since = since;

    /// <summary>Those of all leases that stand now that are over.</summary>
    public IReadOnlyList<HeldDigest> Over(IReadOnlyList<HeldDigest> standing)
    {
        var now = time.GetTimestamp();
        var first = _since ?? now;
        _since = null;
        _seen = standing.ToDictionary(held => held, held => _seen.GetValueOrDefault(held, first));
        return [.. standing.Where(held => Left(held, now) <= TimeSpan.Zero)];
    }

    /// <summary>How long it takes until the next of those that were seen last is over; null when there is none.</summary>
    public TimeSpan? Next()
    {
        var now = time.GetTimestamp();
        return _seen.Count == 0 ? null : _seen.Keys.Min(held => Left(held, now));
    }

    TimeSpan Left(HeldDigest held, long now) => lasts(held) - time.GetElapsedTime(_seen[held], now);
}
