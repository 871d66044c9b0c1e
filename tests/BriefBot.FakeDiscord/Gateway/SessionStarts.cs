namespace BriefBot.Fakes;

/// <summary>How many IDENTIFYs are left today.</summary>
sealed class SessionStarts(FakeDiscordOptions options)
{
    static readonly TimeSpan ConcurrencyWindow = TimeSpan.FromSeconds(5);

    readonly Dictionary<int, DateTimeOffset> lastByKey = [];
    DateTimeOffset? since;
    int used;

    public int Remaining
    {
        get
        {
            Roll();
            return Math.Max(0, options.SessionStarts - used);
        }
    }

    public TimeSpan ResetAfter
    {
        get
        {
            Roll();
            return since is { } start ? start + options.SessionStartsReset - options.Time.GetUtcNow() : options.SessionStartsReset;
        }
    }

    /// <summary>Counts an IDENTIFY. False when none was left.</summary>
    public bool Take()
    {
        Roll();
        since ??= options.Time.GetUtcNow();
        return ++used <= options.SessionStarts;
    }

    /// <summary>Whether a shard came too early: its key was used within 5 s.</summary>
    public bool TooEarly(int shard)
    {
        var now = options.Time.GetUtcNow();
        var key = shard % options.MaxConcurrency;
        var early = lastByKey.TryGetValue(key, out var last) && now - last < ConcurrencyWindow;
        if (!early)
            lastByKey[key] = now;
        return early;
    }

    void Roll()
    {
        if (since is { } start && options.Time.GetUtcNow() - start >= options.SessionStartsReset)
            (since, used) = (null, 0);
    }
}
