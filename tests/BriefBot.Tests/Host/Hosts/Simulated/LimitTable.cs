using BriefBot.Discord;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>What <c>SharedTurns</c> keeps in PostgreSQL, in memory and by any clock. A test compares the two, call by call.</summary>
/// <param name="clock">The database's time.</param>
sealed class LimitTable(Func<TimeSpan> clock)
{
    static readonly TimeSpan NotCountedYet = TimeSpan.FromMinutes(3);
    static readonly TimeSpan SameEnd = TimeSpan.FromSeconds(5);

    readonly Dictionary<string, Turn> _turns = [];
    readonly Dictionary<string, Allowance> _allowances = [];

    /// <summary>As <c>SharedTurns.TakeAsync</c>.</summary>
    public SharedAnswer TakeTurn(string name, Guid ticket, TimeSpan hold)
    {
        var now = clock();
        if (_turns.GetValueOrDefault(name) is { } turn && turn.FreeAt > now && turn.Ticket != ticket)
            return new(false, turn.FreeAt - now);
        _turns[name] = new(now + hold, ticket);
        return new(true, TimeSpan.Zero);
    }

    /// <summary>As <c>SharedTurns.EndAsync</c>.</summary>
    public void EndTurn(string name, Guid ticket, TimeSpan next)
    {
        if (_turns.GetValueOrDefault(name) is { } turn && turn.Ticket == ticket)
            _turns[name] = new(clock() + next, null);
    }

    /// <summary>As <c>SharedTurns.NoteAsync</c>.</summary>
    public void Note(string name, int left, TimeSpan resetAfter)
    {
        var (now, resetsAt) = (clock(), clock() + resetAfter);
        if (_allowances.GetValueOrDefault(name) is not { } known)
        {
            _allowances[name] = new(left, resetsAt, null);
            return;
        }
        var isNew =
            known.ResetsAt <= now
            || known.SpentAt <= now - NotCountedYet
            || (known.ResetsAt <= now + SameEnd && resetsAt > known.ResetsAt + SameEnd);
        _allowances[name] = known with { Left = isNew ? left : Math.Min(known.Left, left), ResetsAt = resetsAt };
    }

    /// <summary>As <c>SharedTurns.SpendAsync</c>.</summary>
    public SharedAnswer Spend(string name, int keep)
    {
        var now = clock();
        if (_allowances.GetValueOrDefault(name) is not { } known)
            return new(false, TimeSpan.Zero);
        if (known.Left <= keep && known.ResetsAt > now)
            return new(false, known.ResetsAt - now);
        _allowances[name] = known with { Left = known.Left - 1, SpentAt = now };
        return new(true, TimeSpan.Zero);
    }

    /// <summary>As <c>SharedTurns.GiveBackAsync</c>.</summary>
    public void GiveBack(string name)
    {
        if (_allowances.GetValueOrDefault(name) is { } known && known.ResetsAt > clock())
            _allowances[name] = known with { Left = known.Left + 1 };
    }

    sealed record Turn(TimeSpan FreeAt, Guid? Ticket);

    sealed record Allowance(int Left, TimeSpan ResetsAt, TimeSpan? SpentAt);
}
