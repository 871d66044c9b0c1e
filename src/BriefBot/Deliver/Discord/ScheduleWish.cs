using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>A schedule as somebody writes it outside Discord.</summary>
/// <param name="Channel">Id of the channel.</param>
/// <param name="Time">Local time of day.</param>
/// <param name="Zone">Name of the time zone.</param>
/// <param name="Days">On which days.</param>
public sealed record ScheduleWish(string Channel, string Time, string Zone, string Days)
{
    /// <summary>Name of a saved topic; null for everything.</summary>
    public string? Topic { get; init; }

    /// <summary>The readers' language by Discord's code; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>Whether a line is posted when there is nothing new; null as configured.</summary>
    public bool? QuietLine { get; init; }

    /// <summary>Whether each story gets a thread of its own.</summary>
    public bool Threads { get; init; }

    /// <summary>The schedule that is meant, or what is wrong: the field, and a line that goes on behind what was written there.</summary>
    public (ScheduleDraft? Draft, string Field, string Reason) Read(WorkspaceId workspace)
    {
        if (!Snowflake.TryParse(Channel, out _))
            return (null, "channel", "is no channel's id: digits only.");
        if (DayWords.ParseTime(Time) is not { } at)
            return (null, "time", "is no time of day; write it as 08:00.");
        if (DayWords.ParseDays(Days) is not { } days)
            return (null, "days", "are no days; write daily, mon-fri or mon,thu.");
        if (LocalTimes.Zone(Zone) is not { } zone)
            return (null, "zone", "is no time zone; write its IANA name, such as Europe/Berlin.");
        var draft = new ScheduleDraft(workspace, Topic, new ChatPlace(ChatStore.Platform, Channel), at, days, zone)
        {
            Locale = Language,
            QuietLine = QuietLine,
            Threads = Threads,
        };
        return (draft, "", "");
    }

    /// <summary>What was written in a field of <see cref="Read"/>.</summary>
    public string Written(string field) =>
        field switch
        {
            "channel" => Channel,
            "time" => Time,
            "days" => Days,
            _ => Zone,
        };
}
