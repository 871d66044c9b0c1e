using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>Turns SQLite's errors into what is wrong and what to do. The only place that knows their codes.</summary>
/// <remarks>Codes: https://www.sqlite.org/rescode.html.</remarks>
static class SqliteFailure
{
    const int Error = 1;
    const int Permission = 3;
    const int Busy = 5;
    const int Locked = 6;
    const int ReadOnly = 8;
    const int InputOutput = 10;
    const int Corrupt = 11;
    const int Full = 13;
    const int CannotOpen = 14;
    const int NotADatabase = 26;

    /// <summary>True when another connection holds the lock that was asked for.</summary>
    public static bool IsBusy(SqliteException failure) => failure.SqliteErrorCode is Busy or Locked;

    /// <summary>True when the file or its folder does not let us write.</summary>
    public static bool IsAccess(SqliteException failure) => failure.SqliteErrorCode is Permission or ReadOnly or CannotOpen;

    /// <summary>True when a write failed for a reason that leaves everything readable, and that may pass: no room, no leave, a disk that
    /// refuses.</summary>
    public static bool IsNoRoomOrLeave(SqliteException failure) => IsAccess(failure) || failure.SqliteErrorCode is Full or InputOutput;

    /// <summary>The exception to throw instead.</summary>
    public static CorpusException Explain(SqliteException failure, string path) =>
        new(
            failure.SqliteErrorCode switch
            {
                Busy or Locked =>
                    $"Another BriefBot is writing to {path} and doesn't come to an end. Stop it, or wait until it has finished, "
                        + "and run this again.",
                Permission or ReadOnly =>
                    $"{path} cannot be written to. Give this user write access to the file and its folder, or name another corpus file.",
                CannotOpen => $"{path} cannot be opened. Check that the folder exists and that this user may read and write in it, or name "
                    + "another corpus file.",
                Full => $"The disk that holds {path} is full. Nothing of the corpus is lost except the article in flight; free some "
                    + "space and run this again.",
                InputOutput => $"Reading or writing {path} failed ({failure.Message}). Check the disk, then run `briefbot doctor --verify` "
                    + "on the file.",
                Corrupt => $"{path} is damaged. Keep the file, put a backup in its place (or another file name) and check that with "
                    + "`briefbot doctor --verify`.",
                NotADatabase => $"{path} is not a corpus: it is no SQLite database. Name another file; this one was left as it is.",
                Error or _ => $"The corpus {path} failed unexpectedly: {failure.Message}",
            },
            failure
        );
}
