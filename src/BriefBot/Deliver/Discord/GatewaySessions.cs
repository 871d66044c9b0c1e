using System.Globalization;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>The gateway's sessions in the database, where another host of the cluster finds them, too.</summary>
sealed class GatewaySessions(ChatSessions store) : IGatewaySessionStore
{
    /// <summary>The bot's own account; sessions of another one are none.</summary>
    public Snowflake Self { get; set; }

    /// <inheritdoc/>
    public async ValueTask<StoredGatewaySession?> FindAsync(int shard, CancellationToken cancellation) =>
        await store.FindAsync(shard, cancellation) is { } kept && kept.Bot == Self.ToString()
            ? new(
                kept.Shard,
                kept.Shards,
                Self,
                kept.Session,
                kept.ResumeUrl,
                kept.Sequence,
                (GatewayIntents)kept.Intents,
                kept.IsExact,
                kept.SavedAt
            )
            : null;

    /// <inheritdoc/>
    public ValueTask SaveAsync(IReadOnlyList<StoredGatewaySession> sessions, CancellationToken cancellation) =>
        store.SaveAsync(
            [
                .. sessions.Select(one => new ChatSession(
                    one.Shard,
                    one.Shards,
                    one.User.Value.ToString(CultureInfo.InvariantCulture),
                    one.SessionId,
                    one.ResumeUrl,
                    one.Sequence,
                    (int)one.Intents,
                    one.IsExact,
                    one.At
                )),
            ],
            cancellation
        );
}
