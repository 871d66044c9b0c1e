using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Corpus.Engines;
using BriefBot.Corpus.Sqlite;
using BriefBot.Discord.Tests.Support;
using BriefBot.Host;
using BriefBot.Retrieve;
using BriefBot.Tests.Corpus;

namespace BriefBot.Tests.Engines;

/// <summary>A corpus, a scripted engine, and what stands between them.</summary>
sealed class EngineDesk : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();

    EngineDesk(ScriptedEngine server) => Server = server;

    public ScriptedEngine Server { get; }

    public ManualTimeProvider Clock { get; } = new();

    public SqliteStores Stores { get; private set; } = null!;

    public WorkspaceId Home { get; private set; }

    public SearchEngine Engine { get; private set; } = null!;

    public EngineFeeder Feeder { get; private set; } = null!;

    public EngineCandidates Candidates { get; private set; } = null!;

    /// <summary>What the feeder noted.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Why searches failed.</summary>
    public List<EngineFailedException> Failures { get; } = [];

    public string File => _folder.File("briefbot.db");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<EngineDesk> OpenAsync(Func<EngineOptions, EngineOptions>? change = null)
    {
        var desk = new EngineDesk(await ScriptedEngine.StartAsync(Stop));
        await desk.OpenStoresAsync(change);
        return desk;
    }

    /// <summary>Closes the database and opens it again, with everything that works on it, as another process would.</summary>
    public async Task ReopenAsync(Func<Task>? between = null)
    {
        await CloseAsync();
        if (between is not null)
            await between();
        await OpenStoresAsync(null);
    }

    /// <summary>Stores an article and indexes it.</summary>
    public async Task<ArticleId> StoreAsync(
        string title,
        string body,
        string? day = "2024-05-01",
        WorkspaceId? workspace = null,
        string? name = null
    )
    {
        var stored = await Stores.Corpus.StoreAsync(workspace ?? Home, Drafts.Of(title, body, name ?? title, day), Stop);
        await Stores.Corpus.IndexAsync(Stop);
        return stored.Article;
    }

    /// <summary>Sends all there is.</summary>
    public async Task FeedAsync()
    {
        for (var batches = 0; await Feeder.FeedAsync(Stop); batches++)
            batches.ShouldBeLessThan(100);
    }

    /// <summary>Numbers of all passages.</summary>
    public async Task<List<string>> PassagesAsync()
    {
        var passages = new List<string>();
        await foreach (var article in Stores.Corpus.ListAsync(new SearchScope(Home), Stop))
        {
            var own = await Stores.Corpus.PassagesOfAsync(Home, [article.Id], Stop);
            passages.AddRange(own.Select(passage => passage.Id.Value.ToString()));
        }
        return passages;
    }

    /// <summary>Titles of the passages found for a question, best first.</summary>
    public async Task<List<string>> TitlesAsync(string question, bool withEngine = true, SearchScope? scope = null)
    {
        var retriever = new Retriever(Stores.Corpus, findsParts: true, engine: withEngine ? Candidates : null);
        var analysis = QuestionAnalyzer.Analyze(question, new DateOnly(2024, 6, 1));
        var retrieval = await retriever.SearchAsync(analysis, scope ?? new SearchScope(Home), null, Stop);
        return [.. retrieval.Passages.Select(passage => passage.Passage.Article.Title)];
    }

    public ValueTask<Reply> AnswerAsync(string question, DateOnly asOf, WorkspaceId workspace, bool withEngine) =>
        new Answerer(Stores.Corpus, new AnswerOptions(), Clock, engine: withEngine ? Candidates : null).AnswerAsync(
            new Question(question, new SearchScope(workspace), asOf),
            Stop
        );

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    async Task OpenStoresAsync(Func<EngineOptions, EngineOptions>? change)
    {
        Stores = await SqliteStores.OpenAsync(File, null, Stop);
        Home = await Stores.Corpus.WorkspaceAsync("home", Stop);
        Engine = new SearchEngine(change is null ? Server.Options : change(Server.Options), Clock);
        Feeder = new EngineFeeder(Engine, Stores.Engine, Notes.Add);
        Candidates = new EngineCandidates(Engine, Stores.Engine, Clock, Failures.Add);
    }

    async Task CloseAsync()
    {
        Engine.Dispose();
        await Stores.DisposeAsync();
    }
}
