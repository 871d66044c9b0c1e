using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Composition;

/// <summary>Opens the database that the settings name.</summary>
static class Stores
{
    /// <summary>Opens it to write, made when it is missing.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static ValueTask<SqliteStores> OpenAsync(Settings settings, CancellationToken cancellation) =>
        OpenAsync(settings, TimeProvider.System, cancellation);

    /// <summary>The same, by a clock.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static async ValueTask<SqliteStores> OpenAsync(Settings settings, TimeProvider time, CancellationToken cancellation)
    {
        DataFolder.Create(settings);
        return await SqliteStores.OpenAsync(
            DataFolder.DatabasePath(settings),
            new() { Time = time, CopyBeforeUpgrade = settings.Store.BackupBeforeUpgrade },
            cancellation
        );
    }

    /// <summary>Opens it where its folder is there already.</summary>
    /// <exception cref="CorpusException">It cannot be used.</exception>
    public static ValueTask<SqliteStores> OpenExistingAsync(Settings settings, CancellationToken cancellation) =>
        SqliteStores.OpenAsync(
            DataFolder.DatabasePath(settings),
            new() { CopyBeforeUpgrade = settings.Store.BackupBeforeUpgrade },
            cancellation
        );
}
