using BriefBot.Corpus.Sqlite;

namespace BriefBot.Deliver.Discord;

/// <summary>What the bot keeps beside the articles.</summary>
/// <param name="Answers">Answers given, for /why, Sources and votes.</param>
/// <param name="Posted">Which messages carry them.</param>
/// <param name="Feedback">Votes.</param>
/// <param name="Conversations">What each person asked last, where.</param>
/// <param name="Settings">Settings of each workspace.</param>
/// <param name="Corrected">Answers whose sources were corrected since.</param>
/// <param name="Personal">All of it that concerns one person.</param>
/// <param name="Removed">Servers that removed the bot.</param>
public sealed record ChatStore(
    AnswerLog Answers,
    PostedAnswers Posted,
    AnswerFeedback Feedback,
    Conversations Conversations,
    WorkspaceSettings Settings,
    CorrectedAnswers Corrected,
    PersonalData Personal,
    RemovedServers Removed
)
{
    /// <summary>Name of the platform in what is kept.</summary>
    public const string Platform = "discord";
}
