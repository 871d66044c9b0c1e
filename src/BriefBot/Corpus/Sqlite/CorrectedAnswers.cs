using System.Threading.Channels;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Answers that cite sentences which were changed or taken back since, until their messages say so. What is due survives the process:
/// it is noted in the transaction that stores the change.
/// </summary>
public sealed class CorrectedAnswers
{
    /// <summary>Most answers that are read at a time.</summary>
    public const int MaxDue = 100;

    const string DueSql =
        "SELECT n.answer, a.workspace FROM answer_notice n JOIN answer a ON a.id = n.answer WHERE n.told < n.revision AND "
        + "n.answer > $after ORDER BY n.answer LIMIT $limit";
    const string RevisionSql = "SELECT revision FROM answer_notice WHERE answer = $answer";

    const string CorrectionsSql = """
        SELECT DISTINCT k.article, k.version, k.start, k."end", c.to_version, k.to_start, k.to_end, c.noticed_at, c.id
        FROM answer_correction k JOIN correction c ON c.id = k.correction WHERE k.answer = $answer ORDER BY c.id, k.article, k.start
        """;

    // A short answer that another sentence, too, bears out still holds.
    const string MayNotHoldSql = """
        SELECT 1 FROM answer_citation s LEFT JOIN answer_correction k
          ON k.answer = s.answer AND k.article = s.article AND k.version = s.version AND k.start = s.start AND k."end" = s."end"
            AND k.item = s.item
        WHERE s.answer = $answer AND s.item >= 0 GROUP BY s.item HAVING min(coalesce(k.lost, 0)) = 1 LIMIT 1
        """;

    const string ToldSql = "UPDATE answer_notice SET told = $revision WHERE answer = $answer AND told < $revision";

    readonly SessionPool sessions;
    readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    internal CorrectedAnswers(SessionPool sessions) => this.sessions = sessions;

    /// <summary>Answers whose messages don't say yet what was corrected, oldest first.</summary>
    /// <param name="after">Only those behind this one; null for all.</param>
    public async ValueTask<IReadOnlyList<(AnswerKey Answer, WorkspaceId Workspace)>> DueAsync(
        AnswerKey? after,
        CancellationToken cancellation
    ) =>
        await sessions.ReadAsync(
            session =>
            {
                var due = new List<(AnswerKey, WorkspaceId)>();
                using var rows = session.Prepare(DueSql).With(after?.Value ?? 0, MaxDue).Rows();
                while (rows.Read())
                    due.Add((new(rows.GetInt64(0)), new(rows.GetInt64(1))));
                return due;
            },
            cancellation
        );

    /// <summary>What the messages of an answer have to say; null when the answer is gone, or nothing of it was ever corrected.</summary>
    public ValueTask<CorrectedAnswer?> FindAsync(WorkspaceId workspace, AnswerKey answer, CancellationToken cancellation) =>
        sessions.ReadAsync(session => session.Snapshot(() => Find(session, workspace, answer)), cancellation);

    /// <summary>Notes that the messages say so, or that nothing can make them.</summary>
    /// <param name="revision">What they say; what came later is still due.</param>
    public async ValueTask ToldAsync(AnswerKey answer, int revision, CancellationToken cancellation) =>
        await sessions.WriteAsync(
            session => session.Write(() => session.Prepare(ToldSql).With(revision, answer.Value).Run()),
            cancellation
        );

    /// <summary>Ends when this process has noted something that is due, or after a time: other processes store articles, too.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var noted = signal.Reader.WaitToReadAsync(stop.Token).AsTask();
        await Task.WhenAny(noted, Task.Delay(longest, time, stop.Token));
        await stop.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        signal.Reader.TryRead(out _);
    }

    /// <summary>Wakes who waits.</summary>
    internal void Signal() => signal.Writer.TryWrite(true);

    static CorrectedAnswer? Find(SqliteSession session, WorkspaceId workspace, AnswerKey answer)
    {
        if (
            session.Prepare(RevisionSql).With(answer.Value).Number() is not { } revision
            || AnswerRow.Find(session, workspace, answer) is not { } record
        )
            return null;
        var mayNotHold = session.Prepare(MayNotHoldSql).With(answer.Value).Number() is not null;
        return new(
            answer,
            (int)revision,
            record,
            Corrections(session, workspace, answer),
            mayNotHold,
            PostedAnswers.Messages(session, answer)
        );
    }

    static List<AnswerCorrection> Corrections(SqliteSession session, WorkspaceId workspace, AnswerKey answer)
    {
        var corrections = new List<AnswerCorrection>();
        using var rows = session.Prepare(CorrectionsSql).With(answer.Value).Rows();
        while (rows.Read())
        {
            var article = new ArticleId(rows.GetInt64(0));
            var (cited, later) = (
                ArticleReader.Find(session, workspace, article, rows.GetInt32(1)),
                ArticleReader.Find(session, workspace, article, rows.GetInt32(4))
            );
            if (cited is null || later is null)
                continue;
            corrections.Add(
                new(
                    later,
                    cited.Body[rows.GetInt32(2)..rows.GetInt32(3)],
                    To(rows) is { } to ? later.Body[to.Start..to.End] : null,
                    VersionRow.Instant(rows, 7)!.Value
                )
            );
        }
        return corrections;
    }

    static TextSpan? To(RowReader row) => row.IsNull(5) ? null : new(row.GetInt32(5), row.GetInt32(6));
}
