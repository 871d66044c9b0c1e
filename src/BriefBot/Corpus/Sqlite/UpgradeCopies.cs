using System.Globalization;
using SQLite;

namespace BriefBot.Corpus.Sqlite;

/// <summary>
/// Copies of a database as it was before its schema was brought up to date, beside it and named by that schema:
/// <c>briefbot.schema-17.db</c>. The last two are kept.
/// </summary>
public sealed class UpgradeCopies
{
    const int Kept = 2;
    const long Spare = 16 << 20;
    const string Mark = ".schema-";
    const string Ending = ".db";

    readonly string path;

    internal UpgradeCopies(string path) => this.path = path;

    string Folder => Path.GetDirectoryName(path)!;

    string Beginning => Path.GetFileNameWithoutExtension(path) + Mark;

    /// <summary>The copies that are there, the latest schema first.</summary>
    public IReadOnlyList<string> All() =>
        [.. Directory.EnumerateFiles(Folder, Beginning + "*" + Ending).Where(file => Version(file) > 0).OrderByDescending(Version)];

    /// <summary>Deletes those that were made before an instant: what they hold may have been forgotten since.</summary>
    /// <exception cref="CorpusException">One can't be deleted.</exception>
    public void RemoveBefore(DateTimeOffset instant) => Remove(All().Where(copy => File.GetLastWriteTimeUtc(copy) < instant.UtcDateTime));

    /// <summary>Copies the database, as it is.</summary>
    /// <param name="session">A connection to it.</param>
    /// <param name="version">The schema that it has.</param>
    /// <param name="free">Bytes that the folder's disk has room for; null asks the system.</param>
    /// <exception cref="CorpusException">There is no room, or the copy can't be written; the message says what to do.</exception>
    internal void Make(SqliteSession session, int version, Func<string, long>? free)
    {
        CheckRoom((free ?? FreeBytes)(Folder));
        var copy = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Beginning}{version}{Ending}"));
        // Two processes may open the database in the same moment: each makes its own, and one that comes late copies what is new already.
        var own = string.Create(CultureInfo.InvariantCulture, $"{copy}.{Environment.ProcessId}-{Guid.NewGuid():N}");
        SqliteBackup.Write(session, own, overwrite: false);
        try
        {
            if (VersionIn(own) == version)
                File.Move(own, copy, overwrite: true);
            else
                File.Delete(own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The copy {copy} cannot be written: {failure.Message} {Otherwise}", failure);
        }
        Remove(All().Skip(Kept));
    }

    const string Otherwise = "To go on without a copy, set Store:BackupBeforeUpgrade=false.";

    void CheckRoom(long free)
    {
        var needed = Length(path) + Length(path + "-wal") + Spare;
        if (free < needed)
            throw new CorpusException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} was written by an older BriefBot and must be brought up to date. A copy is made first, and there is no "
                        + $"room for it: {needed >> 20:N0} MB are needed, {free >> 20:N0} MB are free. "
                        + $"Make room. {Otherwise} Nothing was changed."
                )
            );
    }

    static void Remove(IEnumerable<string> copies)
    {
        foreach (var copy in copies.ToList())
        {
            try
            {
                File.Delete(copy);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new CorpusException($"The old copy {copy} cannot be deleted: {failure.Message} Delete it yourself.", failure);
            }
        }
    }

    int Version(string file) =>
        int.TryParse(
            Path.GetFileName(file)[Beginning.Length..^Ending.Length],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : 0;

    static long VersionIn(string file)
    {
        using var session = new SqliteSession(new SQLiteConnection(file, SQLiteOpenFlags.ReadOnly));
        return session.Prepare("PRAGMA user_version").Number() ?? 0;
    }

    static long Length(string file) => new FileInfo(file) is { Exists: true, Length: var length } ? length : 0;

    static long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;
}
