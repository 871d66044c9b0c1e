namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>One way through a <see cref="CuttingProxy"/>, which may be closed or slow.</summary>
sealed class ProxyGate
{
    volatile TaskCompletionSource? _closed;
    long _delay;

    /// <summary>By how much each piece is delayed.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _delay));
        set => Volatile.Write(ref _delay, value.Ticks);
    }

    /// <summary>Nothing passes from now on.</summary>
    public void Close() => Interlocked.CompareExchange(ref _closed, new(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>All passes again, what has waited first.</summary>
    public void Open() => Interlocked.Exchange(ref _closed, null)?.SetResult();

    /// <summary>Waits until it may pass.</summary>
    public async Task PassAsync(CancellationToken cancellation)
    {
        if (Delay is var delay && delay > TimeSpan.Zero)
            await Task.Delay(delay, cancellation);
        while (_closed is { } closed)
            await closed.Task.WaitAsync(cancellation);
    }
}

/// <summary>Something that a <see cref="CuttingProxy"/> is to lose.</summary>
/// <param name="way">On which way.</param>
/// <param name="what">How the statement, or the tag of its answer, begins.</param>
/// <param name="nth">Which of them, 1 and up.</param>
sealed class Loss(Ways way, string what, int nth)
{
    readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _left = nth >= 1 ? nth : throw new ArgumentOutOfRangeException(nameof(nth), nth, "1 and up.");

    /// <summary>Whether its connection stands still instead of being cut.</summary>
    public bool OnlyStops { get; init; }

    /// <summary>Completed when it was lost.</summary>
    public Task Lost => _lost.Task;

    /// <summary>Whether this is what is to be lost. Counts.</summary>
    public bool IsNow(Ways where, string seen) => where == way && IsMeant(seen) && Interlocked.Decrement(ref _left) == 0;

    /// <summary>It was lost.</summary>
    public void Succeed() => _lost.TrySetResult();

    /// <summary>The connection ended while it was about to be lost.</summary>
    public void Fail() => _lost.TrySetException(new IOException("The connection ended before the server was through with the statement."));

    bool IsMeant(string seen) =>
        seen.StartsWith(what, StringComparison.OrdinalIgnoreCase)
        && (seen.Length == what.Length || !char.IsLetterOrDigit(seen[what.Length]));
}
