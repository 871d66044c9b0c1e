using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Language;

namespace BriefBot.Deliver.Topics;

/// <summary>A name that is asked about often enough to be saved as a topic.</summary>
/// <param name="Questions">How many questions name it.</param>
public sealed record TopicSuggestion(string Name, int Questions);

/// <summary>Suggests topics by what is asked. What somebody asked privately is suggested to that person only.</summary>
public static class TopicSuggestions
{
    const int Often = 2;

    /// <summary>Names that several questions hold and no topic has yet, the most frequent first.</summary>
    /// <param name="questions">Questions of the workspace.</param>
    /// <param name="known">Its topics.</param>
    /// <param name="person">The platform's id of who is suggested to; null for nobody in particular.</param>
    /// <param name="most">Most suggestions.</param>
    public static IReadOnlyList<TopicSuggestion> Of(
        IEnumerable<AnswerSummary> questions,
        IReadOnlyList<SavedTopic> known,
        string? person,
        int most
    )
    {
        ArgumentNullException.ThrowIfNull(questions);
        var counts = new Dictionary<string, (string Name, int Questions)>(StringComparer.Ordinal);
        foreach (var question in questions.Where(question => IsOpen(question.Place) || question.Person == person))
        {
            foreach (var name in NamesIn(question.Understood ?? question.Question))
            {
                var key = Normalizer.IndexText(name);
                counts[key] = counts.TryGetValue(key, out var seen) ? (seen.Name, seen.Questions + 1) : (name, 1);
            }
        }
        var taken = known
            .SelectMany(topic => topic.Include.Append(topic.Name))
            .Select(term => Normalizer.IndexText(term))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. counts
                .Where(one => one.Value.Questions >= Often && !taken.Contains(one.Key))
                .OrderByDescending(one => one.Value.Questions)
                .ThenBy(one => one.Key, StringComparer.Ordinal)
                .Take(most)
                .Select(one => new TopicSuggestion(one.Value.Name, one.Value.Questions)),
        ];
    }

    /// <summary>In a server, for all to see: private questions go by a channel with something behind it, direct messages by no
    /// server.</summary>
    static bool IsOpen(ChatPlace place) => place.Guild is not null && !place.Channel.Contains(':', StringComparison.Ordinal);

    static IEnumerable<string> NamesIn(string question) =>
        Names
            .Find(question, new TextSpan(0, question.Length))
            .Select(name => name.Text.Trim())
            .Where(name => name.Length is > 2 and <= SavedTopic.MaxName)
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
