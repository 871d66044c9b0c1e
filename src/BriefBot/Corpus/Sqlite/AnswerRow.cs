namespace BriefBot.Corpus.Sqlite;

/// <summary>Reads answers from their rows.</summary>
static class AnswerRow
{
    const string FindSql = """
        SELECT asked_at, platform, channel, guild, person, question, understood, status, confidence,
          answered_by, elapsed_ms, as_of, shown, trace, prompt, sentences, passed
        FROM answer WHERE id = $answer AND workspace = $workspace
        """;

    /// <summary>An answer of this workspace; null when it has none by this key.</summary>
    public static AnswerRecord? Find(SqliteSession session, WorkspaceId workspace, AnswerKey answer)
    {
        using var rows = session.Prepare(FindSql).With(answer.Value, workspace.Value).Rows();
        return rows.Read() ? Answer(rows, workspace) : null;
    }

    static AnswerRecord Answer(RowReader row, WorkspaceId workspace) =>
        new(workspace, Place(row), row.GetString(4), row.GetString(5))
        {
            Understood = row.GetStringOrNull(6),
            AskedAt = VersionRow.Instant(row, 0)!.Value,
            Status = (AnswerStatus)row.GetInt32(7),
            Confidence = row.GetDouble(8),
            AnsweredBy = row.GetString(9),
            Elapsed = TimeSpan.FromMilliseconds(row.GetInt64(10)),
            AsOf = VersionRow.Day(row, 11)!.Value,
            Shown = row.GetString(12),
            Trace = row.GetString(13),
            Written = row.IsNull(14) ? null : new WrittenByModel(row.GetString(14), row.GetInt32(15), row.GetInt32(16)),
        };

    /// <summary>A line of a list.</summary>
    public static AnswerSummary Summary(RowReader row) =>
        new(
            new(row.GetInt64(9)),
            VersionRow.Instant(row, 0)!.Value,
            Place(row),
            row.GetString(4),
            row.GetString(5),
            row.GetStringOrNull(6),
            (AnswerStatus)row.GetInt32(7),
            row.GetDouble(8),
            new(row.GetInt32(10), row.GetInt32(11))
        );

    static ChatPlace Place(RowReader row) => new(row.GetString(1), row.GetString(2), row.GetStringOrNull(3));
}
