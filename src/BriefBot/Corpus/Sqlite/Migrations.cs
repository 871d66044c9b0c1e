using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>The numbered schema scripts, embedded in the assembly, and their application.</summary>
static class Migrations
{
    /// <summary>"BRBF": marks a file as a corpus, so that no other program's database is ever written to.</summary>
    public const int ApplicationId = 0x42524246;

    const string Prefix = "BriefBot.Corpus.Sqlite.migrations.";

    // What SQL can't work out is done behind the script that makes room for it.
    const string AddressesIn = "-corrections.sql";

    /// <summary>The scripts by number, 1 and up without a gap.</summary>
    static readonly string[] Names =
    [
        .. typeof(Migrations)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema version that this program writes.</summary>
    public static int Latest => Names.Length;

    /// <summary>Which schema a database holds; 0 for an empty one.</summary>
    /// <exception cref="CorpusException">It belongs to another program or to a newer version of this one.</exception>
    public static int Check(SqliteConnection connection, string path)
    {
        var version = (int)Number(connection, "PRAGMA user_version");
        var application = Number(connection, "PRAGMA application_id");
        if (version > Latest && application == ApplicationId)
        {
            throw new CorpusException(
                $"{path} was written by a newer BriefBot (schema {version}; this one knows {Latest}). Update this BriefBot, or "
                    + "name another corpus file; nothing was changed."
            );
        }
        var empty = version == 0 && application == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && application != ApplicationId)
        {
            throw new CorpusException($"{path} is a database of another program. Name another corpus file; this one was left as it is.");
        }
        return version;
    }

    /// <summary>Brings the schema up to <see cref="Latest"/>, all in one transaction.</summary>
    /// <exception cref="CorpusException">As <see cref="Check"/>.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        if (Check(connection, path) == Latest)
            return;
        using var session = connection.BeginTransaction(deferred: false);
        for (var version = Check(connection, path); version < Latest; version++)
        {
            Execute(connection, session, Script(Names[version]));
            if (Names[version].EndsWith(AddressesIn, StringComparison.Ordinal))
                AddressMigration.Run(connection, session);
            Execute(connection, session, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
        }
        Execute(connection, session, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        session.Commit();
    }

    static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

#pragma warning disable CA2100 // Scripts are embedded in this assembly; a pragma takes no parameters.
    static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
#pragma warning restore CA2100
}
