using System.Globalization;
using System.Reflection;

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

    /// <summary>Scripts behind those of the program, as a newer one will have them; for tests.</summary>
    public static AsyncLocal<IReadOnlyList<string>?> Newer { get; } = new();

    /// <summary>The schema version that this program writes.</summary>
    public static int Latest => Names.Length + (Newer.Value?.Count ?? 0);

    /// <summary>Which schema a database holds; 0 for an empty one.</summary>
    /// <exception cref="CorpusException">It belongs to another program or to a newer version of this one.</exception>
    public static int Check(SqliteSession session, string path)
    {
        var version = (int)Number(session, "PRAGMA user_version");
        var application = Number(session, "PRAGMA application_id");
        if (version > Latest && application == ApplicationId)
        {
            throw new CorpusException(
                $"{path} was written by a newer BriefBot (schema {version}; this one knows {Latest}). Update this BriefBot, or "
                    + "name another corpus file; nothing was changed."
            );
        }
        var empty = version == 0 && application == 0 && Number(session, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && application != ApplicationId)
        {
            throw new CorpusException($"{path} is a database of another program. Name another corpus file; this one was left as it is.");
        }
        return version;
    }

    /// <summary>Brings the schema up to <see cref="Latest"/>, all in one transaction.</summary>
    /// <exception cref="CorpusException">As <see cref="Check"/>.</exception>
    public static void Apply(SqliteSession session, string path) => Apply(session, path, Latest);

    /// <summary>Brings the schema up to a version, all in one transaction.</summary>
    /// <exception cref="CorpusException">As <see cref="Check"/>.</exception>
    public static void Apply(SqliteSession session, string path, int to)
    {
        if (Check(session, path) < to)
            session.WriteLocally(() => Rise(session, Check(session, path), to));
    }

    static int Rise(SqliteSession session, int from, int to)
    {
        for (var version = from; version < to; version++)
        {
            session.Execute(version < Names.Length ? Script(Names[version]) : Newer.Value![version - Names.Length]);
            if (version < Names.Length && Names[version].EndsWith(AddressesIn, StringComparison.Ordinal))
                AddressMigration.Run(session);
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
        }
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        return to;
    }

    static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    static long Number(SqliteSession session, string sql) => session.Prepare(sql).Number()!.Value;
}
