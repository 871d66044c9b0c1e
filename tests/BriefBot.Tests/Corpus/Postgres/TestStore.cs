using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>The file of a test that is held by both kinds of stores: one that stands alone, or a replica of a real PostgreSQL.</summary>
public sealed class TestStore
{
    readonly string _path;
    readonly bool _isReplica;
    TestSlice? _slice;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="path">Of the file; it need not be there.</param>
    /// <param name="isReplica">Whether all that is written must stand in PostgreSQL first.</param>
    public TestStore(string path, bool isReplica) => (_path, _isReplica) = (path, isReplica);

    /// <summary>Opens the file, as often as is wanted.</summary>
    public async Task<SqliteStores> OpenAsync(SqliteCorpusOptions? options, CancellationToken cancellation)
    {
        if (!_isReplica)
            return await SqliteStores.OpenAsync(_path, options, cancellation);
        _slice ??= await TestSlice.TakeAsync(_path);
        return await _slice.OpenAsync(options);
    }

    /// <summary>Runs a statement that no store would, as damage.</summary>
    public void Execute(string sql)
    {
        if (_slice is null)
            RawDatabase.Execute(_path, sql);
        else
            _slice.Execute(sql);
    }

    /// <summary>At the end of a test: of a replica, PostgreSQL holds what the file holds, row by row.</summary>
    public async Task CompareAsync()
    {
        if (_slice is not null)
            await _slice.CompareAsync();
    }
}
