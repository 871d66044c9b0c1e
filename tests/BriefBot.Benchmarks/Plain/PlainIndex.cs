using BriefBot.Language;
using SQLite;

namespace BriefBot.Benchmarks.Plain;

/// <summary>A passage as the yardstick stores it.</summary>
[Table("passage")]
sealed class PlainPassage
{
    /// <summary>The article's id in the set.</summary>
    [Column("document")]
    public string Document { get; set; } = "";

    /// <summary>The article's title.</summary>
    [Column("title")]
    public string Title { get; set; } = "";

    /// <summary>What the passage says.</summary>
    [Column("text")]
    public string Text { get; set; } = "";
}

/// <summary>The yardstick: FTS5 used as its documentation shows, with nothing of ours around it.</summary>
sealed class PlainIndex : IDisposable
{
    readonly SQLiteConnection _connection;

    public PlainIndex(string path)
    {
        _connection = new SQLiteConnection(path);
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA cache_size = -65536");
        Execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5(title, text, document UNINDEXED, tokenize = 'porter unicode61 "
                + "remove_diacritics 2')"
        );
    }

    /// <summary>Inserts all in one transaction with one prepared statement.</summary>
    public void Insert(IEnumerable<PlainPassage> passages) => _connection.InsertAll(passages);

    /// <summary>The ten best passages for any of the question's content words, by bm25() with the title counted twice.</summary>
    public List<PlainPassage> Search(string question)
    {
        var words = Normalizer.Words(question).Where(word => !StopWords.IsStopWord(word)).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count == 0)
            return [];
        return _connection.Query<PlainPassage>(
            "SELECT document, title, text FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, 2.0, 1.0) LIMIT 10",
            string.Join(" OR ", words.Select(word => $"\"{word}\""))
        );
    }

    public void Dispose() => _connection.Dispose();

    void Execute(string sql) => _connection.ExecuteScalar<string>(sql);
}
