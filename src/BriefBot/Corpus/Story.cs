namespace BriefBot.Corpus;

/// <summary>A story within a corpus. Never given to another story; that of one that went into another still leads there.</summary>
public readonly record struct StoryId(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Which stories to list.</summary>
/// <param name="Workspace">Whose articles.</param>
public sealed record StoryScope(WorkspaceId Workspace)
{
    /// <summary>Only stories with an article published on this day or later; stories without any date are left out then.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only stories that an article, or a new version of one, came to at this instant or later.</summary>
    public DateTimeOffset? NewSince { get; init; }

    /// <summary>Only stories with an article that was given this label at ingest; case is ignored.</summary>
    public string? Topic { get; init; }

    /// <summary>Only stories with an article of this outlet; case is ignored.</summary>
    public string? Outlet { get; init; }

    /// <summary>Only stories with one of these articles; null for all.</summary>
    public IReadOnlyCollection<ArticleId>? Articles { get; init; }

    /// <summary>Stories to leave out at the beginning, 0 and up.</summary>
    public int Skip { get; init; }

    /// <summary>Most stories to list, 1 and up.</summary>
    public int Limit { get; init; } = 1000;
}

/// <summary>One line of a list of stories.</summary>
/// <param name="Headline">Title of the article that is most like the others.</param>
/// <param name="Articles">How many articles report it, 1 and up.</param>
/// <param name="Sources">How many of them are independent: outlets count once, reprints count as their original, and an agency's copy as
/// the agency's, wherever it was printed.</param>
/// <param name="FirstDay">Earliest publication day, null when none is known.</param>
/// <param name="LastDay">Latest publication day, null when none is known.</param>
/// <param name="ChangedAt">When an article last came to it or left it.</param>
public sealed record StorySummary(
    StoryId Id,
    string Headline,
    int Articles,
    int Sources,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    DateTimeOffset ChangedAt
);

/// <summary>An article of a story.</summary>
/// <param name="JoinedAt">When its current version came into a story.</param>
/// <param name="Origin">Equal for articles that aren't independent: an outlet, or "agency:reuters" for copy that names the agency.</param>
/// <param name="ReprintOf">The article whose text it has, null when it is nobody's reprint.</param>
public sealed record StoryMember(ArticleSummary Article, DateTimeOffset JoinedAt, string Origin, ArticleId? ReprintOf)
{
    /// <summary>What the origins of agencies begin with.</summary>
    public const string AgencyPrefix = "agency:";

    /// <summary>The agency whose copy it is, as a key ("reuters"); null when it names none.</summary>
    public string? Agency => Origin.StartsWith(AgencyPrefix, StringComparison.Ordinal) ? Origin[AgencyPrefix.Length..] : null;
}

/// <summary>A story with its articles, the earliest first.</summary>
public sealed record Story(StorySummary Summary, IReadOnlyList<StoryMember> Members);
