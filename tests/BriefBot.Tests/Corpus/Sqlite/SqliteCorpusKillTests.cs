using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>
/// A process that stores articles is killed at random points (SIGKILL: no handler runs). The process is this test assembly itself,
/// started with <see cref="Variable"/> set.
/// </summary>
public sealed class SqliteCorpusKillTests : IDisposable
{
    const string Variable = "BRIEFBOT_TESTS_STORE_INTO";
    const int Rounds = 6;

    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_kill_at_any_moment_loses_at_most_the_article_in_flight()
    {
        var database = folder.File("corpus.db");
        var random = new Random(2020);
        var acknowledged = 0L;

        for (var round = 0; round < Rounds; round++)
        {
            acknowledged = await StoreUntilKilledAsync(database, acknowledged, random.Next(1, 120));

            await using var corpus = (await SqliteStores.OpenAsync(database, null, Token)).Corpus;
            var articles = (await corpus.StatisticsAsync(await corpus.WorkspaceAsync("home", Token), Token)).Articles;
            var report = await SqliteStores.VerifyAsync(database, Token);
            report.Findings.ShouldBeEmpty();
            report.Pending.ShouldBe(0);
            articles.ShouldBeGreaterThanOrEqualTo(acknowledged);
            acknowledged = articles;
        }
    }

    // The number of the last article that the process said it had stored before it was killed.
    static async Task<long> StoreUntilKilledAsync(string database, long first, int articles)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(SqliteCorpusKillTests).Assembly.Location);
        start.Environment[Variable] = database;
        start.Environment[Variable + "_FROM"] = first.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        try
        {
            var last = first;
            for (var n = 0; n < articles; n++)
            {
                last = long.Parse((await process.StandardOutput.ReadLineAsync(Token)).ShouldNotBeNull(), CultureInfo.InvariantCulture);
            }
            return last;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [ModuleInitializer]
    internal static void StoreWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } database)
            return;
        StoreAsync(database, int.Parse(Environment.GetEnvironmentVariable(Variable + "_FROM")!, CultureInfo.InvariantCulture))
            .GetAwaiter()
            .GetResult();
        Environment.Exit(0);
    }

    // Ends by itself should nobody kill it.
    static async Task StoreAsync(string database, int from)
    {
        await using var corpus = (await SqliteStores.OpenAsync(database, null, CancellationToken.None)).Corpus;
        var home = await corpus.WorkspaceAsync("home", CancellationToken.None);
        for (var n = from; n < from + 2000; n++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{n}.txt");
            await corpus.StoreAsync(home, Drafts.Of($"Title {n}", Drafts.Sentences(20 + (n % 60)), name), CancellationToken.None);
            await Console.Out.WriteLineAsync((n + 1).ToString(CultureInfo.InvariantCulture));
            if (n % 7 == 0)
                await corpus.IndexAsync(CancellationToken.None);
        }
    }
}
