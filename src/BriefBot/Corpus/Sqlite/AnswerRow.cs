using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>A row of answer, with how many found it good and bad.</summary>
sealed class AnswerRow
{
    const string FindSql = "SELECT * FROM answer WHERE id = $answer AND workspace = $workspace";

    const string AfterSql = """
        SELECT a.*, (SELECT count(*) FROM answer_feedback WHERE answer = a.id AND value = 1) AS up,
          (SELECT count(*) FROM answer_feedback WHERE answer = a.id AND value = -1) AS down
        FROM answer a WHERE id > $after AND workspace = $workspace ORDER BY id LIMIT $limit
        """;

    public long Id { get; set; }

    public long Workspace { get; set; }

    [Column("asked_at")]
    public string AskedAt { get; set; } = "";

    public string Platform { get; set; } = "";

    public string? Guild { get; set; }

    public string Channel { get; set; } = "";

    public string Person { get; set; } = "";

    public AnswerStatus Status { get; set; }

    public double Confidence { get; set; }

    [Column("answered_by")]
    public string AnsweredBy { get; set; } = "";

    [Column("elapsed_ms")]
    public long Elapsed { get; set; }

    [Column("as_of")]
    public string AsOf { get; set; } = "";

    public string Question { get; set; } = "";

    public string? Understood { get; set; }

    public string Shown { get; set; } = "";

    public string Trace { get; set; } = "";

    public string? Prompt { get; set; }

    public int Sentences { get; set; }

    public int Passed { get; set; }

    public int Up { get; set; }

    public int Down { get; set; }

    /// <summary>An answer of this workspace; null when it has none by this key.</summary>
    public static AnswerRecord? Find(SqliteSession session, WorkspaceId workspace, AnswerKey answer) =>
        session.Query<AnswerRow>(FindSql, answer.Value, workspace.Value) is [var row] ? row.Answer() : null;

    /// <summary>The answers of this workspace that were kept after another, oldest first.</summary>
    public static List<KeptAnswer> After(SqliteSession session, WorkspaceId workspace, AnswerKey after, int limit) =>
        session
            .Query<AnswerRow>(AfterSql, after.Value, workspace.Value, limit)
            .ConvertAll(row => new KeptAnswer(new(row.Id), row.Answer(), new(row.Up, row.Down)));

    AnswerRecord Answer() =>
        new(new(Workspace), Place, Person, Question)
        {
            Understood = Understood,
            AskedAt = StoredText.Instant(AskedAt),
            Status = Status,
            Confidence = Confidence,
            AnsweredBy = AnsweredBy,
            Elapsed = TimeSpan.FromMilliseconds(Elapsed),
            AsOf = StoredText.Day(AsOf),
            Shown = Shown,
            Trace = Trace,
            Written = Prompt is null ? null : new WrittenByModel(Prompt, Sentences, Passed),
        };

    /// <summary>A line of a list.</summary>
    public AnswerSummary Summary() =>
        new(new(Id), StoredText.Instant(AskedAt), Place, Person, Question, Understood, Status, Confidence, new(Up, Down));

    ChatPlace Place => new(Platform, Channel, Guild);
}
