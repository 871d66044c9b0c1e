using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Postgres;

namespace BriefBot.Tests.Corpus.Sqlite;

public class TopicStoreTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    TestStore _store = null!;
    SqliteStores _stores = null!;
    SqliteCorpus _corpus = null!;
    WorkspaceId _home;

    /// <summary>Whether all that is written must stand in PostgreSQL first.</summary>
    protected virtual bool IsReplica => false;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new(_folder.File("corpus.db"), IsReplica);
        _stores = await _store.OpenAsync(null, Token);
        _corpus = _stores.Corpus;
        _home = await _corpus.WorkspaceAsync("home", Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _corpus.DisposeAsync();
        await _store.CompareAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_topic_is_found_by_its_name_whatever_the_case_and_only_in_its_workspace()
    {
        var topic = new SavedTopic("Ferries")
        {
            Include = ["ferry", "harbour pilot"],
            Exclude = ["fairy"],
            Sources = ["Gazette"],
        };
        (await _stores.Topics.AddAsync(_home, topic, Token)).ShouldBe(TopicChange.Done);

        (await _stores.Topics.FindAsync(_home, " ferries ", Token))!.Include.ShouldBe(topic.Include);
        (await _stores.Topics.AddAsync(_home, topic with { Name = "FERRIES" }, Token)).ShouldBe(TopicChange.Taken);
        (await _stores.Topics.FindAsync(await _corpus.WorkspaceAsync("other", Token), "Ferries", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_topic_can_be_renamed_but_not_to_what_another_is_called()
    {
        await _stores.Topics.AddAsync(_home, new SavedTopic("a") { Include = ["x"] }, Token);
        await _stores.Topics.AddAsync(_home, new SavedTopic("b") { Include = ["y"] }, Token);

        (await _stores.Topics.EditAsync(_home, "a", new SavedTopic("B") { Include = ["x"] }, Token)).ShouldBe(TopicChange.Taken);
        (await _stores.Topics.EditAsync(_home, "a", new SavedTopic("c") { Include = ["z"] }, Token)).ShouldBe(TopicChange.Done);
        (await _stores.Topics.EditAsync(_home, "a", new SavedTopic("d") { Include = ["z"] }, Token)).ShouldBe(TopicChange.Missing);

        (await _stores.Topics.ListAsync(_home, Token)).Select(topic => (topic.Name, topic.Include[0])).ShouldBe([("b", "y"), ("c", "z")]);
    }

    [Fact]
    public async Task A_topic_that_a_schedule_posts_stays()
    {
        await _stores.Topics.AddAsync(_home, new SavedTopic("a") { Include = ["x"] }, Token);
        var now = DateTimeOffset.UnixEpoch;
        var schedule = await _stores.Schedules.AddAsync(
            new(_home, "A", new ChatPlace("p", "c"), new(8, 0), Weekdays.All, "Etc/UTC"),
            now,
            now,
            Token
        );

        (await _stores.Topics.RemoveAsync(_home, "a", Token)).ShouldBe(TopicChange.InUse);
        await _stores.Schedules.RemoveAsync(_home, schedule!.Value, Token);
        (await _stores.Topics.RemoveAsync(_home, "a", Token)).ShouldBe(TopicChange.Done);
        (await _stores.Topics.RemoveAsync(_home, "a", Token)).ShouldBe(TopicChange.Missing);
    }

    [Theory]
    [InlineData("", "ferry")]
    [InlineData("name", "")]
    [InlineData("name", "…")]
    public async Task What_says_nothing_is_refused(string name, string term) =>
        await Should.ThrowAsync<ArgumentException>(async () =>
            await _stores.Topics.AddAsync(_home, new SavedTopic(name) { Include = [term] }, Token)
        );

    [Fact]
    public async Task Articles_belong_to_a_topic_by_phrase_exclusion_and_source()
    {
        var ferry = await StoreAsync("The harbour pilots guided the ferry through the fog.", "Harbour Gazette");
        var other = await StoreAsync("Ferries stay in port, the harbour pilot said.", "Meridian Wire");
        await StoreAsync("The pilot of the harbour museum's plane retired.", "Harbour Gazette");
        await StoreAsync("A harbour pilot collects model ferries as a hobby.", "Harbour Gazette");
        await _corpus.IndexAsync(Token);

        (await FindAsync(new SavedTopic("t") { Include = ["Harbour Pilot"], Exclude = ["hobby"] })).ShouldBe(
            [ferry, other],
            ignoreOrder: true
        );
        (
            await FindAsync(
                new SavedTopic("t")
                {
                    Include = ["harbour pilot"],
                    Exclude = ["hobby"],
                    Sources = ["meridian wire"],
                }
            )
        ).ShouldBe([other]);
        (await FindAsync(new SavedTopic("t") { Include = ["zeppelin\" OR \"ferry"] })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_briefing_takes_a_saved_topic_by_its_name_and_only_its_articles()
    {
        await StoreAsync(
            "The harbour pilots of Eldon went on strike on Monday. The harbour pilots demand more pay, their union said.",
            "Harbour Gazette"
        );
        await StoreAsync("The harbour pilots of Corwick play football against the firemen on Sunday, their trainer said.", "Sunday Sport");
        await _corpus.IndexAsync(Token);
        await _stores.Topics.AddAsync(
            _home,
            new SavedTopic("Strikes at sea") { Include = ["ferrymen", "harbour pilots"], Exclude = ["football"] },
            Token
        );
        var library = new BriefBot.Deliver.Library(
            _corpus,
            _stores.Topics,
            _stores.Stories,
            _home,
            new(_corpus, new(), TimeProvider.System),
            isSamples: false
        );

        var reply = await library.BriefAsync(new("strikes at sea", new(_home), new(2026, 3, 2)), Token);

        reply.Question.Text.ShouldBe("strikes at sea");
        reply.Understood.ShouldBe("harbour pilots");
        reply.Sources.ShouldNotBeEmpty();
        reply.Sources.ShouldAllBe(source => source.Article.Source == "Harbour Gazette");
    }

    async Task<IEnumerable<ArticleId>> FindAsync(SavedTopic topic) => await _stores.Topics.ArticlesAsync(_home, topic, null, Token);

    async Task<ArticleId> StoreAsync(string body, string source)
    {
        var draft = new ArticleDraft(
            "Untitled",
            body,
            PublicationDate.Stated(new(2026, 3, 1), "stated"),
            new Original(System.Text.Encoding.UTF8.GetBytes(body), "text/plain", "-")
        )
        {
            Source = source,
        };
        return (await _corpus.StoreAsync(_home, draft, Token)).Article;
    }
}
