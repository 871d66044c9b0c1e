using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Discord;
using BriefBot.Host.Configuration;

namespace BriefBot.Host;

/// <summary>
/// Deletes what was kept for long enough: questions with their answers, copies that hold such, and what servers had that removed the
/// bot. It runs in every host that may write, with or without Discord: what was kept while there was a token goes, too.
/// </summary>
sealed class Retention(
    AnswerLog answers,
    Conversations conversations,
    RemovedServers servers,
    PersonalData personal,
    UpgradeCopies copies,
    Libraries libraries,
    DiscordOptions options,
    ILogger<Retention> logger
)
{
    /// <summary>Deletes what is due at an instant.</summary>
    /// <exception cref="Corpus.CorpusException">The database can't be written.</exception>
    public async Task PurgeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await answers.PurgeBeforeAsync(now - options.KeepAnswers, cancellation);
        await conversations.PurgeBeforeAsync(now - options.KeepAnswers, cancellation);
        foreach (var due in await servers.DueAsync(now - options.KeepServersAfterRemoval, cancellation))
            await DeleteAsync(due.Id, due.Name, cancellation);
        copies.RemoveBefore(now - options.KeepAnswers);
        // What was deleted while somebody read an older state is still in the log.
        await personal.EmptyLogAsync(cancellation);
    }

    async Task DeleteAsync(Corpus.WorkspaceId workspace, string name, CancellationToken cancellation)
    {
        if (DiscordWorkspaces.ServerOf(name) is { } server)
            await servers.DeleteAsync(workspace, server, cancellation);
        else if (options.HomeServer.Length > 0 && name == Libraries.DefaultWorkspace)
        {
            // Its articles are those of the terminal and the web page.
            await servers.DeleteQuestionsAsync(workspace, options.HomeServer, cancellation);
            return;
        }
        else
            return;
        libraries.ForgetWorkspace(name);
        RetentionLog.ServerDeleted(logger, name);
    }
}

static partial class RetentionLog
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "What was kept of {Workspace} is deleted: its server removed the bot, and nobody brought it back in time."
    )]
    public static partial void ServerDeleted(ILogger logger, string workspace);
}
