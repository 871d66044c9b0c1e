using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>What each person asked last at each place. Nobody sees another person's, nor their own from another place.</summary>
public sealed class Conversations
{
    /// <summary>Conversations removed in one transaction.</summary>
    internal const int PurgeBatch = 500;

    const string GetSql = """
        SELECT workspace, question, answer, updated_at FROM conversation
        WHERE platform = $platform AND channel = $channel AND person = $person
        """;

    const string SetSql = """
        INSERT INTO conversation (platform, channel, person, workspace, answer, updated_at, question)
        SELECT $platform, $channel, $person, $workspace, $answer, $now, $question
        WHERE $answer IS NULL OR EXISTS (SELECT 1 FROM answer WHERE id = $answer AND workspace = $workspace)
        ON CONFLICT (platform, channel, person) DO UPDATE SET workspace = excluded.workspace, answer = excluded.answer,
          updated_at = excluded.updated_at, question = excluded.question
        """;

    const string ClearSql = "DELETE FROM conversation WHERE platform = $platform AND channel = $channel AND person = $person";

    const string PurgeSql = """
        DELETE FROM conversation WHERE (platform, channel, person) IN
          (SELECT platform, channel, person FROM conversation WHERE updated_at < $before ORDER BY updated_at LIMIT $limit)
        """;

    readonly SessionPool sessions;
    readonly TimeProvider time;

    internal Conversations(SessionPool sessions, TimeProvider time)
    {
        this.sessions = sessions;
        this.time = time;
    }

    /// <summary>What a person asked last at a place; null when that was nothing, or longer ago than <paramref name="maxAge"/>.</summary>
    public ValueTask<Conversation?> GetAsync(ChatPlace place, string person, TimeSpan maxAge, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Query<ConversationRow>(GetSql, place.Platform, place.Channel, person) is [var row]
                && time.GetUtcNow() - StoredText.Instant(row.UpdatedAt) <= maxAge
                    ? new Conversation(new(row.Workspace), row.Question, row.Answer is { } answer ? new(answer) : null)
                    : null,
            cancellation
        );

    /// <summary>Notes what a person asked at a place just now, in place of what was asked there before.</summary>
    /// <returns>False when the answer isn't there (any more); what was noted before is left then.</returns>
    /// <exception cref="ArgumentException">An id or the question is empty or too long.</exception>
    public ValueTask<bool> SetAsync(ChatPlace place, string person, Conversation conversation, CancellationToken cancellation)
    {
        StoredText.Id(place.Platform, "The platform's name");
        StoredText.Id(place.Channel, "The channel's id");
        StoredText.Id(person, "The person's id");
        var question = StoredText.NotEmpty(conversation.Question, AnswerRecord.MaxQuestion, "The question");
        object?[] values =
        [
            place.Platform,
            place.Channel,
            person,
            conversation.Workspace.Value,
            conversation.Answer?.Value,
            StoredText.Of(time.GetUtcNow()),
            question,
        ];
        return sessions.WriteAsync(session => session.WritePersonal(() => session.Prepare(SetSql).With(values).Run() > 0), cancellation);
    }

    /// <summary>Forgets what a person asked at a place. False when there is nothing to forget.</summary>
    public ValueTask<bool> ClearAsync(ChatPlace place, string person, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session => session.WritePersonal(() => session.Prepare(ClearSql).With(place.Platform, place.Channel, person).Run() > 0),
            cancellation
        );

    /// <summary>Forgets the conversations that nothing was asked in since this instant, those of all workspaces.</summary>
    /// <returns>How many there were.</returns>
    public async ValueTask<long> PurgeBeforeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var limit = StoredText.Of(before);
        return await sessions.PurgeAsync(session => session.Prepare(PurgeSql).With(limit, PurgeBatch).Run(), PurgeBatch, cancellation);
    }

    sealed class ConversationRow
    {
        public long Workspace { get; set; }

        public string Question { get; set; } = "";

        public long? Answer { get; set; }

        [Column("updated_at")]
        public string UpdatedAt { get; set; } = "";
    }
}
