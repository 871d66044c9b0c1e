using System.Security.Cryptography;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Checks a corpus: SQLite's own structure and the full-text index, references, and what they can't know: every text and original
/// against its hash, every passage against its body, the index against the passages, the form of what is kept about answers.
/// </summary>
sealed class SqliteVerifier(SqliteSession session)
{
    const string IntegritySql = "PRAGMA integrity_check(20)";
    const string ForeignKeySql = "PRAGMA foreign_key_check";
    const string VersionsSql = "SELECT id, article, version, title, body, text_hash FROM article_version ORDER BY id";
    const string PassagesSql = """SELECT start, "end" FROM passage WHERE article_version = $version ORDER BY ordinal""";
    const string OriginalsSql = "SELECT id, sha256, encoding, bytes FROM original";

    const string MissingVersionsSql = """
        SELECT a.id FROM article a LEFT JOIN article_version v ON v.article = a.id AND v.version = a.version WHERE v.id IS NULL
        """;

    const string UnindexedSql = """
        SELECT a.id FROM article a JOIN article_version v ON v.article = a.id AND v.version = a.version
        WHERE NOT EXISTS (SELECT 1 FROM passage p WHERE p.article_version = v.id) AND NOT EXISTS (SELECT 1 FROM pending
          WHERE article = a.id)
        """;

    const string OldPassagesSql = """
        SELECT DISTINCT a.id FROM passage p JOIN article_version v ON v.id = p.article_version JOIN article a ON a.id = v.article
        WHERE v.version <> a.version AND NOT EXISTS (SELECT 1 FROM pending WHERE article = a.id)
        """;

    const string UnindexedPassagesSql = """
        SELECT count(*) FROM passage WHERE id NOT IN (SELECT id FROM passage_word_docsize UNION ALL SELECT id FROM passage_index_docsize)
        """;
    const string StrayRowsSql = """
        SELECT count(*) FROM (SELECT id FROM passage_word_docsize UNION ALL SELECT id FROM passage_index_docsize)
        WHERE id NOT IN (SELECT id FROM passage)
        """;
    const string CountersSql = """
        SELECT (SELECT passages FROM index_state) = count(*) AND (SELECT coalesce(sum(passages), 0) FROM workspace) = count(*) FROM passage
        """;

    // On a file that is opened to be read only, SQLite's integrity check leaves out CHECK constraints.
    const string UnreadableAnswersSql = """
        SELECT id FROM answer WHERE NOT (json_valid(shown) AND json_valid(trace) AND asked_at GLOB '*+00:00' AND status IN (0, 1))
          ORDER BY id
        """;

    const string StorylessSql = """
        SELECT a.id FROM article a LEFT JOIN story_article m ON m.article = a.id LEFT JOIN story_reading r ON r.article = a.id
        WHERE (m.version IS NOT a.version OR r.article IS NULL) AND NOT EXISTS (SELECT 1 FROM story_pending WHERE article = a.id)
        """;

    const string LostStoriesSql = """
        SELECT s.id FROM story s WHERE (s.merged_into IS NULL) <> EXISTS (SELECT 1 FROM story_article WHERE story = s.id)
          OR EXISTS (SELECT 1 FROM story t WHERE t.id = s.merged_into AND (t.merged_into IS NOT NULL OR t.workspace <> s.workspace))
        """;

    const string ReprintChainsSql = "SELECT count(*) FROM reprint WHERE original IN (SELECT article FROM reprint)";

    const string StoryCountersSql = """
        SELECT (SELECT coalesce(sum(story_articles), 0) FROM workspace) = (SELECT count(*) FROM story_reading)
          AND (SELECT coalesce(sum(articles), 0) FROM story_stem) = (SELECT coalesce(sum(length(words)), 0) / 8 FROM story_reading)
          AND (SELECT count(*) FROM story_posting) = (SELECT coalesce(sum(length(signature)), 0) / 4 FROM story_reading)
        """;

    const string CitationsSql = """
        SELECT c.answer, c.start, c."end", c.sha256, v.body FROM answer_citation c
        LEFT JOIN article_version v ON v.article = c.article AND v.version = c.version ORDER BY c.answer
        """;

    const string UnreadableCorrectionsSql =
        "SELECT id FROM correction WHERE NOT (json_valid(changes) AND noticed_at GLOB '*+00:00') ORDER BY id";

    const string SpoiledSql = "SELECT count(*) FROM replica WHERE length(mark) <> 32";

    const string PendingSql = "SELECT count(*) FROM pending";

    readonly List<string> findings = [];
    long articles;
    long passages;

