using System.Text;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds passages in the full-text index.</summary>
static class PassageSearch
{
    // Without bm25(), which costs more than all else in a row: what ranks is the caller's business.
    const string MatchSql = """
        SELECT rowid FROM passage_index WHERE passage_index MATCH $query AND rowid BETWEEN $low AND $high
        """;

    const string FilteredMatchSql = """
        SELECT i.rowid
        FROM passage_index i CROSS JOIN passage p ON p.id = i.rowid CROSS JOIN article_version v ON v.id = p.article_version
        WHERE passage_index MATCH $query AND i.rowid BETWEEN $low AND $high
          AND ($source IS NULL OR v.source_key = $source OR v.host_key = $source OR substr(v.host_key,
            -length($source) - 1) = '.' || $source)
          AND ($topic IS NULL OR v.topic_key = $topic)
        """;

    const string CountSql = """
        SELECT count(*) FROM passage_index WHERE passage_index MATCH $query AND rowid BETWEEN $low AND $high
        """;

    const string FirstSql = $"{MatchSql} LIMIT 1";

    /// <summary>How many passages of a workspace hold a term; takes time by their number.</summary>
    public static long Count(SqliteSession session, WorkspaceId workspace, QueryTerm term) =>
        InWorkspace(session, CountSql, workspace, term) ?? 0;

    /// <summary>Whether any passage of a workspace holds a term.</summary>
    public static bool Any(SqliteSession session, WorkspaceId workspace, QueryTerm term) =>
        InWorkspace(session, FirstSql, workspace, term) is not null;

    /// <summary>Some passages of a workspace that hold a term.</summary>
    public static List<PassageId> Some(SqliteSession session, WorkspaceId workspace, QueryTerm term, int most)
    {
        var found = new List<PassageId>();
        var range = PassageRange.Of(workspace);
        session
            .Prepare($"{MatchSql} LIMIT $most")
            .With(
                Expression([
                    [term],
                ]),
                range.Low,
                range.High,
                most
            )
            .Numbers(number => found.Add(new(number)));
        return found;
    }

    /// <summary>All passages that match, in no order.</summary>
    public static List<PassageId> Match(SqliteSession session, SearchScope scope, IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf)
    {
        var found = new List<PassageId>();
        if (PassageRange.Of(scope) is not { } range || Expression(anyOf) is not { } query)
            return found;
        var statement =
            scope.Source is null && scope.Topic is null
                ? session.Prepare(MatchSql).With(query, range.Low, range.High)
                : session
                    .Prepare(FilteredMatchSql)
                    .With(query, range.Low, range.High, SearchKey.Of(scope.Source), SearchKey.Of(scope.Topic));
        statement.Numbers(number => found.Add(new(number)));
        return found;
    }

    static long? InWorkspace(SqliteSession session, string sql, WorkspaceId workspace, QueryTerm term)
    {
        var range = PassageRange.Of(workspace);
        return session
            .Prepare(sql)
            .With(
                Expression([
                    [term],
                ]),
                range.Low,
                range.High
            )
            .Number();
    }

    /// <summary>The index's query for "every term of at least one set"; null when there is no term.</summary>
    /// <remarks>Each term is a quoted string of FTS5's query language, so nothing in it is an operator.</remarks>
    static string? Expression(IReadOnlyList<IReadOnlyList<QueryTerm>> anyOf)
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
                query.Append('"').Append(terms[i].Word.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\0', ' ')).Append('"');
            }
            query.Append(')');
        }
        return query.Length == 0 ? null : query.ToString();
    }
}
