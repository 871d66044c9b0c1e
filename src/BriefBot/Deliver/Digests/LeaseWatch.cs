using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>
/// Tells which leases are over, by how long they were seen to stand, and not by what any clock shows: clocks of two hosts differ, and one
/// host's may jump. Whoever holds a lease has done with it, by its own measure of time passed, before anybody else has seen it for that
/// long.
/// </summary>
/// <param name="lasts">How long a lease must have been seen.</param>
/// <param name="time">Measures time passed.</param>
sealed class LeaseWatch(TimeSpan lasts, TimeProvider time)
{
    Dictionary<HeldDigest, long> _seen = [];

    /// <summary>Those of all leases that stand now that are over.</summary>
    public IReadOnlyList<HeldDigest> Over(IReadOnlyList<HeldDigest> standing)
    {
        var now = time.GetTimestamp();
        _seen = standing.ToDictionary(held => held, held => _seen.GetValueOrDefault(held, now));
        return [.. standing.Where(held => time.GetElapsedTime(_seen[held], now) >= lasts)];
    }
}