    /// <summary>Checks everything; takes about as long as reading the file.</summary>
    public VerificationReport Run(CancellationToken cancellation)
    {
        try
        {
            return session.Snapshot(() =>
            {
                CheckStructure();
                if (findings.Count == 0)
                    CheckContent(cancellation);
                return Report(session.Prepare(PendingSql).Number() ?? 0);
            });
        }
        catch (SQLiteException failure) when (!SqliteFailure.IsBusy(failure))
        {
            Find($"Reading stopped: {failure.Message}");
            return Report(0);
        }
    }

    VerificationReport Report(long pending) => new(articles, passages, pending, findings);

    void CheckStructure()
    {
        foreach (var line in Texts(IntegritySql))
        {
            if (line != "ok")
                Find($"SQLite's integrity check: {line}");
        }
        foreach (var table in Texts(ForeignKeySql))
            Find($"A row of {table} refers to one that is missing.");
    }

    void CheckContent(CancellationToken cancellation)
    {
        foreach (var article in Texts(MissingVersionsSql))
            Find($"Article {article} lacks its current version.");
        foreach (var article in Texts(UnindexedSql))
            Find($"Article {article} has no passages and is not waiting for them.");
        foreach (var article in Texts(OldPassagesSql))
            Find($"Article {article} is indexed under an old version.");
        Count(UnindexedPassagesSql, "passages are missing from the full-text index");
        Count(StrayRowsSql, "rows of the full-text index belong to no passage");
        if (session.Prepare(CountersSql).Number() != 1)
            Find("The counts of passages are off.");
        foreach (var article in Texts(StorylessSql))
            Find($"Article {article} is in no story and is not waiting for one.");
        foreach (var story in Texts(LostStoriesSql))
            Find($"Story {story} has neither articles nor one story that it went into, or both.");
        Count(ReprintChainsSql, "reprints are linked to what is itself a reprint");
        if (session.Prepare(StoryCountersSql).Number() != 1)
            Find("The counts that stories are told by are off.");
        foreach (var answer in Texts(UnreadableAnswersSql))
            Find($"Answer {answer} in the log is not as it was kept.");
        foreach (var correction in Texts(UnreadableCorrectionsSql))
            Find($"Correction {correction} is not as it was kept.");
        if (session.Prepare(SpoiledSql).Number() != 0)
            Find("This copy of a corpus in PostgreSQL was given up; its host makes it anew.");
        CheckCitations(cancellation);
        CheckVersions(cancellation);
        CheckOriginals(cancellation);
    }

    void CheckVersions(CancellationToken cancellation)
    {
        using var rows = session.Prepare(VersionsSql).Rows();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            articles++;
            var body = rows.GetString(4);
            var name = $"Article {rows.GetInt64(1)}, version {rows.GetInt64(2)}";
            if (!ArticleIdentity.HashOfText(rows.GetString(3), body).AsSpan().SequenceEqual(rows.GetBytes(5)))
                Find($"{name}: the text is not the one that was stored.");
            CheckPassages(rows.GetInt64(0), body, name);
        }
    }

    void CheckCitations(CancellationToken cancellation)
    {
        using var rows = session.Prepare(CitationsSql).Rows();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, end, body) = (rows.GetInt64(1), rows.GetInt64(2), rows.IsNull(4) ? "" : rows.GetString(4));
            var stands =
                end <= body.Length
                && Citation.Hash(body.AsSpan((int)start, (int)(end - start))) == Convert.ToHexStringLower(rows.GetBytes(3));
            if (!stands)
                Find($"Answer {rows.GetInt64(0)} cites what its article does not say at that place.");
        }
    }

    void CheckPassages(long version, string body, string name)
    {
        using var rows = session.Prepare(PassagesSql).With(version).Rows();
        while (rows.Read())
        {
            passages++;
            var (start, end) = (rows.GetInt64(0), rows.GetInt64(1));
            if (start < 0 || start >= end || end > body.Length)
                Find($"{name}: passage {start}–{end} lies outside the text.");
        }
    }

    void CheckOriginals(CancellationToken cancellation)
    {
        using var rows = session.Prepare(OriginalsSql).Rows();
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IsIntact(rows.GetInt32(2), rows.GetBytes(3), rows.GetBytes(1)))
                Find($"Original {rows.GetInt64(0)}: the bytes are not those that arrived.");
        }
    }

    static bool IsIntact(int encoding, byte[] stored, byte[] hash)
    {
        try
        {
            return SHA256.HashData(OriginalBytes.Unpack(encoding, stored)).AsSpan().SequenceEqual(hash);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            return false;
        }
    }

    void Count(string sql, string what)
    {
        if (session.Prepare(sql).Number() is > 0 and var count)
            Find($"{count} {what}.");
    }

    List<string> Texts(string sql)
    {
        var texts = new List<string>();
        using var rows = session.Prepare(sql).Rows();
        while (rows.Read())
            texts.Add(rows.GetString(0));
        return texts;
    }

    void Find(string finding)
    {
        if (findings.Count < VerificationReport.MostFindings)
            findings.Add(finding);
    }
}
