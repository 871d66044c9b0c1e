using System.ComponentModel.DataAnnotations;

namespace BriefBot.Deliver.Digests;

/// <summary>How digests are put together and posted.</summary>
public sealed class DigestOptions
{
    /// <summary>How long after its time a digest may still be posted; then it counts as missed, and the next one tells its news.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "3.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Most stories of a digest.</summary>
    [Range(1, 12)]
    public int Stories { get; set; } = 8;

    /// <summary>Whether a line is posted when there is nothing new, where a schedule doesn't say; else nothing is.</summary>
    public bool QuietLine { get; set; }

    /// <summary>Most messages in an hour by which a topic's channel is told at once; the last of them sums up what else there
    /// is.</summary>
    [Range(1, 60)]
    public int AlertsPerHour { get; set; } = 6;

    /// <summary>
    /// Most digests that are begun in a second where many are due at once, over all hosts; the others follow within their grace time.
    /// </summary>
    [Range(0.1, 20)]
    public double PostsPerSecond { get; set; } = 5;

    /// <summary>How far back articles may have come in that no digest told of; the time since the digest before counts in any
    /// case.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan LookBack { get; set; } = TimeSpan.FromDays(2);

    /// <summary>How long it is remembered what a schedule's readers were told; a story that comes up again after that is new.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00")]
    public TimeSpan Remember { get; set; } = TimeSpan.FromDays(90);
}
