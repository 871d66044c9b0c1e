using BriefBot.Corpus.Sqlite;
using SQLite;

namespace BriefBot.Tests;

/// <summary>A database file behind the program's back: to look into it, to damage it, to hold its lock.</summary>
static class RawDatabase
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Opens a file, made when it is missing.</summary>
    public static SqliteSession Open(string file) => new(new SQLiteConnection(file) { BusyTimeout = Patience });

    /// <summary>Runs statements.</summary>
    public static void Execute(string file, string sql)
    {
        using var session = Open(file);
        session.Execute(sql);
    }

    /// <summary>A number that the database holds.</summary>
    public static long Number(string file, string sql)
    {
        using var session = Open(file);
        return session.Prepare(sql).Number()!.Value;
    }
}
