using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Which messages of a chat carry which answer, and which message asked for it.</summary>
public sealed class PostedAnswers
{
    /// <summary>Most messages that one answer is split into.</summary>
    public const int MaxMessages = 50;

    const string InWorkspaceSql = "SELECT 1 FROM answer WHERE id = $answer AND workspace = $workspace";

    const string LinkSql = """
        INSERT INTO posted_message (platform, channel, message, answer, ordinal, asker, question_channel, question_message)
        VALUES ($platform, $channel, $message, $answer, $ordinal, $asker, $question_channel, $question)
        ON CONFLICT (platform, channel, message) DO UPDATE SET answer = excluded.answer, ordinal = excluded.ordinal, asker = excluded.asker,
          question_channel = excluded.question_channel, question_message = excluded.question_message
        """;

    const string NextOrdinalSql = "SELECT coalesce(max(ordinal) + 1, 0) FROM posted_message WHERE answer = $answer";

    const string SelectPosted = """
        SELECT p.answer, a.workspace, p.platform, p.question_channel, p.question_message, p.asker
        FROM posted_message p JOIN answer a ON a.id = p.answer
        """;

    const string ByMessageSql = $"""
        {SelectPosted} WHERE p.platform = $platform AND p.channel = $channel AND p.message = $message
        """;

    const string ByQuestionSql = $"""
        {SelectPosted} WHERE p.platform = $platform AND p.question_channel = $channel AND p.question_message = $question
        ORDER BY p.answer DESC LIMIT 1
        """;

    const string MessagesSql = "SELECT platform, channel, message FROM posted_message WHERE answer = $answer ORDER BY ordinal";
    const string UnlinkMessageSql = "DELETE FROM posted_message WHERE platform = $platform AND channel = $channel AND message = $message";

    const string UnlinkAnswerSql = """
        DELETE FROM posted_message WHERE answer = (SELECT id FROM answer WHERE id = $answer AND workspace = $workspace)
        """;

    readonly SessionPool sessions;

    internal PostedAnswers(SessionPool sessions) => this.sessions = sessions;

    /// <summary>
    /// Notes that these messages carry an answer. What a message carried before no longer counts; other messages of the answer stay linked.
    /// </summary>
    /// <param name="messages">In the order of reading; 1 to <see cref="MaxMessages"/>.</param>
    /// <param name="question">The message that asked, on the same platform; null when it wasn't a message.</param>
    /// <param name="asker">The platform's id of who asked; 1–64 characters.</param>
    /// <returns>False when the workspace has no such answer (any more); nothing is noted then.</returns>
    /// <exception cref="ArgumentException">There are no messages, or too many, or an id is empty or too long.</exception>
    public ValueTask<bool> LinkAsync(
        WorkspaceId workspace,
        AnswerKey answer,
        IReadOnlyList<ChatMessage> messages,
        ChatMessage? question,
        string asker,
        CancellationToken cancellation
    )
    {
        if (messages.Count is 0 or > MaxMessages)
        {
            throw new ArgumentException($"An answer is carried by 1 to {MaxMessages} messages.", nameof(messages));
        }
        foreach (var message in question is null ? messages : messages.Append(question))
            Check(message, messages[0].Platform);
        StoredText.Id(asker, "The asker's id");
        return sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    if (session.Prepare(InWorkspaceSql).With(answer.Value, workspace.Value).Number() is null)
                        return false;
                    var ordinal = session.Prepare(NextOrdinalSql).With(answer.Value).Number()!.Value;
                    foreach (var message in messages)
                    {
                        session
                            .Prepare(LinkSql)
                            .With(
                                message.Platform,
                                message.Channel,
                                message.Id,
                                answer.Value,
                                ordinal++,
                                asker,
                                question?.Channel,
                                question?.Id
                            )
                            .Run();
                    }
                    return true;
                }),
            cancellation
        );
    }

    /// <summary>The answer that a message carries, of whatever workspace; null when it carries none.</summary>
    public ValueTask<PostedAnswer?> FindByMessageAsync(ChatMessage message, CancellationToken cancellation) =>
        FindAsync(ByMessageSql, message, cancellation);

    /// <summary>The answer to the question in a message, the latest when there are several; null when there is none.</summary>
    public ValueTask<PostedAnswer?> FindByQuestionAsync(ChatMessage question, CancellationToken cancellation) =>
        FindAsync(ByQuestionSql, question, cancellation);

    /// <summary>The messages that carry an answer, as far as they are noted, in the order of reading.</summary>
    public async ValueTask<IReadOnlyList<ChatMessage>> MessagesAsync(AnswerKey answer, CancellationToken cancellation) =>
        await sessions.ReadAsync(session => Messages(session, answer), cancellation);

    /// <summary>Notes that messages are gone.</summary>
    /// <returns>How many of them carried an answer.</returns>
    public ValueTask<int> UnlinkAsync(IReadOnlyCollection<ChatMessage> messages, CancellationToken cancellation) =>
        sessions.WriteAsync(session => session.WritePersonal(() => messages.Sum(message => Unlink(session, message))), cancellation);

    /// <summary>Notes that no message carries this answer any more.</summary>
    /// <returns>How many did.</returns>
    public ValueTask<int> UnlinkAsync(WorkspaceId workspace, AnswerKey answer, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session => session.WritePersonal(() => session.Prepare(UnlinkAnswerSql).With(answer.Value, workspace.Value).Run()),
            cancellation
        );

    static int Unlink(SqliteSession session, ChatMessage message) =>
        session.Prepare(UnlinkMessageSql).With(message.Platform, message.Channel, message.Id).Run();

    ValueTask<PostedAnswer?> FindAsync(string sql, ChatMessage message, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot(() =>
                    session.Query<PostedRow>(sql, message.Platform, message.Channel, message.Id) is [var row] ? Answer(session, row) : null
                ),
            cancellation
        );

    static PostedAnswer Answer(SqliteSession session, PostedRow row)
    {
        var answer = new AnswerKey(row.Answer);
        var question = row.QuestionMessage is { } id ? new ChatMessage(row.Platform, row.QuestionChannel!, id) : null;
        return new(new(row.Workspace), answer, Messages(session, answer), question, row.Asker);
    }

    /// <summary>The messages that carry an answer, in the order of reading.</summary>
    internal static List<ChatMessage> Messages(SqliteSession session, AnswerKey answer) =>
        MessageRow.All(session, MessagesSql, answer.Value);

    static void Check(ChatMessage message, string platform)
    {
        StoredText.Id(message.Platform, "The platform's name");
        StoredText.Id(message.Channel, "The channel's id");
        StoredText.Id(message.Id, "The message's id");
        if (message.Platform == platform)
            return;
        throw new ArgumentException("A question and the messages that answer it stand on one platform.", nameof(message));
    }

    sealed class PostedRow
    {
        public long Answer { get; set; }

        public long Workspace { get; set; }

        public string Platform { get; set; } = "";

        [Column("question_channel")]
        public string? QuestionChannel { get; set; }

        [Column("question_message")]
        public string? QuestionMessage { get; set; }

        public string Asker { get; set; } = "";
    }
}
