using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Deliver;
using BriefBot.Deliver.Digests;
using BriefBot.Host.Configuration;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Host.Web.Administration;

/// <summary>What administration in the browser works on.</summary>
/// <param name="Settings">As they are in force.</param>
/// <param name="Stores">The database.</param>
/// <param name="Libraries">What questions are answered from.</param>
/// <param name="Feeds">Takes feeds on.</param>
/// <param name="Polling">Has the feeds looked at now.</param>
/// <param name="Digests">Puts digests together, made when it is first needed.</param>
/// <param name="Time">The clock.</param>
sealed record AdministrationParts(
    Settings Settings,
    SqliteStores Stores,
    Libraries Libraries,
    FeedDesk Feeds,
    Action Polling,
    Lazy<DigestDesk> Digests,
    TimeProvider Time
)
{
    /// <summary>Whose articles, feeds, topics and schedules are administrated: those of the terminal and the web page.</summary>
    public async ValueTask<WorkspaceId> WorkspaceAsync(CancellationToken cancellation) =>
        (await Libraries.OwnAsync(Deliver.Libraries.DefaultWorkspace, cancellation)).Workspace;
}
