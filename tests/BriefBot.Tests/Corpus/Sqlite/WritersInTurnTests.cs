using System.Diagnostics;
using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>Several who write one corpus at the same time, as an <c>ingest</c> beside a <c>serve</c>: they take turns, and none waits for
/// long.</summary>
public sealed class WritersInTurnTests : IDisposable
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    readonly TemporaryFolder folder = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    string Database => folder.File("corpus.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Whoever_writes_now_and_then_waits_no_longer_than_a_moment_for_one_that_never_pauses()
    {
        await using var busy = (await SqliteStores.OpenAsync(Database, null, Token)).Corpus;
        await using var stores = await SqliteStores.OpenAsync(Database, null, Token);
        var now = stores.Corpus;
        var home = await now.WorkspaceAsync("home", Token);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = StoreAsync(busy, home, "busy", 60, enough.Token);
        await now.UntilAsync(async () => (await now.StatisticsAsync(home, Token)).Articles > 0, Token);

        var waits = new List<TimeSpan>();
        // The other one needs some time for each article before it asks for a turn, on a busy machine more than several writes take.
        for (var n = 0; n < 60 || (n < 300 && (await now.StatisticsAsync(home, Token)).Articles <= 6); n++)
        {
            var watch = Stopwatch.StartNew();
            await stores.Settings.SetAsync(home, "turn", $"{n}", Token);
            waits.Add(watch.Elapsed);
        }
        await enough.CancelAsync();

        (await writing).ShouldBeGreaterThan(6);
        waits.Max().ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task Of_several_who_never_pause_each_gets_on()
    {
        const int Each = 40;
        const int AllAtMost = 40 * Each;
        var corpora = new List<SqliteCorpus>();
        for (var n = 0; n < 4; n++)
            corpora.Add((await SqliteStores.OpenAsync(Database, null, Token)).Corpus);
        var home = await corpora[0].WorkspaceAsync("home", Token);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);

        // One that the machine gives no time asks for no turn, so it isn't their shares that count.
        var stored = new int[corpora.Count];
        var writers = corpora
            .Select((corpus, n) => StoreAsync(corpus, home, $"writer {n}", 5, enough.Token, () => Interlocked.Increment(ref stored[n])))
            .ToList();
        await corpora[0].UntilAsync(() => Task.FromResult(stored.Min() >= Each || stored.Sum() >= AllAtMost), Token);
        var least = stored.Min();
        await enough.CancelAsync();
        await Task.WhenAll(writers);
        foreach (var corpus in corpora)
            await corpus.DisposeAsync();

        least.ShouldBeGreaterThanOrEqualTo(Each);
    }

    [Fact]
    public async Task An_ingest_beside_one_that_never_pauses_comes_to_its_end()
    {
        using var briefbot = new BriefBotProcess();
        Directory.CreateDirectory(Path.Combine(briefbot.Folder, "news"));
        for (var n = 0; n < 150; n++)
            briefbot.Write($"news/{n}.txt", $"Harbour report {n}\n\n{Drafts.Sentences(30, $"quay{n}")}");
        Directory.CreateDirectory(briefbot.Data);
        await using var busy = await SqliteStores.OpenAsync(Path.Combine(briefbot.Data, "briefbot.db"), null, Token);
        var home = await busy.Corpus.WorkspaceAsync("other", Token);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var writing = Task.Run(
            async () =>
            {
                var written = 0;
                for (; !enough.IsCancellationRequested; written++)
                    await busy.Settings.SetAsync(home, "turn", $"{written}", CancellationToken.None);
                return written;
            },
            Token
        );

        var ended = await briefbot.RunAsync("ingest", "news");
        await enough.CancelAsync();

        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain("150 added");
        (await writing).ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task Beside_a_long_ingest_an_answer_is_kept_within_a_moment()
    {
        const int Articles = 200;
        using var briefbot = new BriefBotProcess();
        await File.WriteAllLinesAsync(
            Path.Combine(briefbot.Folder, "wire.jsonl"),
            Enumerable
                .Range(0, Articles)
                .Select(n => $$"""{"title":"Harbour report {{n}}","body":"{{Drafts.Sentences(60, $"quay{n}")}}"}"""),
            Token
        );
        Directory.CreateDirectory(briefbot.Data);
        await using var stores = await SqliteStores.OpenAsync(Path.Combine(briefbot.Data, "briefbot.db"), null, Token);
        var corpus = stores.Corpus;
        var home = await corpus.WorkspaceAsync("other", Token);

        var ingesting = briefbot.RunAsync("ingest", "wire.jsonl");
        var waits = new List<TimeSpan>();
        while (!ingesting.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            await stores.Settings.SetAsync(home, "turn", $"{waits.Count}", Token);
            waits.Add(watch.Elapsed);
            await Task.Delay(20, Token);
        }

        var ended = await ingesting;
        ended.Code.ShouldBe(0, ended.Error);
        ended.Output.ShouldContain($"{Articles} added");
        waits.Order().ElementAt(waits.Count * 95 / 100).ShouldBeLessThan(Soon);
    }

    // Stores without a pause until it is told to stop; how many it stored.
    static Task<int> StoreAsync(
        SqliteCorpus corpus,
        WorkspaceId home,
        string name,
        int sentences,
        CancellationToken enough,
        Action? wrote = null
    ) =>
        Task.Run(
            async () =>
            {
                var stored = 0;
                for (; !enough.IsCancellationRequested; stored++)
                {
                    await corpus.StoreAsync(
                        home,
                        Drafts.Of($"{name} {stored}", Drafts.Sentences(sentences, $"{name.Replace(' ', 'x')}{stored}")),
                        CancellationToken.None
                    );
                    wrote?.Invoke();
                    // Whoever gets its turn at once would keep its thread, and the others would not even begin.
                    await Task.Yield();
                }
                return stored;
            },
            CancellationToken.None
        );
}

static class Waiting
{
    /// <summary>Looks again and again until something is so.</summary>
    public static async Task UntilAsync(this SqliteCorpus corpus, Func<Task<bool>> isSo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        while (!await isSo())
            await Task.Delay(20, cancellation);
    }
}
