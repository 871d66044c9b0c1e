using SQLite;
using SQLitePCL;
using static SQLite.SQLite3.Result;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Turns SQLite's errors into what is wrong and what to do. The only place that knows their codes.</summary>
/// <remarks>Codes: https://www.sqlite.org/rescode.html.</remarks>
static class SqliteFailure
{
    /// <summary>True when another connection holds the lock that was asked for.</summary>
    public static bool IsBusy(SQLiteException failure) => failure.Result is Busy or Locked;

    /// <summary>True when the file or its folder does not let us write.</summary>
    public static bool IsAccess(SQLiteException failure) => failure.Result is Perm or ReadOnly or CannotOpen;

    /// <summary>True when a write failed for a reason that leaves everything readable, and that may pass: no room, no leave, a disk that
    /// refuses.</summary>
    public static bool IsNoRoomOrLeave(SQLiteException failure) => IsAccess(failure) || failure.Result is Full or IOError;

    /// <summary>True when a row refers to one that isn't there.</summary>
    public static bool IsReference(SQLiteException failure) =>
        failure is StatementException { ExtendedCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    /// <summary>True when what is in the file is no sound database.</summary>
    public static bool IsDamage(Exception? failure) => failure is SQLiteException { Result: Corrupt or NonDBFile };

    /// <summary>The exception to throw instead.</summary>
    public static CorpusException Explain(SQLiteException failure, string path) =>
        new(
            failure.Result switch
            {
                Busy or Locked =>
                    $"Another BriefBot is writing to {path} and doesn't come to an end. Stop it, or wait until it has finished, "
                        + "and run this again.",
                Perm or ReadOnly =>
                    $"{path} cannot be written to. Give this user write access to the file and its folder, or name another corpus file.",
                CannotOpen => $"{path} cannot be opened. Check that the folder exists and that this user may read and write in it, or name "
                    + "another corpus file.",
                Full => $"The disk that holds {path} is full. Nothing of the corpus is lost except the article in flight; free some "
                    + "space and run this again.",
                IOError => $"Reading or writing {path} failed ({failure.Message}). Check the disk, then run `briefbot doctor --verify` "
                    + "on the file.",
                Corrupt => $"{path} is damaged. Keep the file, put a backup in its place (or another file name) and check that with "
                    + "`briefbot doctor --verify`.",
                NonDBFile => $"{path} is not a corpus: it is no SQLite database. Name another file; this one was left as it is.",
                _ => $"The corpus {path} failed unexpectedly: {failure.Message}",
            },
            failure
        );
}
