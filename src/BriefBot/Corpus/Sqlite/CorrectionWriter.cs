using BriefBot.Corpus.Changes;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Keeps what changed in an article, and finds the answers whose citations it concerns. Every method expects to be inside a write
/// transaction.</summary>
sealed class CorrectionWriter(SqliteSession session)
{
    const string AddSql = """
        INSERT INTO correction (workspace, article, from_version, to_version, noticed_at, kind, notice, changes)
        SELECT workspace, id, $from, $to, $noticed, $kind, $notice, $changes FROM article WHERE id = $article RETURNING id
        """;

    const string CitationsSql = """
        SELECT answer, version, start, "end", item_start, item_end, item FROM answer_citation
        WHERE article = $article AND version < $version AND ($answer IS NULL OR answer = $answer) ORDER BY version, start, "end", answer
        """;

    const string LanguageSql = "SELECT language FROM article_version WHERE article = $article AND version = $version";

    const string BodySql = "SELECT body FROM article_version WHERE article = $article AND version = $version";

    const string TellSql = """
        INSERT INTO answer_correction (answer, article, version, start, "end", item, correction, to_start, to_end, lost)
        VALUES ($answer, $article, $version, $start, $end, $item, $correction, $to_start, $to_end, $lost)
        ON CONFLICT DO UPDATE SET correction = excluded.correction, to_start = excluded.to_start, to_end = excluded.to_end,
          lost = excluded.lost
        """;

    const string TakeBackSql = """
        DELETE FROM answer_correction WHERE answer = $answer AND article = $article AND version = $version AND start = $start
          AND "end" = $end AND item = $item
        """;

    const string DueSql = """
        INSERT INTO answer_notice (answer, revision) VALUES ($answer, 1) ON CONFLICT (answer) DO UPDATE SET revision = revision + 1
        """;

    const string LatestSql =
        "SELECT id FROM correction WHERE article = $article AND to_version > $version ORDER BY to_version DESC LIMIT 1";
    const string CurrentSql = "SELECT version FROM article WHERE id = $article";

    /// <summary>Keeps a change; true when answers have to be corrected for it.</summary>
    /// <param name="to">The version just stored; the one before it is its predecessor.</param>
    public bool Add(long article, int to, ArticleChange change, DateTimeOffset now)
    {
        var notice = change.Difference.Notice;
        var id = session
            .Prepare(AddSql)
            .With(to - 1, to, StoredText.Of(now), (int)change.Kind, notice, ChangesJson.Write(change), article)
            .Number()!
            .Value;
        return change.ConcernsAnswers && Check(article, to, id, answer: null);
    }

    /// <summary>Looks at an answer that is kept after an article it cites has changed already; true when it has to be corrected.</summary>
    public bool CheckLate(long article, int cited, AnswerKey answer)
    {
        if (session.Prepare(CurrentSql).With(article).Number() is not { } current || current <= cited)
            return false;
        return session.Prepare(LatestSql).With(article, cited).Number() is { } correction
            && Check(article, (int)current, correction, answer.Value);
    }

    bool Check(long article, int to, long correction, long? answer)
    {
        var citations = Citations(article, to, answer);
        if (citations.Count == 0)
            return false;
        var now = Body(article, to)!;
        var language = Language(article, to);
        var before = answer is null ? Body(article, to - 1) : null;
        var due = new HashSet<long>();
        foreach (var version in citations.GroupBy(citation => citation.Version))
        {
            if (Body(article, version.Key) is not { } cited)
                continue;
            var difference = ArticleDifference.Between(cited, now, language);
            var earlier = before is not null && version.Key != to - 1 ? ArticleDifference.Between(cited, before, language) : null;
            foreach (var place in version.GroupBy(citation => citation.Place))
            {
                var fate = difference.Of(place.Key);
                // Told already, or no business of the outlet's: only our own cleaning made the difference.
                if (earlier?.Of(place.Key) is { } was && IsSame(was, earlier, fate, difference))
                    continue;
                foreach (var citation in place)
                    if (Tell(article, citation, fate, difference, cited, correction))
                        due.Add(citation.Answer);
            }
        }
        foreach (var one in due)
            session.Prepare(DueSql).With(one).Run();
        return due.Count > 0;
    }

    static bool IsSame(CitedFate was, ArticleDifference earlier, CitedFate now, ArticleDifference difference) =>
        was.Stands && now.Stands || (was.Stands == now.Stands && Text(earlier, was.To) == Text(difference, now.To));

    static string? Text(ArticleDifference difference, TextSpan? span) => span is { } place ? difference.To(place) : null;

    bool Tell(long article, Citing citation, CitedFate fate, ArticleDifference difference, string cited, long correction)
    {
        var (answer, version, place, number, item) = citation;
        if (fate.Stands)
            return session.Prepare(TakeBackSql).With(answer, article, version, place.Start, place.End, number).Run() > 0;
        var isLost =
            item is { } said
            && !(fate.To is { } to && difference.To(to).Contains(cited[said.Start..said.End], StringComparison.OrdinalIgnoreCase));
        session
            .Prepare(TellSql)
            .With(answer, article, version, place.Start, place.End, number, correction, fate.To?.Start, fate.To?.End, isLost ? 1 : 0)
            .Run();
        return true;
    }

    List<Citing> Citations(long article, int version, long? answer)
    {
        var citations = new List<Citing>();
        using var rows = session.Prepare(CitationsSql).With(article, version, answer).Rows();
        while (rows.Read())
        {
            TextSpan? item = rows.IsNull(4) ? null : new(rows.GetInt32(4), rows.GetInt32(5));
            citations.Add(new(rows.GetInt64(0), rows.GetInt32(1), new(rows.GetInt32(2), rows.GetInt32(3)), rows.GetInt32(6), item));
        }
        return citations;
    }

    string? Body(long article, int version)
    {
        using var rows = session.Prepare(BodySql).With(article, version).Rows();
        return rows.Read() ? rows.GetString(0) : null;
    }

    string? Language(long article, int version)
    {
        using var rows = session.Prepare(LanguageSql).With(article, version).Rows();
        return rows.Read() ? rows.GetStringOrNull(0) : null;
    }

    readonly record struct Citing(long Answer, int Version, TextSpan Place, int Number, TextSpan? Item);
}
