using System.Text.Json.Serialization;
using BriefBot.Corpus;

namespace BriefBot.Deliver.Json;

/// <summary>A list of stories.</summary>
sealed record StoriesDocument(IReadOnlyList<StoryDocument> Stories, bool FromSamples)
{
    /// <summary>Of stories.</summary>
    public static StoriesDocument Of(IReadOnlyList<StorySummary> stories, bool areSamples) =>
        new([.. stories.Select(story => StoryDocument.Of(story, null))], areSamples);
}

/// <summary>The document of a story.</summary>
/// <param name="Articles">How many report it.</param>
/// <param name="Sources">How many independent sources do.</param>
/// <param name="Members">The articles; left out in a list.</param>
sealed record StoryDocument(
    long Id,
    string Headline,
    int Articles,
    int Sources,
    string? First,
    string? Last,
    DateTimeOffset Changed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StoryMemberPart>? Members
)
{
    /// <summary>Of a story and, unless it is one of a list, its articles.</summary>
    public static StoryDocument Of(StorySummary story, IReadOnlyList<StoryMember>? members) =>
        new(
            story.Id.Value,
            story.Headline,
            story.Articles,
            story.Sources,
            Day(story.FirstDay),
            Day(story.LastDay),
            story.ChangedAt,
            members is null ? null : [.. members.Select(StoryMemberPart.Of)]
        );

    static string? Day(DateOnly? day) => day is { } known ? DocumentValues.Day(known) : null;
}

/// <summary>An article of a story.</summary>
/// <param name="ReprintOf">The article whose text it has; null when it has one of its own.</param>
sealed record StoryMemberPart(
    long Article,
    string Title,
    string? Source,
    string? Url,
    string? Published,
    DateTimeOffset Joined,
    string Origin,
    long? ReprintOf
)
{
    /// <summary>Of an article of a story.</summary>
    public static StoryMemberPart Of(StoryMember member) =>
        new(
            member.Article.Id.Value,
            member.Article.Title,
            member.Article.Source,
            member.Article.Url,
            member.Article.Published.Iso,
            member.JoinedAt,
            member.Origin,
            member.ReprintOf?.Value
        );
}
