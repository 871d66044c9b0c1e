using BriefBot.Discord.RateLimits;

namespace BriefBot.Discord.Rest;

/// <summary>Tokens of interactions that Discord doesn't know any more, so that nothing more is sent with them.</summary>
/// <remarks>A token lasts 15 minutes, so none needs to be remembered for longer.</remarks>
sealed class DeadTokens(MonotonicClock clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    const int Maximum = 10_000;

    readonly Lock _sync = new();
    readonly Dictionary<string, (TimeSpan Until, DiscordApiException Cause)> _dead = [];
    readonly Queue<(TimeSpan Until, string Token)> _order = [];

    /// <summary>Remembers a token.</summary>
    public void Add(string token, DiscordApiException cause)
    {
        lock (_sync)
        {
            var now = clock.Now;
            while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count >= Maximum))
                Forget(_order.Dequeue());
            _dead[token] = (now + Lifetime, cause);
            _order.Enqueue((now + Lifetime, token));
        }
    }

    /// <summary>Forgets a token: it works after all.</summary>
    public void Remove(string token)
    {
        lock (_sync)
            _dead.Remove(token);
    }

    /// <summary>Why a token is dead; null when it isn't known to be.</summary>
    public DiscordApiException? CauseOf(string token)
    {
        lock (_sync)
            return _dead.TryGetValue(token, out var entry) && entry.Until > clock.Now ? entry.Cause : null;
    }

    void Forget((TimeSpan Until, string Token) entry)
    {
        if (_dead.TryGetValue(entry.Token, out var current) && current.Until == entry.Until)
            _dead.Remove(entry.Token);
    }
}
