namespace BriefBot.Corpus.Stories;

/// <summary>Which story goes on in which group when articles are grouped anew.</summary>
public static class StorySuccession
{
    /// <summary>
    /// Each story goes on where most of its articles are, where the oldest of them is when several groups have as many. Where several
    /// stories go on in one group, the oldest keeps its number there and the others end.
    /// </summary>
    /// <param name="stories">The story that each article is in, lower numbers being older; null for none. Articles go from old to
    /// new.</param>
    /// <param name="groups">The group that each article is in now.</param>
    /// <returns>Of each group the story that goes on in it; groups that are missing begin a new one.</returns>
    public static Dictionary<int, long> Of(IReadOnlyList<long?> stories, IReadOnlyList<int> groups)
    {
        var parts = new Dictionary<long, Dictionary<int, (int Size, int Oldest)>>();
        for (var i = 0; i < stories.Count; i++)
        {
            if (stories[i] is not { } story)
                continue;
            if (!parts.TryGetValue(story, out var sizes))
                parts.Add(story, sizes = []);
            sizes[groups[i]] = sizes.TryGetValue(groups[i], out var part) ? (part.Size + 1, part.Oldest) : (1, i);
        }
        var successors = new Dictionary<int, long>();
        foreach (var (story, sizes) in parts.OrderBy(part => part.Key))
        {
            successors.TryAdd(sizes.OrderByDescending(part => part.Value.Size).ThenBy(part => part.Value.Oldest).First().Key, story);
        }
        return successors;
    }
}
