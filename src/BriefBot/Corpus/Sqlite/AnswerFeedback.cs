namespace BriefBot.Corpus.Sqlite;

/// <summary>What people think of answers: one opinion for each answer and person.</summary>
public sealed class AnswerFeedback
{
    const string InWorkspaceSql = "SELECT 1 FROM answer WHERE id = $answer AND workspace = $workspace";
    const string OwnSql = "SELECT value FROM answer_feedback WHERE answer = $answer AND person = $person";
    const string WithdrawSql = "DELETE FROM answer_feedback WHERE answer = $answer AND person = $person";

    const string GiveSql = """
        INSERT INTO answer_feedback (answer, person, value, given_at) VALUES ($answer, $person, $value, $now)
        ON CONFLICT (answer, person) DO UPDATE SET value = excluded.value, given_at = excluded.given_at
        """;

    const string CountSql = "SELECT count(*) FROM answer_feedback WHERE answer = $answer AND value = $value";

    readonly SessionPool sessions;
    readonly TimeProvider time;

    internal AnswerFeedback(SessionPool sessions, TimeProvider time)
    {
        this.sessions = sessions;
        this.time = time;
    }

    /// <summary>What a press of a button does: gives this opinion in place of another, or withdraws it when it was given already.</summary>
    /// <param name="person">The platform's id of who pressed; 1–64 characters.</param>
    /// <param name="pressed"><see cref="Feedback.Up"/> or <see cref="Feedback.Down"/>.</param>
    /// <returns>What holds now; null when the workspace has no such answer (any more).</returns>
    /// <exception cref="ArgumentException">There is no such button, or no such person.</exception>
    public ValueTask<FeedbackState?> PressAsync(
        WorkspaceId workspace,
        AnswerKey answer,
        string person,
        Feedback pressed,
        CancellationToken cancellation
    )
    {
        if (pressed is not (Feedback.Up or Feedback.Down))
            throw new ArgumentException("A press is up or down.", nameof(pressed));
        StoredText.Id(person, "The person's id");
        return sessions.WriteAsync(
            session =>
                session.WritePersonal<FeedbackState?>(() =>
                {
                    if (!Exists(session, workspace, answer))
                        return null;
                    var own = Own(session, answer, person) == pressed ? Feedback.None : pressed;
                    if (own == Feedback.None)
                        session.Prepare(WithdrawSql).With(answer.Value, person).Run();
                    else
                        session.Prepare(GiveSql).With(answer.Value, person, (int)own, StoredText.Of(time.GetUtcNow())).Run();
                    return new(own, Counts(session, answer));
                }),
            cancellation
        );
    }

    /// <summary>What a person and everybody think of an answer; null when the workspace has no such answer.</summary>
    public ValueTask<FeedbackState?> FindAsync(WorkspaceId workspace, AnswerKey answer, string person, CancellationToken cancellation) =>
        sessions.ReadAsync(
            session =>
                session.Snapshot<FeedbackState?>(() =>
                    Exists(session, workspace, answer) ? new(Own(session, answer, person), Counts(session, answer)) : null
                ),
            cancellation
        );

    static bool Exists(SqliteSession session, WorkspaceId workspace, AnswerKey answer) =>
        session.Prepare(InWorkspaceSql).With(answer.Value, workspace.Value).Number() is not null;

    static Feedback Own(SqliteSession session, AnswerKey answer, string person) =>
        (Feedback)(session.Prepare(OwnSql).With(answer.Value, person).Number() ?? 0);

    static FeedbackCounts Counts(SqliteSession session, AnswerKey answer) =>
        new(Count(session, answer, Feedback.Up), Count(session, answer, Feedback.Down));

    static int Count(SqliteSession session, AnswerKey answer, Feedback value) =>
        (int)session.Prepare(CountSql).With(answer.Value, (int)value).Number()!.Value;
}
