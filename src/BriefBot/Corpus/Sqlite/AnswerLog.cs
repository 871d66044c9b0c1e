using System.Runtime.CompilerServices;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Answers that were given, each within its workspace, until they are forgotten or too old.</summary>
public sealed class AnswerLog
{
    /// <summary>Most lines of a list.</summary>
    public const int MaxRecent = 200;

    /// <summary>Answers removed in one transaction, so that a purge never holds up another writer for long.</summary>
    internal const int PurgeBatch = 100;

    const string AddSql = """
        INSERT INTO answer (workspace, asked_at, platform, guild, channel, person, status, confidence, answered_by, elapsed_ms, as_of,
          question, understood, shown, trace, prompt, sentences, passed, words_of)
        VALUES ($workspace, $asked, $platform, $guild, $channel, $person, $status, $confidence, $by, $elapsed, $as_of,
          $question, $understood, $shown, $trace, $prompt, $sentences, $passed, $words_of) RETURNING id
        """;

    const string RecentSql = """
        SELECT id, asked_at, platform, channel, guild, person, question, understood, status, confidence,
          (SELECT count(*) FROM answer_feedback WHERE answer = a.id AND value = 1) AS up,
          (SELECT count(*) FROM answer_feedback WHERE answer = a.id AND value = -1) AS down
        FROM answer a WHERE workspace = $workspace ORDER BY id DESC LIMIT $limit
        """;

    const string CitingSql = """
        SELECT id, asked_at, platform, channel, guild, person, question, understood, status, confidence, 0 AS up, 0 AS down
        FROM answer WHERE id IN (SELECT answer FROM answer_citation WHERE article = $article) AND workspace = $workspace
          AND platform = $platform ORDER BY id DESC LIMIT $limit
        """;

    const string ForgetSql = "DELETE FROM answer WHERE id = $answer AND workspace = $workspace";

    const string PurgeSql = """
        DELETE FROM answer WHERE id IN (SELECT id FROM answer WHERE asked_at < $before AND ($platform IS NULL OR platform = $platform)
          ORDER BY asked_at LIMIT $limit)
        """;

    readonly SessionPool sessions;

    readonly CorrectedAnswers corrected;

    internal AnswerLog(SessionPool sessions, CorrectedAnswers corrected) => (this.sessions, this.corrected) = (sessions, corrected);

    /// <summary>Keeps an answer.</summary>
    /// <exception cref="ArgumentException">Something in it is larger than it may be, or no JSON; the message says what.</exception>
    /// <exception cref="CorpusException">It can't be written.</exception>
    public async ValueTask<AnswerKey> AddAsync(AnswerRecord answer, CancellationToken cancellation)
    {
        var values = Values(answer);
        var (key, isDue) = await sessions.WriteAsync(
            session =>
                session.WritePersonal(() =>
                {
                    var added = new AnswerKey(session.Prepare(AddSql).With(values).Number()!.Value);
                    return (added, AnswerCitations.Add(session, added, answer));
                }),
            cancellation
        );
        if (isDue)
            corrected.Signal();
        return key;
    }

    /// <summary>An answer of this workspace; null when it has none by this key.</summary>
    public ValueTask<AnswerRecord?> FindAsync(WorkspaceId workspace, AnswerKey answer, CancellationToken cancellation) =>
        sessions.ReadAsync(session => AnswerRow.Find(session, workspace, answer), cancellation);

