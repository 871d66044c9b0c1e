using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>A refusal.</summary>
/// <param name="Time">How long to wait.</param>
/// <param name="OfServer">Whether the server asked too much, not the person.</param>
readonly record struct AskWait(TimeSpan Time, bool OfServer);

/// <summary>How often people and servers may ask: a bucket each that holds a minute's questions and fills steadily.</summary>
/// <param name="perPerson">Questions a minute of one person.</param>
/// <param name="perServer">Questions a minute of one server.</param>
/// <param name="time">Clock.</param>
sealed class AskLimits(int perPerson, int perServer, TimeProvider time)
{
    static readonly TimeSpan Refill = TimeSpan.FromMinutes(1);

    readonly Dictionary<(bool Server, Snowflake Id), Bucket> _buckets = [];
    readonly Lock _lock = new();
    long _dropped = time.GetTimestamp();

    /// <summary>Takes a question from both buckets. Null when it may be asked, else how long to wait; then nothing is taken.</summary>
    public AskWait? TryTake(Snowflake person, Snowflake? server)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_dropped) >= Refill)
                DropFull();
            var own = Filled((false, person), perPerson);
            var shared = server is { } id ? Filled((true, id), perServer) : null;
            var (ownWait, sharedWait) = (Wait(own, perPerson), shared is null ? TimeSpan.Zero : Wait(shared, perServer));
            if (ownWait > TimeSpan.Zero || sharedWait > TimeSpan.Zero)
                return sharedWait > ownWait ? new AskWait(sharedWait, true) : new AskWait(ownWait, false);
            own.Level--;
            if (shared is not null)
                shared.Level--;
            return null;
        }
    }

    Bucket Filled((bool Server, Snowflake Id) key, int capacity)
    {
        var now = time.GetTimestamp();
        if (!_buckets.TryGetValue(key, out var bucket))
            _buckets[key] = bucket = new Bucket { Level = capacity, At = now };
        bucket.Level = Math.Min(capacity, bucket.Level + (capacity * (time.GetElapsedTime(bucket.At, now) / Refill)));
        bucket.At = now;
        return bucket;
    }

    // Full buckets say nothing: who asks nothing any more isn't remembered here.
    void DropFull()
    {
        var now = _dropped = time.GetTimestamp();
        foreach (var (key, bucket) in _buckets.ToList())
            if (time.GetElapsedTime(bucket.At, now) >= Refill)
                _buckets.Remove(key);
    }

    static TimeSpan Wait(Bucket bucket, int capacity) => bucket.Level >= 1 ? TimeSpan.Zero : Refill * ((1 - bucket.Level) / capacity);

    sealed class Bucket
    {
        public double Level { get; set; }

        public long At { get; set; }
    }
}
