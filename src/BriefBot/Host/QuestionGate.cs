using System.Threading.RateLimiting;

namespace BriefBot.Host;

/// <summary>
/// Lets so many questions of one surface be answered at a time and so many wait for it, none for long. Whoever finds no place is told when
/// to come back.
/// </summary>
/// <param name="answered">Questions answered at a time, 1 and up.</param>
/// <param name="waiting">Questions that may wait for that.</param>
/// <param name="time">Measures waits.</param>
sealed class QuestionGate(int answered, int waiting, TimeProvider time) : IDisposable
{
    /// <summary>Longest time that a question waits for its turn.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    static readonly TimeSpan SoonestReturn = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LatestReturn = TimeSpan.FromSeconds(60);

    // The weight of the latest answer in the usual time of one.
    const double Latest = 0.1;

    readonly ConcurrencyLimiter _places = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = answered,
            QueueLimit = waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );
    readonly Lock _lock = new();
    TimeSpan _usual = TimeSpan.Zero;

    /// <summary>Questions that wait.</summary>
    public long Waiting => _places.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>When whoever was refused may come back: the time that those who wait now will take, within reason.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            TimeSpan usual;
            lock (_lock)
                usual = _usual;
            var wait = usual * (Waiting + 1) / answered;
            return wait < SoonestReturn ? SoonestReturn
                : wait > LatestReturn ? LatestReturn
                : wait;
        }
    }

    /// <summary>Waits for a place.</summary>
    /// <returns>The place, to be given back by disposing of it; null when too many wait, or this one has waited too long.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public async Task<Place?> EnterAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var lease = await _places.AcquireAsync(1, either.Token);
            if (lease.IsAcquired)
                return new Place(this, lease);
            lease.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    void Left(TimeSpan took)
    {
        lock (_lock)
            _usual = _usual == TimeSpan.Zero ? took : (_usual * (1 - Latest)) + (took * Latest);
    }

    /// <summary>A place among those that are being answered.</summary>
    public sealed class Place(QuestionGate gate, RateLimitLease lease) : IDisposable
    {
        readonly long _entered = gate.Now;

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            gate.Left(gate.Since(_entered));
            lease.Dispose();
        }
    }

    long Now => time.GetTimestamp();

    TimeSpan Since(long then) => time.GetElapsedTime(then);
}
