using System.Text;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds passages in the full-text index.</summary>
static class PassageSearch
{
    // Without bm25(), which costs more than all else in a row: what ranks is the caller's business.
    const string MatchSql = "SELECT rowid FROM passage_word WHERE passage_word MATCH $query AND rowid BETWEEN $low AND $high";
    const string OlderMatchSql = "SELECT rowid FROM passage_index WHERE passage_index MATCH $query AND rowid BETWEEN $low AND $high";

    const string Filter = """
        CROSS JOIN passage p ON p.id = i.rowid CROSS JOIN article_version v ON v.id = p.article_version
        WHERE i.rowid BETWEEN $low AND $high
          AND ($source IS NULL OR v.source_key = $source OR v.host_key = $source OR substr(v.host_key,
            -length($source) - 1) = '.' || $source)
          AND ($topic IS NULL OR v.topic_key = $topic)
        """;

    const string FilteredMatchSql = $"SELECT i.rowid FROM passage_word i {Filter} AND passage_word MATCH $query";
    const string OlderFilteredMatchSql = $"SELECT i.rowid FROM passage_index i {Filter} AND passage_index MATCH $query";

    const string WithinSql = """
        SELECT p.id FROM passage p CROSS JOIN article_version v ON v.id = p.article_version
        WHERE p.id = $id
          AND ($source IS NULL OR v.source_key = $source OR v.host_key = $source OR substr(v.host_key,
            -length($source) - 1) = '.' || $source)
          AND ($topic IS NULL OR v.topic_key = $topic)
        """;

    const string CountSql = "SELECT count(*) FROM passage_word WHERE passage_word MATCH $query AND rowid BETWEEN $low AND $high";
    const string OlderCountSql = "SELECT count(*) FROM passage_index WHERE passage_index MATCH $query AND rowid BETWEEN $low AND $high";

    /// <summary>How many passages of a workspace hold a term; takes time by their number.</summary>
    public static long Count(SqliteSession session, WorkspaceId workspace, QueryTerm term)
    {
        var range = PassageRange.Of(workspace);
        var count = session.Prepare(CountSql).With(OfStems(term), range.Low, range.High).Number() ?? 0;
        if (OlderIndex.IsThere(session))
            count += session.Prepare(OlderCountSql).With(OfWords(term), range.Low, range.High).Number() ?? 0;
        return count;
    }

    /// <summary>Whether any passage of a workspace holds a term.</summary>
    public static bool Any(SqliteSession session, WorkspaceId workspace, QueryTerm term) => Some(session, workspace, term, 1).Count > 0;

    /// <summary>Some passages of a workspace that hold a term.</summary>
    public static List<PassageId> Some(SqliteSession session, WorkspaceId workspace, QueryTerm term, int most)
    {
        var found = new List<PassageId>();
        var range = PassageRange.Of(workspace);
        session
            .Prepare($"{MatchSql} LIMIT $most")
            .With(OfStems(term), range.Low, range.High, most)
            .Numbers(number => found.Add(new(number)));
        if (found.Count < most && OlderIndex.IsThere(session))
        {
            session
                .Prepare($"{OlderMatchSql} LIMIT $most")
                .With(OfWords(term), range.Low, range.High, most - found.Count)
                .Numbers(number => found.Add(new(number)));
        }
        return found;
    }

    /// <summary>All passages that match, in no order.</summary>
    public static List<PassageId> Match(SqliteSession session, SearchScope scope, IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf)
    {
        var found = new List<PassageId>();
        if (PassageRange.Of(scope) is not { } range || Expression(anyOf, static term => term.Stem) is not { } stems)
            return found;
        Match(session, scope, range, stems, (MatchSql, FilteredMatchSql), found);
        if (OlderIndex.IsThere(session))
            Match(session, scope, range, Expression(anyOf, static term => term.Word)!, (OlderMatchSql, OlderFilteredMatchSql), found);
        return found;
    }

    /// <summary>Those passages that are there and lie in a scope, each once and in their order.</summary>
    public static List<PassageId> Within(SqliteSession session, SearchScope scope, IReadOnlyList<PassageId> passages)
    {
        var found = new List<PassageId>();
        if (PassageRange.Of(scope) is not { } range)
            return found;
        var (source, topic) = (SearchKey.Of(scope.Source), SearchKey.Of(scope.Topic));
        foreach (var passage in passages.Distinct())
        {
            if (
                passage.Value >= range.Low
                && passage.Value <= range.High
                && session.Prepare(WithinSql).With(passage.Value, source, topic).Number() is not null
            )
                found.Add(passage);
        }
        return found;
    }

    static void Match(
        SqliteSession session,
        SearchScope scope,
        PassageRange range,
        string query,
        (string All, string Filtered) sql,
        List<PassageId> found
    )
    {
        var statement =
            scope.Source is null && scope.Topic is null
                ? session.Prepare(sql.All).With(query, range.Low, range.High)
                : session.Prepare(sql.Filtered).With(range.Low, range.High, SearchKey.Of(scope.Source), SearchKey.Of(scope.Topic), query);
        statement.Numbers(number => found.Add(new(number)));
    }

    static string? OfStems(QueryTerm term) =>
        Expression(
            [
                [term],
            ],
            static one => one.Stem
        );

    static string? OfWords(QueryTerm term) =>
        Expression(
            [
                [term],
            ],
            static one => one.Word
        );

    /// <summary>The index's query for "every term of at least one set"; null when there is no term.</summary>
    /// <remarks>Each term is a quoted string of FTS5's query language, so nothing in it is an operator.</remarks>
    static string? Expression(IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf, Func<QueryTerm, string> text)
    {
        var query = new StringBuilder();
        foreach (var terms in anyOf)
        {
            if (terms.Count == 0)
                continue;
            if (query.Length > 0)
                query.Append(" OR ");
            query.Append('(');
            for (var i = 0; i < terms.Count; i++)
            {
                if (i > 0)
                    query.Append(" AND ");
                query.Append('"').Append(text(terms[i]).Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ')).Append('"');
            }
            query.Append(')');
        }
        return query.Length == 0 ? null : query.ToString();
    }
}
