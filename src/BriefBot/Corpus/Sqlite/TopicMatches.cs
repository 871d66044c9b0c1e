using System.Text;
using System.Text.Json;
using BriefBot.Corpus.Digests;
using BriefBot.Language;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Finds the articles that belong to a topic, by the full-text index.</summary>
static class TopicMatches
{
    const string MatchSql = """
        SELECT DISTINCT v.article
        FROM passage_word i CROSS JOIN passage p ON p.id = i.rowid CROSS JOIN article_version v ON v.id = p.article_version
        WHERE passage_word MATCH $query AND i.rowid BETWEEN $low AND $high
          AND ($sources IS NULL OR EXISTS (SELECT 1 FROM json_each($sources) s
            WHERE v.source_key = s.value OR v.host_key = s.value OR substr(v.host_key, -length(s.value) - 1) = '.' || s.value))
        """;

    static readonly string OlderMatchSql = MatchSql.Replace("passage_word", "passage_index", StringComparison.Ordinal);

    /// <summary>The articles whose current version belongs to the topic.</summary>
    /// <param name="since">Earliest publication day; undated articles are kept.</param>
    public static HashSet<ArticleId> Find(SqliteSession session, WorkspaceId workspace, SavedTopic topic, DateOnly? since)
    {
        var found = new HashSet<ArticleId>();
        var sources =
            topic.Sources.Count == 0 ? null : JsonSerializer.Serialize(Keys(topic.Sources), StoredJson.Default.IReadOnlyListString);
        Match(session, workspace, topic.Include, sources, since, article => found.Add(article));
        if (found.Count > 0)
            Match(session, workspace, topic.Exclude, null, since, article => found.Remove(article));
        return found;
    }

    static void Match(
        SqliteSession session,
        WorkspaceId workspace,
        IReadOnlyList<string> terms,
        string? sources,
        DateOnly? since,
        Action<ArticleId> take
    )
    {
        var languages = WorkspaceLanguages.Of(session, workspace).Select(TextLanguage.Of).ToList();
        Match(session, MatchSql, Expression(terms, term => languages.Select(language => Normalizer.Stems(term, language))));
        if (OlderIndex.IsThere(session))
            Match(session, OlderMatchSql, Expression(terms, term => [Normalizer.IndexText(term)]));

        void Match(SqliteSession session, string sql, string? query)
        {
            if (query is null)
                return;
            foreach (var range in Ranges(workspace, since))
                session.Prepare(sql).With(query, range.Low, range.High, sources).Numbers(article => take(new(article)));
        }
    }

    static IEnumerable<PassageRange> Ranges(WorkspaceId workspace, DateOnly? since)
    {
        if (since is null)
        {
            yield return PassageRange.Of(workspace);
            yield break;
        }
        yield return new(PassageId.Compose(workspace, null, 0).Value, PassageId.Compose(workspace, null, PassageId.MaxSequence).Value);
        if (PassageRange.Of(new SearchScope(workspace) { Since = since }) is { } dated)
            yield return dated;
    }

    /// <summary>The index's query for "any of these phrases"; null when none holds a word.</summary>
    /// <remarks>Each phrase is a quoted string of FTS5's query language, so nothing in it is an operator.</remarks>
    static string? Expression(IReadOnlyList<string> terms, Func<string, IEnumerable<string>> phrases)
    {
        var query = new StringBuilder();
        foreach (var words in terms.SelectMany(phrases).Distinct(StringComparer.Ordinal))
        {
            if (words.Length == 0)
                continue;
            if (query.Length > 0)
                query.Append(" OR ");
            query.Append('"').Append(words).Append('"');
        }
        return query.Length == 0 ? null : query.ToString();
    }

    static List<string> Keys(IReadOnlyList<string> sources) => [.. sources.Select(SearchKey.Of).OfType<string>()];
}