    /// <summary>The answers of a workspace that were kept last, newest first.</summary>
    /// <param name="limit">1 to <see cref="MaxRecent"/>.</param>
    public async ValueTask<IReadOnlyList<AnswerSummary>> RecentAsync(WorkspaceId workspace, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxRecent);
        return await sessions.ReadAsync(
            session => session.Query<AnswerRow>(RecentSql, workspace.Value, limit).ConvertAll(row => row.Summary()),
            cancellation
        );
    }

    /// <summary>All answers of a workspace, oldest first, read a few at a time.</summary>
    public async IAsyncEnumerable<KeptAnswer> AllAsync(WorkspaceId workspace, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const int atOnce = 20;
        var after = new AnswerKey(0);
        while (await sessions.ReadAsync(session => AnswerRow.After(session, workspace, after, atOnce), cancellation) is { Count: > 0 } some)
        {
            foreach (var one in some)
                yield return one;
            after = some[^1].Key;
        }
    }

    /// <summary>The answers of a platform that cite an article of the workspace, newest first; without how they were found.</summary>
    /// <param name="platform">Name of the platform.</param>
    /// <param name="limit">1 to <see cref="MaxRecent"/>.</param>
    public async ValueTask<IReadOnlyList<AnswerSummary>> CitingAsync(
        WorkspaceId workspace,
        ArticleId article,
        string platform,
        int limit,
        CancellationToken cancellation
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxRecent);
        return await sessions.ReadAsync(
            session =>
                session.Query<AnswerRow>(CitingSql, article.Value, workspace.Value, platform, limit).ConvertAll(row => row.Summary()),
            cancellation
        );
    }

    /// <summary>
    /// Removes an answer with all that hangs on it: feedback, links to messages, conversations that it was the last answer of. What it
    /// took in the file is overwritten. False when the workspace has none by this key.
    /// </summary>
    public ValueTask<bool> ForgetAsync(WorkspaceId workspace, AnswerKey answer, CancellationToken cancellation) =>
        sessions.WriteAsync(
            session =>
            {
                var forgotten = session.Forget(() => session.Prepare(ForgetSql).With(answer.Value, workspace.Value).Run()) > 0;
                if (forgotten)
                    session.EmptyLog();
                return forgotten;
            },
            cancellation
        );

    /// <summary>Removes, as <see cref="ForgetAsync"/> does, all answers that were asked for before this instant, of every
    /// workspace.</summary>
    /// <returns>How many there were.</returns>
    public ValueTask<long> PurgeBeforeAsync(DateTimeOffset before, CancellationToken cancellation) =>
        PurgeBeforeAsync(before, null, cancellation);

    /// <summary>Removes those that were asked for on a platform before this instant.</summary>
    /// <param name="before">The instant.</param>
    /// <param name="platform">Name of the platform; null for all.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How many there were.</returns>
    public async ValueTask<long> PurgeBeforeAsync(DateTimeOffset before, string? platform, CancellationToken cancellation)
    {
        var limit = StoredText.Of(before);
        return await sessions.PurgeAsync(
            session => session.Prepare(PurgeSql).With(limit, platform, PurgeBatch).Run(),
            PurgeBatch,
            cancellation
        );
    }

    static object?[] Values(AnswerRecord answer)
    {
        if (answer.Confidence is not (>= 0 and <= 1))
            throw new ArgumentException("A confidence lies between 0 and 1.", nameof(answer));
        if (answer.Elapsed < TimeSpan.Zero)
            throw new ArgumentException("Answering can't take less than no time.", nameof(answer));
        return
        [
            answer.Workspace.Value,
            StoredText.Of(answer.AskedAt),
            StoredText.Id(answer.Place.Platform, "The platform's name"),
            answer.Place.Guild is { } guild ? StoredText.Id(guild, "The server's id") : null,
            StoredText.Id(answer.Place.Channel, "The channel's id"),
            StoredText.Id(answer.Person, "The person's id"),
            (int)answer.Status,
            answer.Confidence,
            StoredText.NotEmpty(answer.AnsweredBy, 200, "The name of what answered"),
            (long)answer.Elapsed.TotalMilliseconds,
            StoredText.Of(answer.AsOf),
            StoredText.Text(answer.Question, AnswerRecord.MaxQuestion, "The question"),
            answer.Understood is { } text ? StoredText.Text(text, AnswerRecord.MaxQuestion, "The question as understood") : null,
            StoredText.Json(answer.Shown, "What was shown"),
            StoredText.Json(answer.Trace, "The trace"),
            answer.Written is { } written ? StoredText.NotEmpty(written.Prompt, 64, "The prompt's hash") : null,
            answer.Written is { } some ? (long)some.Sentences : null,
            answer.Written is { } good ? (long)good.Passed : null,
            answer.WordsOf is { } author ? StoredText.Id(author, "The author's id") : null,
        ];
    }
}
