using System.Diagnostics;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Turns at writing, across processes. SQLite gives its lock to whoever happens to ask next, so that one that writes without a pause
/// starves the others. Here whoever wants to write takes the head of the queue first and waits there for the turn: whoever has just had it
/// finds the head taken, and comes after.
/// </summary>
/// <remarks>
/// A courtesy: where a lock can't be made (on Windows, or in a folder that can't be written), or somebody keeps a lock for longer than
/// there is patience for, writing goes on without, and SQLite's own lock decides as it always does. The system frees both locks when their
/// process ends, however that is. Used by one writer at a time.
/// </remarks>
sealed class WriteTurns(string database) : IDisposable
{
    readonly TurnLock _head = new(database + "-queue");
    readonly TurnLock _turn = new(database + "-turn");

    /// <summary>Waits for the turn, which <see cref="End"/> ends.</summary>
    /// <returns>False when it could not be had: then the caller goes on without.</returns>
    public async ValueTask<bool> TakeAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        if (!await _head.TakeAsync(patience, cancellation))
            return false;
        try
        {
            var left = patience - Stopwatch.GetElapsedTime(since);
            return await _turn.TakeAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation);
        }
        finally
        {
            _head.Release();
        }
    }

    /// <summary>Lets the next one have it.</summary>
    public void End() => _turn.Release();

    /// <summary>True when another one has the turn.</summary>
    public bool IsTaken() => _turn.IsTaken();

    /// <summary>True when somebody waits for the turn, asked by whoever has it.</summary>
    public bool IsAwaited() => _head.IsTaken();

    /// <inheritdoc/>
    public void Dispose()
    {
        _head.Dispose();
        _turn.Dispose();
    }
}
