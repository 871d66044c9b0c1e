namespace BriefBot.Discord.RateLimits;

/// <summary>Counts the answers that Discord counts against an address: 401, 403, and 429 unless its scope is shared.</summary>
/// <param name="clock">Time.</param>
/// <param name="limit">Answers within <see cref="Window"/> at which nothing more is sent.</param>
/// <remarks>Discord bans an address at 10,000 within 10 minutes. Source: Discord API reference, "Invalid Request Limit".</remarks>
sealed class InvalidRequestBudget(MonotonicClock clock, int limit)
{
    /// <summary>How long an answer counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Counted in slots, so that memory doesn't grow with the answers. A slot counts until its end is as old as the window.
    static readonly TimeSpan Slot = TimeSpan.FromSeconds(10);
    static readonly int Slots = (int)(Window / Slot) + 1;

    readonly Lock _sync = new();
    readonly int[] _counts = new int[Slots];
    long _newest;
    int _total;

    /// <summary>Counts one.</summary>
    public void Add()
    {
        lock (_sync)
        {
            Advance();
            _counts[_newest % Slots]++;
            _total++;
        }
    }

    /// <summary>For how long nothing may be sent; null when something may.</summary>
    public TimeSpan? ClosedFor()
    {
        lock (_sync)
        {
            Advance();
            return _total < limit ? null : UntilBelowLimit();
        }
    }

    void Advance()
    {
        var slot = clock.Now.Ticks / Slot.Ticks;
        for (var next = Math.Max(_newest + 1, slot - Slots + 1); next <= slot; next++)
        {
            _total -= _counts[next % Slots];
            _counts[next % Slots] = 0;
        }

        _newest = slot;
    }

    TimeSpan UntilBelowLimit()
    {
        var left = _total;
        for (var slot = _newest - Slots + 1; slot <= _newest; slot++)
        {
            if (slot < 0)
                continue;
            left -= _counts[slot % Slots];
            if (left < limit)
                return (slot + Slots) * Slot - clock.Now;
        }

        return Window;
    }
}
