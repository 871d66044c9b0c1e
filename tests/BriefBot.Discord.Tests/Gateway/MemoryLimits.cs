using BriefBot.Discord.Tests.Support;
using BriefBot.Tests.Host.Hosts.Simulated;

namespace BriefBot.Discord.Tests.Gateway;

/// <summary>What processes share about sessions, in memory.</summary>
sealed class MemoryLimits(ManualTimeProvider time) : ISharedLimits
{
    readonly LimitTable _table = new(() => time.Elapsed);
    int _turns;

    /// <summary>After so many turns that were asked for, none can be asked for.</summary>
    public int FailsAfter { get; init; } = int.MaxValue;

    public ValueTask<SharedAnswer> TakeTurnAsync(string name, Guid ticket, TimeSpan hold, CancellationToken cancellation) =>
        _turns++ < FailsAfter ? new(_table.TakeTurn(name, ticket, hold)) : throw new IOException("away");

    public ValueTask EndTurnAsync(string name, Guid ticket, TimeSpan next, CancellationToken cancellation)
    {
        _table.EndTurn(name, ticket, next);
        return default;
    }

    public ValueTask NoteAllowanceAsync(string name, int left, TimeSpan resetAfter, CancellationToken cancellation)
    {
        _table.Note(name, left, resetAfter);
        return default;
    }

    public ValueTask<SharedAnswer> SpendAsync(string name, int keep, CancellationToken cancellation) => new(_table.Spend(name, keep));

    public ValueTask GiveBackAsync(string name, CancellationToken cancellation)
    {
        _table.GiveBack(name);
        return default;
    }

    public ValueTask<SharedAnswer> TakeSlotAsync(string name, TimeSpan length, TimeSpan within, CancellationToken cancellation) =>
        new(new SharedAnswer(true, TimeSpan.Zero));

    public ValueTask PauseAsync(string name, TimeSpan length, CancellationToken cancellation) => default;
}
