using System.Globalization;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>
/// The disk below the database. While it is watched, it remembers what it held when something was last surely written; after a power cut it
/// holds that, or all that was written, as it may be.
/// </summary>
sealed class SimulatedDisk(TemporaryFolder folder, SimulatedPlatform platform)
{
    readonly Lock _gate = new();
    int _generation;
    bool _isWatched;

    /// <summary>The database as it is now. After a power cut it is another file: who was at work on the one before may still have it
    /// open.</summary>
    public string Database => folder.File(string.Create(CultureInfo.InvariantCulture, $"corpus{_generation}.db"));

    string Safe => folder.File("safe.db");

    /// <summary>Remembers from now on; nobody may be writing.</summary>
    public void Watch()
    {
        lock (_gate)
        {
            _isWatched = true;
            Copy(Database, Safe);
        }
    }

    /// <summary>Ends that.</summary>
    public void Ignore()
    {
        lock (_gate)
            _isWatched = false;
    }

    /// <summary>Told by whoever has just written something that must not be lost, and lets nobody else write until this returns.</summary>
    public void OnDisk()
    {
        lock (_gate)
        {
            if (_isWatched && !platform.IsDark)
                Copy(Database, Safe);
        }
    }

    /// <summary>The power is back.</summary>
    /// <param name="isLost">Whether what was not surely written is gone.</param>
    public void Restore(bool isLost)
    {
        lock (_gate)
        {
            var before = Database;
            _generation++;
            Copy(isLost ? Safe : before, Database);
            _isWatched = false;
        }
    }

    static void Copy(string from, string to)
    {
        File.Copy(from, to, overwrite: true);
        if (File.Exists(from + "-wal"))
            File.Copy(from + "-wal", to + "-wal", overwrite: true);
        else
            File.Delete(to + "-wal");
    }
}
