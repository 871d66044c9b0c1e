namespace BriefBot.Ingest.Fetching;

/// <summary>The time that a fetch may take over all its requests; waiting between them doesn't count.</summary>
sealed class TimeBudget(TimeSpan total, TimeProvider time)
{
    TimeSpan _spent;

    /// <summary>All of it.</summary>
    public TimeSpan Total => total;

    /// <summary>Runs the clock for one request; its token is cancelled when the time is over.</summary>
    public Spending Spend()
    {
        var left = total - _spent;
        return new Spending(this, new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time), time.GetTimestamp());
    }

    /// <summary>A running clock; stops when it is disposed of.</summary>
    public sealed class Spending(TimeBudget budget, CancellationTokenSource limit, long started) : IDisposable
    {
        public CancellationToken Token => limit.Token;

        public void Dispose()
        {
            budget._spent += budget.Elapsed(started);
            limit.Dispose();
        }
    }

    TimeSpan Elapsed(long started) => time.GetElapsedTime(started);
}
