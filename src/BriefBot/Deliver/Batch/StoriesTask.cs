using BriefBot.Corpus.Stories;
using BriefBot.Deliver.Json;
using BriefBot.Ingest.Readers;

namespace BriefBot.Deliver.Batch;

/// <summary>An article to be grouped.</summary>
/// <param name="Day">As <see cref="DateOnly.DayNumber"/>; null when unknown.</param>
public sealed record BatchArticle(string Id, StoryWords Words, int? Day);

/// <summary>Groups articles into stories as the corpus does, all at once; nothing is stored.</summary>
public sealed class StoriesTask : GatheringTask<BatchArticle>
{
    /// <summary>Reads <c>{id, title?, body?, published?}</c>, of title and body at least one.</summary>
    /// <inheritdoc/>
    public override BatchArticle Read(ReadOnlyMemory<byte> line) =>
        BatchFields.Read(
            JsonText.Mend(line),
            json =>
            {
                var (title, body) = (BatchFields.Optional(json, "title") ?? "", BatchFields.Optional(json, "body") ?? "");
                if (string.IsNullOrWhiteSpace(title + body))
                    throw new FormatException("\"title\" and \"body\" are missing or empty");
                int? day = PublishedField.TryRead(BatchFields.Optional(json, "published"), out var published)
                    ? published.Day?.DayNumber
                    : null;
                return new BatchArticle(BatchFields.Required(json, "id"), StoryTerms.Read(title, body), day);
            }
        );

    /// <summary>Writes <c>{id, cluster}</c>: a number, 1 and up, that articles of the same story have in common.</summary>
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync(
        IReadOnlyList<BatchArticle> items,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var weights = StemWeights.Of([.. items.Select(item => item.Words)]);
        var articles = items.Select(item => new StoryArticle(StoryVector.Of(item.Words, weights), item.Day)).ToList();
        // Away from whoever waits for the lines: large batches take a while.
        var groups = await Task.Run(() => StoryGrouping.Group(articles, cancellation), cancellation);
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!numbers.TryGetValue(groups[i], out var number))
                numbers.Add(groups[i], number = numbers.Count + 1);
            yield return DocumentJson.Line(new StoryLine(items[i].Id, number), DocumentJson.Default.StoryLine);
        }
    }
}
