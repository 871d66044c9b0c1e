using System.Globalization;
using BriefBot.Corpus.Digests;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of schedule, with the name of its topic.</summary>
sealed class ScheduleRow
{
    /// <summary>How a time of day is written.</summary>
    public const string TimeFormat = "HH:mm";

    public long Id { get; set; }

    public long Workspace { get; set; }

    [Column("topic_name")]
    public string? TopicName { get; set; }

    public string Platform { get; set; } = "";

    public string? Guild { get; set; }

    public string Channel { get; set; } = "";

    public string At { get; set; } = "";

    public Weekdays Days { get; set; }

    public string Zone { get; set; } = "";

    public string? Locale { get; set; }

    public bool? Quiet { get; set; }

    public bool Threads { get; set; }

    public bool Paused { get; set; }

    public bool Alert { get; set; }

    [Column("planned_to")]
    public string PlannedTo { get; set; } = "";

    [Column("covered_to")]
    public string CoveredTo { get; set; } = "";

    [Column("made_by")]
    public string? MadeBy { get; set; }

    public TroubleKind? Trouble { get; set; }

    [Column("trouble_reason")]
    public string? TroubleReason { get; set; }

    [Column("trouble_at")]
    public string? TroubleAt { get; set; }

    /// <summary>What it says.</summary>
    public DigestSchedule Schedule()
    {
        var at = TimeOnly.ParseExact(At, TimeFormat, CultureInfo.InvariantCulture);
        var draft = new ScheduleDraft(new(Workspace), TopicName, new ChatPlace(Platform, Channel, Guild), at, Days, Zone)
        {
            Locale = Locale,
            QuietLine = Quiet,
            Threads = Threads,
            MadeBy = MadeBy,
            IsAlert = Alert,
        };
        var trouble = Trouble is { } kind ? new ScheduleTrouble(kind, TroubleReason ?? "", StoredText.Instant(TroubleAt!)) : null;
        return new(new(Id), draft, Paused, StoredText.Instant(PlannedTo), StoredText.Instant(CoveredTo), trouble);
    }
}
