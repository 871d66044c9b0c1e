using BriefBot.Corpus.Sqlite;
using BriefBot.Ingest.Feeds;

namespace BriefBot.Deliver.Discord;

/// <summary>The feeds that servers follow.</summary>
/// <param name="Desk">Takes them on.</param>
/// <param name="Store">Keeps them.</param>
/// <param name="Wake">Tells whoever polls them that something was added.</param>
public sealed record ServerFeeds(FeedDesk Desk, FeedStore Store, Action Wake);
