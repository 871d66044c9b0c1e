namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>The full-text index of a replica, made of the passages that it was sent.</summary>
static class PassageWords
{
    const string Table = "passage";
    const string AllSql = "SELECT id FROM passage ORDER BY id";
    const string AddRowSql = "INSERT INTO passage_word (rowid, title, text) VALUES ($id, $title, $text)";
    const string DropRowSql = "DELETE FROM passage_word WHERE rowid = $id";
    const string EmptySql = "INSERT INTO passage_word (passage_word) VALUES ('delete-all')";

    // An older index is in no copy.
    const string NoneOldSql = "DELETE FROM reindexing";

    /// <summary>Makes the whole index. Expects a write transaction.</summary>
    public static void MakeAll(SqliteSession session)
    {
        session.Prepare(EmptySql).Run();
        session.Prepare(NoneOldSql).Run();
        var ids = new List<long>();
        session.Prepare(AllSql).Numbers(ids.Add);
        Add(session, ids);
    }

    /// <summary>Follows changes that were made to passages. Expects a write transaction.</summary>
    public static void Follow(SqliteSession session, List<RowChange> changes)
    {
        var passages = changes.FindAll(row => row.Table == Table);
        foreach (var id in passages.Where(row => row.Kind != ChangeKind.Insert).Select(row => (long)row.Old[0]!).Order())
            session.Prepare(DropRowSql).With(id).Run();
        Add(session, [.. passages.Where(row => row.Kind != ChangeKind.Delete).Select(Id).Order()]);
    }

    static long Id(RowChange row) => (long)(row.Kind == ChangeKind.Insert ? row.New[0] : row.Old[0])!;

    static void Add(SqliteSession session, List<long> ids)
    {
        var texts = new PassageTexts(session);
        foreach (var id in ids)
        {
            var passage = texts.Of(id) ?? throw new CorpusException($"The passage {id} belongs to no article.");
            session.Prepare(AddRowSql).With(id, passage.Title, passage.Text).Run();
        }
    }
}
