using BriefBot.Language;
using Microsoft.Data.Sqlite;

namespace BriefBot.Benchmarks.Plain;

/// <summary>A passage as the yardstick stores it.</summary>
/// <param name="Document">The article's id in the set.</param>
sealed record PlainPassage(string Document, string Title, string Text);

/// <summary>The yardstick: FTS5 used as its documentation shows, with nothing of ours around it.</summary>
sealed class PlainIndex : IDisposable
{
    readonly SqliteConnection _connection;

    public PlainIndex(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA cache_size = -65536");
        Execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5(title, text, document UNINDEXED, tokenize = 'porter unicode61 "
                + "remove_diacritics 2')"
        );
    }

    /// <summary>Inserts all in one transaction with one prepared statement.</summary>
    public void Insert(IEnumerable<PlainPassage> passages)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO passage(title, text, document) VALUES ($title, $text, $document)";
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        var document = insert.Parameters.Add("$document", SqliteType.Text);
        insert.Prepare();
        foreach (var passage in passages)
        {
            (title.Value, text.Value, document.Value) = (passage.Title, passage.Text, passage.Document);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The ten best passages for any of the question's content words, by bm25() with the title counted twice.</summary>
    public List<PlainPassage> Search(string question)
    {
        var words = Normalizer.Words(question).Where(word => !StopWords.IsStopWord(word)).Distinct(StringComparer.Ordinal).ToList();
        var found = new List<PlainPassage>(10);
        if (words.Count == 0)
            return found;
        using var select = _connection.CreateCommand();
        select.CommandText =
            "SELECT document, title, text FROM passage WHERE passage MATCH $words ORDER BY bm25(passage, 2.0, 1.0) LIMIT 10";
        select.Parameters.AddWithValue("$words", string.Join(" OR ", words.Select(word => $"\"{word}\"")));
        using var rows = select.ExecuteReader();
        while (rows.Read())
            found.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return found;
    }

    public void Dispose() => _connection.Dispose();

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
