namespace BriefBot.Discord;

/// <summary>How long a shard waits before it connects: exponential, half of it drawn, and longer when it must identify.</summary>
/// <remarks>
/// It starts anew only once a connection that got as far as READY or RESUMED has stood for a minute. Otherwise a gateway that lets us in
/// and throws us out at once would be hammered, and the 1,000 sessions of a day used up. Only the upper half of each wait is drawn: clients
/// that lost the same gateway still come back at different times, and however the draws fall, no more than 4 connections follow in 14 s.
/// </remarks>
sealed class ReconnectBackoff(Jitter jitter)
{
    /// <summary>Time that a connection must stand for the next one to be tried quickly.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    static readonly TimeSpan ConnectCap = TimeSpan.FromSeconds(60);
    static readonly TimeSpan IdentifyCap = TimeSpan.FromSeconds(600);
    static readonly TimeSpan FirstConnect = TimeSpan.FromSeconds(1);
    static readonly TimeSpan FirstIdentify = TimeSpan.FromSeconds(5);

    // Discord asks for a random wait of 1–5 s after an invalid session.
    static readonly TimeSpan InvalidSessionLeast = TimeSpan.FromSeconds(1);
    static readonly TimeSpan InvalidSessionMost = TimeSpan.FromSeconds(5);

    int _connections;
    int _identifies;

    /// <summary>Whether an IDENTIFY was sent since a connection stood last: what comes next isn't the first of a lost session.</summary>
    public bool IsRepeated => _identifies > 0;

    /// <summary>Counts a connection that ended.</summary>
    /// <param name="identified">Whether IDENTIFY was sent on it.</param>
    /// <param name="stood">How long it was up after READY or RESUMED; zero if it didn't get there.</param>
    public void Ended(bool identified, TimeSpan stood)
    {
        if (stood >= Settled)
            (_connections, _identifies) = (0, 0);
        else if (identified)
            _identifies++;

        _connections++;
    }

    /// <summary>Time to wait before the next connection.</summary>
    /// <param name="identify">Whether it will start a new session.</param>
    /// <param name="sessionInvalid">Whether the gateway has just called the session invalid.</param>
    public TimeSpan NextDelay(bool identify, bool sessionInvalid)
    {
        var ceiling = Ceiling(FirstConnect, ConnectCap, _connections);
        if (identify)
            ceiling = Longer(ceiling, Ceiling(FirstIdentify, IdentifyCap, _identifies));
        var delay = (ceiling / 2) + jitter.Of(ceiling / 2);
        return sessionInvalid ? Longer(delay, InvalidSessionLeast + jitter.Of(InvalidSessionMost - InvalidSessionLeast)) : delay;
    }

    static TimeSpan Ceiling(TimeSpan first, TimeSpan cap, int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;

        // Doubling 16 times is beyond either cap.
        var grown = first * Math.Pow(2, Math.Min(failures - 1, 16));
        return grown < cap ? grown : cap;
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
