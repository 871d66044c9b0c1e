namespace BriefBot.Corpus.Privacy;

/// <summary>A person of a chat platform, everywhere or within one workspace.</summary>
/// <param name="Platform">Name of the platform, such as "discord".</param>
/// <param name="Person">The platform's id of the person; 1–64 characters.</param>
public sealed record PersonScope(string Platform, string Person)
{
    /// <summary>Only what concerns this workspace; null for everywhere.</summary>
    public WorkspaceId? Workspace { get; init; }

    /// <summary>The platform's id of that workspace's server; null for everywhere.</summary>
    public string? Guild { get; init; }
}

/// <summary>How much is kept of a person, or was forgotten, by kind.</summary>
/// <param name="Questions">Questions with their answers, among them those that others asked about the person's messages.</param>
/// <param name="Conversations">Places where a next question could have leaned on the last one.</param>
/// <param name="Votes">Opinions on answers.</param>
/// <param name="Messages">Messages noted as answers to the person.</param>
/// <param name="Usage">Accounts of a day, server and model that name the person.</param>
/// <param name="Names">Feeds and schedules that the person made; they stay, without the name.</param>
public readonly record struct PersonalCounts(long Questions, long Conversations, long Votes, long Messages, long Usage, long Names)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => this == default;

    /// <summary>Both together.</summary>
    public static PersonalCounts operator +(PersonalCounts one, PersonalCounts other) =>
        new(
            one.Questions + other.Questions,
            one.Conversations + other.Conversations,
            one.Votes + other.Votes,
            one.Messages + other.Messages,
            one.Usage + other.Usage,
            one.Names + other.Names
        );

    /// <summary>As the operator.</summary>
    public static PersonalCounts Add(PersonalCounts one, PersonalCounts other) => one + other;
}

/// <summary>What came of forgetting.</summary>
/// <param name="Counts">What was forgotten.</param>
/// <param name="IsErased">
/// Whether no copy is left in the database's log either; false where another process was reading an older state for all the while: then it
/// goes when that ends and somebody writes again, or with the next <see cref="Sqlite.PersonalData.EmptyLogAsync"/>.
/// </param>
public readonly record struct ForgetResult(PersonalCounts Counts, bool IsErased);
