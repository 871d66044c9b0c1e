using SQLite;
using SQLitePCL;

namespace BriefBot.Corpus.Sqlite;

/// <summary>SQLite's error with its extended code, which sqlite-net's own exception lacks.</summary>
/// <param name="code">Extended or not; the lowest byte is <see cref="SQLiteException.Result"/>.</param>
/// <param name="message">What SQLite says.</param>
sealed class StatementException(int code, string message)
    : SQLiteException((SQLite3.Result)(code & 0xFF), $"SQLite error {code}: {message}")
{
    /// <summary>SQLite's extended result code, as of https://www.sqlite.org/rescode.html.</summary>
    public int ExtendedCode => code;

    /// <summary>Does nothing when a call succeeded.</summary>
    /// <param name="code">What the call returned.</param>
    /// <param name="database">Where it was made.</param>
    /// <exception cref="StatementException">It failed.</exception>
    public static void Check(int code, sqlite3 database)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw Of(code, database);
    }

    // The connection knows more than the code, unless it is about another call.
    static StatementException Of(int code, sqlite3 database) =>
        raw.sqlite3_errcode(database) == code
            ? new(raw.sqlite3_extended_errcode(database), raw.sqlite3_errmsg(database).utf8_to_string())
            : new(code, raw.sqlite3_errstr(code).utf8_to_string());
}
