using BriefBot.Corpus.Sqlite.Replication;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Copies a corpus while it is in use.</summary>
static class SqliteBackup
{
    /// <summary>Writes the state of this moment to a file, under another name until it is whole.</summary>
    /// <exception cref="CorpusException">The file exists already, or can't be written.</exception>
    public static void Write(SqliteSession session, string target, bool overwrite)
    {
        target = Path.GetFullPath(target);
        var unfinished = target + ".unfinished";
        try
        {
            if (!overwrite && File.Exists(target))
                throw new CorpusException($"{target} exists already. Name another file, or allow it to be overwritten.");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Delete(unfinished);
            Copy(session, unfinished);
            File.Move(unfinished, target, overwrite);
        }
        catch (SQLiteException failure)
        {
            Delete(unfinished);
            throw SqliteFailure.Explain(failure, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The backup {target} cannot be written: {failure.Message}", failure);
        }
    }

    // As one file without a log beside it, so that it can be moved and read anywhere.
    static void Copy(SqliteSession session, string unfinished)
    {
        session.Connection.Backup(unfinished);
        using var copy = new SqliteSession(new SQLiteConnection(unfinished));
        // One that stands alone, whatever it is a copy of.
        if (ReplicaRow.IsIn(copy))
            ReplicaRow.Forget(copy);
        copy.Execute("PRAGMA journal_mode = DELETE");
    }

    static void Delete(string unfinished)
    {
        File.Delete(unfinished);
        File.Delete(unfinished + "-journal");
        File.Delete(unfinished + "-wal");
        File.Delete(unfinished + "-shm");
    }
}
