using BriefBot.Corpus;
using BriefBot.Deliver;

namespace BriefBot.Host.Cli;

/// <summary>What the commands about feeds print with --json.</summary>
static class FeedJson
{
    /// <summary>One feed.</summary>
    public static void Write(CommandRun run, Feed feed) =>
        run.WriteJson(json =>
        {
            json.WriteStartObject();
            FeedWords.Write(json, feed);
            json.WriteEndObject();
        });

    /// <summary>A feed with its last items.</summary>
    public static void WriteShown(CommandRun run, Feed feed, IReadOnlyList<KnownItem> items, ItemCounts counts) =>
        run.WriteJson(json =>
        {
            json.WriteStartObject();
            FeedWords.Write(json, feed);
            json.WriteNumber("items_pending", counts.Pending);
            json.WriteNumber("items_fetched", counts.Fetched);
            json.WriteNumber("items_failed", counts.Failed);
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                json.WriteStartObject();
                json.WriteString("title", item.Title);
                json.WriteString("url", item.Address);
                json.WriteString("state", FeedWords.State(item.State));
                json.WriteString("reason", item.Reason);
                if (item.Article is { } article)
                    json.WriteNumber("article", article.Value);
                else
                    json.WriteNull("article");
                json.WriteBoolean("excerpt", item.IsExcerpt);
                json.WriteString("first_seen", item.FirstSeen);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
}
