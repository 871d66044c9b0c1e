using BriefBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace BriefBot.Discord.RateLimits;

/// <summary>What requests of all processes pass together: a few each tenth of a second, by slots of a line that they share.</summary>
/// <param name="clock">Time.</param>
/// <param name="shared">The line.</param>
/// <param name="processes">
/// How many there are at most: while the line can't be asked for, each lets its part of the requests through.
/// </param>
/// <param name="logger">Log.</param>
/// <remarks>
/// A slot is as long as its requests are many, at <see cref="PerSecond"/>; they may be sent <see cref="Lateness"/> after its end, as timers
/// are late. So any second meets the slots of 1.2 seconds, 44 requests, and at its edge the rest of one more: below Discord's 50, wherever
/// Discord's own second begins.
/// </remarks>
sealed class SharedGate(MonotonicClock clock, ISharedLimits shared, int processes, ILogger logger) : Gate(clock, new Lock())
{
    /// <summary>Name of the line.</summary>
    public const string Line = "discord.requests";

    /// <summary>Requests a second, over all processes.</summary>
    public const int PerSecond = 36;

    /// <summary>Most requests of a slot.</summary>
    public const int MostAtOnce = 4;

    static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(100);

    // A slot whose answer came later than that would be used while others are.
    static readonly TimeSpan AskWithin = TimeSpan.FromMilliseconds(250);

    // Further ahead nothing is taken: who waits may have gone by then.
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    readonly TimeSpan _ownSpacing = TimeSpan.FromSeconds(Math.Max(1, processes) / (double)PerSecond);
    TimeSpan _opens;
    TimeSpan _closes;
    TimeSpan _pausedUntil;
    TimeSpan _aloneUntil;
    int _left;
    bool _asking;
    bool _alone;

    /// <summary>Lets nothing through for a while, here and in all processes.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (Sync)
        {
            var until = Clock.Now + wait;
            if (until > _pausedUntil)
                _pausedUntil = until;
            _left = 0;
            Pump();
        }

        _ = TellAsync(wait);
    }

    /// <inheritdoc/>
    protected override bool TryPass(TimeSpan now)
    {
        if (_pausedUntil > now)
            return false;
        if (_left > 0 && now >= _opens && now < _closes)
        {
            _left--;
            return true;
        }

        if (_left > 0 && now < _opens)
            return false;
        _left = 0;
        if (_asking)
            return false;
        if (_aloneUntil > now)
        {
            if (_opens > now)
                return false;
            _opens = now + _ownSpacing;
            return true;
        }

        _asking = true;
        _ = AskAsync(Math.Clamp(Waiting, 1, MostAtOnce));
        return false;
    }

    /// <inheritdoc/>
    protected override TimeSpan? ClosedUntil(TimeSpan now)
    {
        var until = _opens > _pausedUntil && (_left > 0 || _aloneUntil > now) ? _opens : _pausedUntil;
        return until > now ? until : null;
    }

    static TimeSpan Slot(int requests) => TimeSpan.FromSeconds(requests / (double)PerSecond);

    async Task AskAsync(int requests)
    {
        // Not on the caller's thread, which holds the lock.
        await Task.Yield();
        SharedAnswer? answer = null;
        var asked = Clock.Now;
        try
        {
            using var limit = new CancellationTokenSource(AskWithin, Clock.Time);
            var given = await shared.TakeSlotAsync(Line, Slot(requests), Ahead, limit.Token);
            if (Clock.Now - asked < AskWithin)
                answer = given;
        }
        catch (Exception exception)
        {
            if (!_alone)
                RestLog.NotShared(logger, exception, processes);
        }

        lock (Sync)
            Take(answer, requests);
    }

    void Take(SharedAnswer? answer, int requests)
    {
        var now = Clock.Now;
        _asking = false;
        _alone = answer is null;
        switch (answer)
        {
            case { IsTaken: true } given:
                _left = requests;
                _opens = now + (given.Wait > TimeSpan.Zero ? given.Wait : TimeSpan.Zero);
                _closes = _opens + Slot(requests) + Lateness;
                break;
            case { } refused:
                // Another process heard that all must wait.
                _pausedUntil = now + (refused.Wait > Slot(1) ? refused.Wait : Slot(1));
                break;
            default:
                _aloneUntil = now + AskAgain;
                _opens = now;
                break;
        }

        Pump();
    }

    async Task TellAsync(TimeSpan wait)
    {
        await Task.Yield();
        try
        {
            using var limit = new CancellationTokenSource(AskAgain, Clock.Time);
            await shared.PauseAsync(Line, wait, limit.Token);
        }
        catch (Exception exception)
        {
            RestLog.NotTold(logger, exception);
        }
    }
}
