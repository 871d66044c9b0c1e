using BriefBot.Tests.Corpus.Postgres.Servers;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace BriefBot.Tests.Corpus.Postgres.Servers;

/// <summary>The server that all tests of a run share, from the first that asks for it to the end of the run.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    static readonly Lazy<Task<PostgresServer>> Server = new(() => PostgresServer.StartNewAsync());

    /// <summary>The server. Where PostgreSQL isn't installed, the test is skipped.</summary>
    internal static Task<PostgresServer> GetAsync()
    {
        PostgresPrograms.Need();
        return Server.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated && Server.Value.IsCompletedSuccessfully)
            await (await Server.Value).DisposeAsync();
    }
}
