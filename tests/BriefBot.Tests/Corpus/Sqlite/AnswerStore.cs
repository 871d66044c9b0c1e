using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>A corpus file with two workspaces and a clock of its own, for tests of what is kept about answers.</summary>
public abstract class AnswerStore : IAsyncLifetime
{
    readonly TemporaryFolder folder = new();
    readonly SetClock clock = new();
    TestStore? store;

    TestStore Store => store ??= new(Database, IsReplica);

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    /// <summary>The open file.</summary>
    protected SqliteStores Stores { get; private set; } = null!;

    /// <summary>Its corpus.</summary>
    protected SqliteCorpus Corpus => Stores.Corpus;

    protected WorkspaceId Home { get; private set; }

    protected WorkspaceId Other { get; private set; }

    /// <summary>What the clock shows.</summary>
    protected DateTimeOffset Now
    {
        get => clock.Now;
        set => clock.Now = value;
    }

    /// <summary>Where the corpus is kept.</summary>
    protected string Database => folder.File("corpus.db");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A channel of a server.</summary>
    protected static ChatPlace Channel { get; } = new("discord", "200", "100");

    /// <summary>Path of another file beside it.</summary>
    protected string FileBeside(string name) => folder.File(name);

    public async ValueTask InitializeAsync()
    {
        await ReopenAsync();
        Home = await Corpus.WorkspaceAsync("discord:100", Token);
        Other = await Corpus.WorkspaceAsync("discord:101", Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        await Store.CompareAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the corpus, if it is open, and opens it again, as a restart does.</summary>
    protected async Task ReopenAsync()
    {
        if (Stores is not null)
            await Stores.DisposeAsync();
        Stores = await OpenAnotherAsync();
    }

    /// <summary>The same file, opened as another process would.</summary>
    protected async Task<SqliteStores> OpenAnotherAsync() => await Store.OpenAsync(new() { Time = clock }, Token);

    /// <summary>Changes the database behind the stores' back.</summary>
    protected void Execute(string sql) => Store.Execute(sql);

    /// <summary>Keeps an answer to this question.</summary>
    protected async Task<AnswerKey> AddAsync(string question, WorkspaceId? workspace = null, DateTimeOffset? asked = null) =>
        await Stores.Answers.AddAsync(Record(question, workspace ?? Home) with { AskedAt = asked ?? Now }, Token);

    /// <summary>An answer to keep.</summary>
    protected AnswerRecord Record(string question, WorkspaceId workspace) =>
        new(workspace, Channel, "300", question)
        {
            AskedAt = Now,
            AsOf = new(2020, 11, 24),
            Status = AnswerStatus.Answered,
            Confidence = 0.75,
            AnsweredBy = "extractive",
            Elapsed = TimeSpan.FromMilliseconds(42),
            Shown = """{"claims":[]}""",
            Trace = """{"steps":[]}""",
        };

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2020, 11, 24, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
