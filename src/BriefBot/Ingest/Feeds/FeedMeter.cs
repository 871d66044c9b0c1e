using System.Diagnostics.Metrics;

namespace BriefBot.Ingest.Feeds;

/// <summary>Counts polls of feeds.</summary>
static class FeedMeter
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "BriefBot.Feeds";

    static readonly Meter Meter = new(Name);
    static readonly Counter<long> Polls = Meter.CreateCounter<long>("briefbot.feed.polls", "{poll}", "Polls of feeds, by outcome.");
    static readonly Counter<long> Items = Meter.CreateCounter<long>("briefbot.feed.items", "{item}", "Items that feeds showed first.");

    /// <summary>Counts a poll that succeeded.</summary>
    public static void Succeeded(int newItems)
    {
        Count("ok");
        Items.Add(newItems);
    }

    /// <summary>Counts a poll that failed.</summary>
    public static void Failed() => Count("failed");

    static void Count(string outcome) => Polls.Add(1, KeyValuePair.Create<string, object?>("briefbot.outcome", outcome));
}
