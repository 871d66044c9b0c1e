using System.ComponentModel.DataAnnotations;

namespace BriefBot.Ingest.Feeds;

/// <summary>How feeds are followed.</summary>
public sealed class FeedOptions
{
    /// <summary>Whether the host polls feeds; 'feeds poll' does in any case.</summary>
    public bool Poll { get; set; } = true;

    /// <summary>Shortest time between two polls of a feed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ShortestInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time between two polls of a feed that isn't dead.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan LongestInterval { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Hosts that are read from at the same time.</summary>
    [Range(1, 256)]
    public int ConcurrentHosts { get; set; } = 16;

    /// <summary>Feeds that one server, or the terminal, may follow.</summary>
    [Range(1, 10_000)]
    public int PerServer { get; set; } = 200;

    /// <summary>Failed polls in a row after which a feed may be dead.</summary>
    [Range(1, 1_000)]
    public int DeadAfterFailures { get; set; } = 10;

    /// <summary>How long a feed has to have failed before it is dead.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan DeadAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long after an article came it is looked at again for corrections, less and less often; 0 for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan RecheckFor { get; set; } = TimeSpan.FromDays(3);
}
