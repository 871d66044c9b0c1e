namespace BriefBot.Corpus.Sqlite;

/// <summary>Keeps what answers cite. Every method expects to be inside a write transaction.</summary>
static class AnswerCitations
{
    // A citation of what this corpus doesn't hold can't change.
    const string AddSql = """
        INSERT OR IGNORE INTO answer_citation (answer, article, version, start, "end", sha256, item, item_start, item_end)
        SELECT $answer, a.id, v.version, $start, $end, $hash, $item, $item_start, $item_end
        FROM article a JOIN article_version v ON v.article = a.id AND v.version = $version WHERE a.id = $article
          AND a.workspace = $workspace
        """;

    /// <summary>Keeps the citations of an answer; true when something that it cites has changed meanwhile.</summary>
    public static bool Add(SqliteSession session, AnswerKey answer, AnswerRecord record)
    {
        foreach (var (citation, item, place) in record.Citations)
        {
            session
                .Prepare(AddSql)
                .With(
                    answer.Value,
                    citation.Start,
                    citation.End,
                    Convert.FromHexString(citation.Sha256),
                    item ?? -1,
                    item is null ? null : place?.Start,
                    item is null ? null : place?.End,
                    citation.Version,
                    citation.Article.Value,
                    record.Workspace.Value
                )
                .Run();
        }
        var writer = new CorrectionWriter(session);
        var isDue = false;
        foreach (
            var (article, version) in record.Citations.Select(cited => (cited.Citation.Article.Value, cited.Citation.Version)).Distinct()
        )
            isDue |= writer.CheckLate(article, version, answer);
        return isDue;
    }
}
