using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Stories;

namespace BriefBot.Tests.Corpus.Sqlite.Stories;

public class StoryShelfTests : AnswerStore
{
    [Fact]
    public async Task Articles_that_come_one_by_one_come_to_the_stories_that_they_report()
    {
        var articles = new NewsWire(21).Write(40);

        var ids = await StoreAsync(Home, articles);

        Partition.Agreement(await StoriesOfAsync(ids), articles.ConvertAll(article => article.Event)).ShouldBeGreaterThan(0.95);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_order_of_arrival_changes_little()
    {
        var wire = new NewsWire(22);
        var articles = wire.Write(30);
        var order = wire.Shuffled(Enumerable.Range(0, articles.Count));

        var inOrder = await StoriesOfAsync(await StoreAsync(Home, articles));
        var shuffled = await StoriesOfAsync(await StoreAsync(Other, order.ConvertAll(i => articles[i])));

        Partition.Agreement(order.ConvertAll(i => inOrder[i]), shuffled).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public async Task A_number_that_was_seen_leads_to_a_story_forever_and_mostly_to_the_same_articles()
    {
        var wire = new NewsWire(23);
        var articles = wire.Shuffled(wire.Write(12));
        var seen = new List<(StoryId Story, ArticleId Article)>();

        foreach (var article in articles)
        {
            var id = await StoreAsync(Home, article);
            await Stores.Stories.PlaceAllAsync(Token);
            seen.Add(((await Stores.Stories.OfArticleAsync(Home, id, Token)).ShouldNotBeNull(), id));
        }

        foreach (var (story, _) in seen)
            (await Stores.Stories.FindAsync(Home, story, Token)).ShouldNotBeNull().Members.ShouldNotBeEmpty();
        var forwarded = new List<bool>();
        foreach (var (story, article) in seen)
            forwarded.Add((await Stores.Stories.FindAsync(Home, story, Token))!.Members.Any(member => member.Article.Id == article));
        forwarded.Count(led => led).ShouldBeGreaterThan(forwarded.Count * 3 / 4);
        var listed = await Stores.Stories.ReadAsync(new(Home), Token);
        listed
            .SelectMany(story => story.Members)
            .Select(member => member.Article.Id)
            .Order(ById)
            .ShouldBe(seen.Select(one => one.Article).Order(ById));
    }

    [Fact]
    public async Task Stopped_after_any_step_and_started_again_the_result_is_the_same()
    {
        var articles = new NewsWire(24).Write(14);
        var straight = await StoriesOfAsync(await StoreAsync(Home, articles));
        var ids = new List<ArticleId>();
        foreach (var article in articles)
            ids.Add(await StoreAsync(Other, article));

        do await ReopenAsync();
        while (await Stores.Stories.PlaceAsync(Token) > 0);

        Partition.Agreement(straight, await StoriesOfAsync(ids, Other)).ShouldBe(1, 1e-9);
        (await Stores.Stories.WaitingAsync(Token)).ShouldBe(0);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Placing_again_changes_nothing()
    {
        await StoreAsync(Home, new NewsWire(25).Write(8));
        var before = await Stores.Stories.ListAsync(new(Home), Token);
        Now += TimeSpan.FromDays(1);

        Execute("INSERT INTO story_pending (article) SELECT id FROM article");
        await Stores.Stories.PlaceAllAsync(Token);

        (await Stores.Stories.ListAsync(new(Home), Token)).ShouldBe(before);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_new_version_that_reports_something_else_moves()
    {
        var wire = new NewsWire(26);
        var (flood, race) = (wire.Draw(1, NewsWire.FirstDay) with { Kind = 0 }, wire.Draw(2, NewsWire.FirstDay) with { Kind = 3 });
        var ids = await StoreAsync(
            Home,
            [
                wire.Tell(flood, "Post"),
                wire.Tell(flood, "Mail"),
                wire.Tell(race, "Post"),
                wire.Tell(race, "Mail"),
                wire.Tell(flood, "Herald"),
            ]
        );
        (await StoryAsync(ids[4])).ShouldBe(await StoryAsync(ids[0]));

        var edited = wire.Tell(race, "Herald");
        await Corpus.StoreAsync(Home, Draft(edited, "4"), Token);
        await Stores.Stories.PlaceAllAsync(Token);

        (await StoryAsync(ids[4])).ShouldBe(await StoryAsync(ids[2]));
        (await Stores.Stories.FindAsync(Home, (await StoryAsync(ids[0]))!.Value, Token))!.Summary.Articles.ShouldBe(2);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_removed_article_leaves_its_story_and_the_last_takes_it_along()
    {
        var wire = new NewsWire(27);
        var news = wire.Draw(1, NewsWire.FirstDay);
        var ids = await StoreAsync(Home, [wire.Tell(news, "Post"), wire.Tell(news, "Mail")]);
        var story = (await StoryAsync(ids[0])).ShouldNotBeNull();

        await Corpus.RemoveAsync(Home, ids[0], Token);
        await Stores.Stories.PlaceAllAsync(Token);
        var left = await Stores.Stories.FindAsync(Home, story, Token);
        await Corpus.RemoveAsync(Home, ids[1], Token);

        left!.Members.ShouldHaveSingleItem().Article.Id.ShouldBe(ids[1]);
        left.Summary.Headline.ShouldBe(left.Members[0].Article.Title);
        (await Stores.Stories.FindAsync(Home, story, Token)).ShouldBeNull();
        Count("story_posting").ShouldBe(0);
        Count("story_band").ShouldBe(0);
        Count("story_stem").ShouldBe(0);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Reprints_are_linked_to_the_earliest_and_count_as_one_source()
    {
        var wire = new NewsWire(28);
        var news = wire.Draw(1, NewsWire.FirstDay);
        var original = wire.Tell(news, "Post") with { Day = NewsWire.FirstDay };
        original = original with { Body = original.Body + " " + wire.Filler(60) };
        var reprint = original with
        {
            Title = "Another headline",
            Body = original.Body[..(original.Body.Length * 8 / 10)],
            Source = "Mail",
            Day = NewsWire.FirstDay.AddDays(1),
        };

        var ids = await StoreAsync(Home, [reprint, original, wire.Tell(news, "Herald")]);
        var story = await Stores.Stories.FindAsync(Home, (await StoryAsync(ids[0]))!.Value, Token);

        story!.Summary.Articles.ShouldBe(3);
        story.Summary.Sources.ShouldBe(2);
        story.Members.Select(member => (member.Article.Id, member.ReprintOf)).ShouldContain((ids[0], ids[1]));
        (await Stores.Stories.SameTextAsync(Home, ids[0], Token)).ShouldBe([ids[0], ids[1]]);
        (await Stores.Stories.SameTextAsync(Home, ids[2], Token)).ShouldBe([ids[2]]);
    }

    [Fact]
    public async Task When_the_original_goes_the_earliest_reprint_takes_its_place()
    {
        var wire = new NewsWire(29);
        var original = wire.Tell(wire.Draw(1, NewsWire.FirstDay), "Post") with { Day = NewsWire.FirstDay };
        var ids = await StoreAsync(
            Home,
            [
                original,
                original with
                {
                    Source = "Mail",
                    Day = original.Day.AddDays(1),
                },
                original with
                {
                    Source = "Herald",
                    Day = original.Day.AddDays(2),
                },
            ]
        );

        await Corpus.RemoveAsync(Home, ids[0], Token);
        await Stores.Stories.PlaceAllAsync(Token);

        (await Stores.Stories.FindAsync(Home, (await StoryAsync(ids[1]))!.Value, Token))!
            .Members.Select(member => (member.Article.Id, member.ReprintOf))
            .ShouldBe([(ids[1], (ArticleId?)null), (ids[2], ids[1])]);
        await ShouldBeSoundAsync();
    }

    [Fact]
    public async Task Copy_of_one_agency_is_one_source_wherever_it_is_printed()
    {
        var wire = new NewsWire(30);
        var news = wire.Draw(1, NewsWire.FirstDay);
        var articles = NewsPatterns
            .Outlets.Take(3)
            .Select(outlet => wire.Tell(news, outlet))
            .Select(told => told with { Body = "ELDON (Reuters) – " + told.Body })
            .ToList();

        var ids = await StoreAsync(Home, articles);

        var story = await Stores.Stories.FindAsync(Home, (await StoryAsync(ids[0]))!.Value, Token);
        story!.Summary.Sources.ShouldBe(1);
        story.Members.ShouldAllBe(member => member.Origin == "agency:reuters");
    }

    [Fact]
    public async Task What_is_new_since_an_instant_is_told_with_its_story()
    {
        var wire = new NewsWire(31);
        var (old, grows) = (wire.Draw(1, NewsWire.FirstDay) with { Kind = 0 }, wire.Draw(2, NewsWire.FirstDay) with { Kind = 1 });
        await StoreAsync(Home, [wire.Tell(old, "Post"), wire.Tell(grows, "Post")]);
        Now += TimeSpan.FromHours(1);
        var since = Now;

        var added = await StoreAsync(Home, [wire.Tell(grows, "Mail")], first: 2);
        var stories = await Stores.Stories.ReadAsync(new(Home) { NewSince = since }, Token);

        var story = stories.ShouldHaveSingleItem();
        story.Members.Count.ShouldBe(2);
        story.Members.Where(member => member.JoinedAt >= since).ShouldHaveSingleItem().Article.Id.ShouldBe(added[0]);
    }

    [Fact]
    public async Task Workspaces_know_nothing_of_each_others_stories()
    {
        var articles = new NewsWire(32).Write(3);

        var home = await StoreAsync(Home, articles);
        var other = await StoreAsync(Other, articles);

        (await StoriesOfAsync(home)).Intersect(await StoriesOfAsync(other, Other)).ShouldBeEmpty();
        (await Stores.Stories.FindAsync(Other, (await StoryAsync(home[0]))!.Value, Token)).ShouldBeNull();
        (await Stores.Stories.SameTextAsync(Home, home[0], Token)).ShouldNotContain(other[0]);
        await Corpus.ClearAsync(Other, Token);
        (await Stores.Stories.ListAsync(new(Home), Token)).Sum(story => story.Articles).ShouldBe(articles.Count);
        await ShouldBeSoundAsync();
    }

    [Theory]
    [InlineData("DELETE FROM story_reading WHERE article = 1", "Article 1 is in no story")]
    [InlineData("DELETE FROM story_posting WHERE article = 2", "counts that stories are told by")]
    [InlineData("UPDATE story_stem SET articles = articles + 1", "counts that stories are told by")]
    [InlineData("INSERT INTO story (workspace, created_at, updated_at) VALUES (1, '', '')", "Story 2 has neither articles nor")]
    [InlineData("INSERT INTO reprint (article, original) VALUES (1, 2), (2, 1)", "linked to what is itself a reprint")]
    public async Task Planted_damage_is_found(string damage, string finding)
    {
        var wire = new NewsWire(33);
        var news = wire.Draw(1, NewsWire.FirstDay);
        await StoreAsync(Home, [wire.Tell(news, "Post"), wire.Tell(news, "Mail")]);
        await ShouldBeSoundAsync();

        Execute(damage);

        string.Join('\n', (await SqliteStores.VerifyAsync(Database, Token)).Findings).ShouldContain(finding);
    }

    static Comparer<ArticleId> ById { get; } = Comparer<ArticleId>.Create((one, other) => one.Value.CompareTo(other.Value));

    static ArticleDraft Draft(WireArticle article, string id) =>
        Drafts.Of(article.Title, article.Body, id, article.Day.ToString("O")) with
        {
            Source = article.Source,
        };

    async Task<ArticleId> StoreAsync(WorkspaceId workspace, WireArticle article) =>
        (await Corpus.StoreAsync(workspace, Draft(article, Guid.NewGuid().ToString()), Token)).Article;

    // Each is placed when it comes, in batches as it happens.
    async Task<List<ArticleId>> StoreAsync(WorkspaceId workspace, IReadOnlyList<WireArticle> articles, int first = 0)
    {
        var ids = new List<ArticleId>();
        for (var i = 0; i < articles.Count; i++)
        {
            ids.Add((await Corpus.StoreAsync(workspace, Draft(articles[i], $"{first + i}"), Token)).Article);
            if (i % 3 == 0)
                await Stores.Stories.PlaceAllAsync(Token);
        }
        await Corpus.IndexAsync(Token);
        await Stores.Stories.PlaceAllAsync(Token);
        return ids;
    }

    ValueTask<StoryId?> StoryAsync(ArticleId article) => Stores.Stories.OfArticleAsync(Home, article, Token);

    async Task<List<StoryId>> StoriesOfAsync(IEnumerable<ArticleId> articles, WorkspaceId? workspace = null)
    {
        var stories = new List<StoryId>();
        foreach (var article in articles)
            stories.Add(
                (
                    await Stores.Stories.OfArticleAsync(workspace ?? Home, article, Token)
                    ?? await Stores.Stories.OfArticleAsync(Other, article, Token)
                )!.Value
            );
        return stories;
    }

    async Task ShouldBeSoundAsync()
    {
        await Corpus.IndexAsync(Token);
        (await SqliteStores.VerifyAsync(Database, Token)).Findings.ShouldBeEmpty();
    }

    long Count(string table) => Number($"SELECT count(*) FROM {table}");

    long Number(string sql) => RawDatabase.Number(Database, sql);
}
