using System.Text.Json.Serialization;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Deliver.Topics;

namespace BriefBot.Deliver.Json;

/// <summary>Saved topics.</summary>
sealed record TopicsDocument(IReadOnlyList<TopicDocument> Topics)
{
    /// <summary>Of topics.</summary>
    public static TopicsDocument Of(IReadOnlyList<SavedTopic> topics) => new([.. topics.Select(topic => TopicDocument.Of(topic))]);
}

/// <summary>The document of a saved topic.</summary>
/// <param name="Articles">How many belong to it; left out in a list.</param>
sealed record TopicDocument(
    string Name,
    IReadOnlyList<string> Include,
    IReadOnlyList<string> Exclude,
    IReadOnlyList<string> Sources,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Articles
)
{
    /// <summary>Of a topic.</summary>
    /// <param name="articles">How many belong to it; null to leave that out.</param>
    public static TopicDocument Of(SavedTopic topic, int? articles = null) =>
        new(topic.Name, topic.Include, topic.Exclude, topic.Sources, articles);
}

/// <summary>Names that are asked about often.</summary>
sealed record SuggestionsDocument(IReadOnlyList<SuggestionPart> Suggestions)
{
    /// <summary>Of suggestions.</summary>
    public static SuggestionsDocument Of(IReadOnlyList<TopicSuggestion> suggestions) =>
        new([.. suggestions.Select(one => new SuggestionPart(one.Name, one.Questions))]);
}

/// <summary>A name that is asked about often, and how often.</summary>
sealed record SuggestionPart(string Name, int Questions);

/// <summary>When and where digests are posted.</summary>
sealed record SchedulesDocument(IReadOnlyList<SchedulePart> Schedules);

/// <summary>A schedule.</summary>
/// <param name="Topic">Null for everything.</param>
/// <param name="Next">When the next digest comes; null while it is paused.</param>
/// <param name="Trouble">Why the last one could not be posted; null when it could.</param>
/// <param name="Last">What became of the last ones.</param>
sealed record SchedulePart(
    long Id,
    string? Topic,
    string Channel,
    string Time,
    string Days,
    string Zone,
    bool Paused,
    string? Next,
    string? Trouble,
    IReadOnlyList<DigestRunPart> Last
)
{
    /// <summary>Of a schedule and its last digests.</summary>
    public static SchedulePart Of(DigestSchedule schedule, IReadOnlyList<DigestRun> runs, DateTimeOffset now)
    {
        var what = schedule.What;
        return new(
            schedule.Id.Value,
            what.Topic,
            what.Place.Channel,
            DayWords.Write(what.At),
            DayWords.Write(what.Days),
            what.Zone,
            schedule.Paused,
            schedule.Paused
                ? null
                : LocalTimes.Next(now, what.At, what.Days, what.Zone).At.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            schedule.Trouble?.Reason,
            [.. runs.Select(DigestRunPart.Of)]
        );
    }
}

/// <summary>What became of a scheduled digest.</summary>
/// <param name="Slot">The local day that it was due on.</param>
/// <param name="Message">The message that carries it; null when none does.</param>
sealed record DigestRunPart(string Slot, DateTimeOffset Due, string State, string? Message, string? Reason)
{
    /// <summary>Of a digest of the outbox.</summary>
    public static DigestRunPart Of(DigestRun run) => new(run.Slot, run.DueAt, Word(run.State), run.Message?.Id, run.Reason);

    /// <summary>A state in words.</summary>
    internal static string Word(DigestState state) =>
        state switch
        {
            DigestState.Nothing => "nothing new",
            _ => state.ToString().ToLowerInvariant(),
        };
}
