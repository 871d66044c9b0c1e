using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Web.Administration;

/// <summary>The saved topics, to be worked on.</summary>
/// <param name="Topics">A page of them.</param>
public sealed record TopicsView(PageOf<TopicLine> Topics);

/// <summary>A topic in the list.</summary>
/// <param name="Articles">How many articles belong to it.</param>
/// <param name="Alert">Which channel it tells at once; null for none.</param>
public sealed record TopicLine(SavedTopic Topic, int Articles, DigestSchedule? Alert);

/// <summary>A topic as it is being written.</summary>
/// <param name="Old">Its name so far; empty for a new one.</param>
/// <param name="Name">As written.</param>
/// <param name="Include">Terms of which an article holds one, as written.</param>
/// <param name="Exclude">Terms of which it holds none, as written.</param>
/// <param name="Sources">Outlets, as written.</param>
public sealed record TopicForm(string Old, string Name, string Include, string Exclude, string Sources)
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>How many articles belong to it as it is saved; null for a new one.</summary>
    public int? Articles { get; init; }

    /// <summary>Of a topic that is saved.</summary>
    public static TopicForm Of(SavedTopic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return new(
            topic.Name,
            topic.Name,
            string.Join(", ", topic.Include),
            string.Join(", ", topic.Exclude),
            string.Join(", ", topic.Sources)
        );
    }
}
