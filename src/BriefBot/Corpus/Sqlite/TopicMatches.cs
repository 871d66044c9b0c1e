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
        FROM passage_index i CROSS JOIN passage p ON p.id = i.rowid CROSS JOIN article_version v ON v.id = p.article_version
        WHERE passage_index MATCH $query AND i.rowid BETWEEN $low AND $high
          AND ($sources IS NULL OR EXISTS (SELECT 1 FROM json_each($sources) s
            WHERE v.source_key = s.value OR v.host_key = s.value OR substr(v.host_key, -length(s.value) - 1) = '.' || s.value))
        """;

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
        if (Expression(terms) is not { } query)
            return;
        foreach (var range in Ranges(workspace, since))
            session.Prepare(MatchSql).With(query, range.Low, range.High, sources).Numbers(article => take(new(article)));
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
    /// <remarks>Each phrase is a quoted string of FTS5's query language, so nothing in it is an operator; the index stems its
    /// words.</remarks>
    static string? Expression(IReadOnlyList<string> terms)
    {
        var query = new StringBuilder();
        foreach (var term in terms)
        {
            var words = Normalizer.IndexText(term);
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
