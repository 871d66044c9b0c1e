using BriefBot.Corpus.Sqlite;

namespace BriefBot.Deliver.Discord;

/// <summary>What the bot keeps beside the articles.</summary>
/// <param name="Answers">Answers given, for /why, Sources and votes.</param>
/// <param name="Posted">Which messages carry them.</param>
/// <param name="Feedback">Votes.</param>
/// <param name="Conversations">What each person asked last, where.</param>
/// <param name="Settings">Settings of each workspace.</param>
/// <param name="Corrected">Answers whose sources were corrected since.</param>
public sealed record ChatStore(
    AnswerLog Answers, PostedAnswers Posted, AnswerFeedback Feedback, Conversations Conversations, WorkspaceSettings Settings, CorrectedAnswers Corrected)
{
    /// <summary>Name of the platform in what is kept.</summary>
    public const string Platform = "discord";

    /// <summary>Deletes the answers and conversations that are older than a moment.</summary>
    /// <exception cref="Corpus.CorpusException">The database can't be written.</exception>
    public async Task PurgeBeforeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        await Answers.PurgeBeforeAsync(before, cancellation);
        await Conversations.PurgeBeforeAsync(before, cancellation);
    }
}
