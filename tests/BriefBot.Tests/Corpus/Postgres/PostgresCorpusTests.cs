using BriefBot.Corpus;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>The contract, held by replicas of a real PostgreSQL; behind each test the database holds what the file holds.</summary>
public sealed class PostgresCorpusTests : CorpusContract
{
    readonly TemporaryFolder folder = new();
    TestSlice? slice;

    protected override async ValueTask<ICorpus> OpenAsync()
    {
        slice ??= await TestSlice.TakeAsync(folder.File("corpus.db"));
        return (await slice.OpenAsync()).Corpus;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (slice is not null)
            await slice.CompareAsync();
        folder.Dispose();
    }
}
