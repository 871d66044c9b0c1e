namespace BriefBot.Ingest.Feeds;

/// <summary>
/// When feeds and articles are looked at: often what changes often, within the bounds of the settings, and as feeds and hosts ask for it.
/// Times are spread by a tenth, so that feeds added together don't stay together.
/// </summary>
/// <param name="random">Spreads them; used under a lock.</param>
public sealed class FeedSchedule(FeedOptions options, Random random)
{
    /// <summary>How often a dead feed is looked at, to see whether it lives again.</summary>
    public static readonly TimeSpan DeadInterval = TimeSpan.FromDays(7);

    /// <summary>Attempts to fetch an item before the feed's own text has to do.</summary>
    public const int ItemAttempts = 3;

    const double Spread = 0.1;
    const int ItemsForPace = 10;
    static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(5);
    static readonly TimeSpan FirstCheck = TimeSpan.FromHours(1);
    static readonly TimeSpan LongestWish = TimeSpan.FromDays(7);
    static readonly TimeSpan DefaultInterval = TimeSpan.FromHours(1);

    readonly Lock _lock = new();

    /// <summary>Time between polls of a feed of which nothing is known yet, from the dates of its items: half the usual time between
    /// two.</summary>
    public TimeSpan First(FeedDocument feed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var dates = feed
            .Items.Select(item => item.Published ?? item.Updated)
            .OfType<DateTimeOffset>()
            .Where(date => date <= now)
            .OrderDescending()
            .Take(ItemsForPace)
            .ToList();
        if (dates.Count == 0)
            return Within(DefaultInterval);
        // The time since the last item counts, too: a feed that went quiet is no busy one.
        return Within((now - dates[^1]) / dates.Count / 2);
    }

    /// <summary>Time between polls after one that brought so many new items: shorter when there were some, longer when there were
    /// none.</summary>
    public TimeSpan Next(TimeSpan interval, int added) =>
        Within(
            added switch
            {
                0 => interval * 1.25,
                1 => interval,
                2 or 3 => interval * 0.75,
                _ => interval * 0.5,
            }
        );

    /// <summary>When to poll after a poll that succeeded.</summary>
    /// <param name="interval">As <see cref="Next"/> gave it.</param>
    /// <param name="feed">What it asks for; null when nothing had changed.</param>
    /// <param name="freshFor">How long the host says that the document stays current.</param>
    public DateTimeOffset After(DateTimeOffset now, TimeSpan interval, FeedDocument? feed, TimeSpan? freshFor)
    {
        var wish = Max(feed?.TimeToLive ?? TimeSpan.Zero, freshFor ?? TimeSpan.Zero);
        // Some ask for a week although they change by the hour; the longest interval is as far as that goes.
        var time = now + Spreading(Max(interval, wish < options.LongestInterval ? wish : options.LongestInterval));
        return feed is null ? time : OutsideOfSkipped(time, feed);
    }

    /// <summary>When to poll after so many failures in a row, this one included.</summary>
    /// <param name="retryAfter">What the host asked for.</param>
    public DateTimeOffset AfterFailure(DateTimeOffset now, TimeSpan interval, int failures, TimeSpan? retryAfter)
    {
        var delay = Within(interval * Math.Pow(2, Math.Clamp(failures - 1, 0, 20)));
        var wish = retryAfter ?? TimeSpan.Zero;
        return now + Spreading(Max(delay, wish < LongestWish ? wish : LongestWish));
    }

    /// <summary>When to look at a dead feed.</summary>
    public DateTimeOffset WhenDead(DateTimeOffset now) => now + Spreading(DeadInterval);

    /// <summary>When to try an item again after so many failures; null when it was tried often enough.</summary>
    public DateTimeOffset? RetryItem(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        if (failures >= ItemAttempts)
            return null;
        var wish = retryAfter ?? TimeSpan.Zero;
        return now + Spreading(Max(FirstRetry * Math.Pow(4, Math.Max(0, failures - 1)), wish < LongestWish ? wish : LongestWish));
    }

    /// <summary>When to look at an article again for corrections, after its age has doubled; null when it is too old.</summary>
    /// <param name="since">When it came, or was changed last.</param>
    public DateTimeOffset? Check(DateTimeOffset since, DateTimeOffset now)
    {
        var age = now - since;
        if (age >= options.RecheckFor)
            return null;
        return now + Spreading(Max(age, FirstCheck));
    }

    TimeSpan Within(TimeSpan interval)
    {
        var longest = options.LongestInterval > options.ShortestInterval ? options.LongestInterval : options.ShortestInterval;
        return interval < options.ShortestInterval ? options.ShortestInterval
            : interval > longest ? longest
            : interval;
    }

    TimeSpan Spreading(TimeSpan time)
    {
        lock (_lock)
            return time * (1 + Spread * random.NextDouble());
    }

    static DateTimeOffset OutsideOfSkipped(DateTimeOffset time, FeedDocument feed)
    {
        var utc = time.ToUniversalTime();
        // Hours and days together can't cover a whole week of hours, unless they mean that the feed is never to be read.
        for (var hours = 0; hours < 7 * 24; hours++)
        {
            var at = utc.AddHours(hours);
            if (!feed.SkipHours.Contains(at.Hour) && !feed.SkipDays.Contains(at.DayOfWeek))
                return at;
        }
        return time;
    }

    static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
