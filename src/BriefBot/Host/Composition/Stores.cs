using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>Opens the database that the settings name.</summary>
static class Stores
{
    /// <summary>Whether there is anything to open: a file, or a database that hosts share.</summary>
    public static bool IsThere(Settings settings) => StoreSettings.IsShared(settings) || File.Exists(DataFolder.DatabasePath(settings));

    /// <summary>Opens it to write, made when it is missing.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static ValueTask<SqliteStores> OpenAsync(Settings settings, CancellationToken cancellation) =>
        OpenAsync(settings, TimeProvider.System, cancellation);

    /// <summary>The same, by a clock.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static async ValueTask<SqliteStores> OpenAsync(Settings settings, TimeProvider time, CancellationToken cancellation)
    {
        DataFolder.Create(settings);
        var options = new SqliteCorpusOptions { Time = time, CopyBeforeUpgrade = settings.Store.BackupBeforeUpgrade };
        return StoreSettings.IsShared(settings)
            ? await ReplicaStores.OpenAsync(settings, options, cancellation)
            : await SqliteStores.OpenAsync(DataFolder.DatabasePath(settings), options, cancellation);
    }

    /// <summary>Opens it where its folder is there already; a copy of a common database to read only.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static ValueTask<SqliteStores> OpenExistingAsync(Settings settings, CancellationToken cancellation)
    {
        var options = new SqliteCorpusOptions { CopyBeforeUpgrade = settings.Store.BackupBeforeUpgrade };
        return StoreSettings.IsShared(settings)
            ? ReplicaStores.OpenToReadAsync(settings, options, cancellation)
            : SqliteStores.OpenAsync(DataFolder.DatabasePath(settings), options, cancellation);
    }
}
