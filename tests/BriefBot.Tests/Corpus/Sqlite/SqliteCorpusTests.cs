using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>The contract, held by the SQLite store.</summary>
public sealed class SqliteCorpusTests : CorpusContract
{
    readonly TemporaryFolder folder = new();

    protected override async ValueTask<ICorpus> OpenAsync() => (await SqliteStores.OpenAsync(folder.File("corpus.db"), null, Token)).Corpus;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
