using BriefBot.Corpus.Postgres;
using BriefBot.Tests.Corpus.Postgres.Servers;

namespace BriefBot.Tests.Corpus.Postgres;

/// <summary>The cluster that store tests share, each with a slice of its own: on the server that all tests share, made once.</summary>
static class SharedCluster
{
    // Of as many tests as there are, each takes one.
    const int Slices = 5_000;

    static readonly SemaphoreSlim Making = new(1);
    static PostgresCluster? made;
    static int given;

    /// <summary>A slice that no other test is given, also once its lease is over; null in another cluster, where any will do.</summary>
    public static int? OwnSlice(PostgresCluster cluster) => cluster == made ? Interlocked.Increment(ref given) - 1 : null;

    /// <summary>The cluster. Where PostgreSQL isn't installed, the test is skipped.</summary>
    public static async Task<PostgresCluster> GetAsync()
    {
        var server = await PostgresServer.SharedAsync();
        await Making.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (made is null)
            {
                // It goes with the server.
                var database = await server.CreateDatabaseAsync();
                made = await PostgresCluster.ConnectAsync(database.ConnectionString, Slices, TestContext.Current.CancellationToken);
            }
            return made;
        }
        finally
        {
            Making.Release();
        }
    }
}
