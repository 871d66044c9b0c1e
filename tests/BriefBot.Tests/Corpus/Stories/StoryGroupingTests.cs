using BriefBot.Corpus.Stories;

namespace BriefBot.Tests.Corpus.Stories;

public class StoryGroupingTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Reports_of_one_event_are_one_story_whatever_words_events_of_its_kind_share()
    {
        var articles = new NewsWire(11).Write(60);

        var groups = StoryGrouping.Group(Read(articles), Token);

        Partition.Agreement(groups, articles.ConvertAll(article => article.Event)).ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void Undated_reports_are_told_apart_by_their_words_alone()
    {
        var articles = new NewsWire(12).Write(60);

        var groups = StoryGrouping.Group(Read(articles, isDated: false), Token);

        Partition.Agreement(groups, articles.ConvertAll(article => article.Event)).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void The_order_in_which_articles_are_given_makes_no_difference()
    {
        var wire = new NewsWire(13);
        var articles = wire.Write(40);
        var order = wire.Shuffled(Enumerable.Range(0, articles.Count));

        var groups = StoryGrouping.Group(Read(articles), Token);
        var shuffled = StoryGrouping.Group(Read(order.ConvertAll(i => articles[i])), Token);

        Partition.Agreement(order.ConvertAll(i => groups[i]), shuffled).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void The_same_words_a_fortnight_later_are_another_story()
    {
        var wire = new NewsWire(14);
        var news = wire.Draw(0, NewsWire.FirstDay);
        var one = wire.Tell(news, "Post");

        var groups = StoryGrouping.Group(Read([one, one, one with { Day = one.Day.AddDays(14) }]), Token);

        groups.ShouldBe([0, 0, 2]);
    }

    [Fact]
    public void Nothing_and_empty_articles_are_grouped_without_harm()
    {
        StoryGrouping.Group([], Token).ShouldBeEmpty();
        StoryGrouping
            .Group(Read([new(0, "", ".", "Post", NewsWire.FirstDay), new(1, "", ".", "Mail", NewsWire.FirstDay)]), Token)
            .ShouldBe([0, 1]);
    }

    [Fact]
    public void Words_survive_being_stored()
    {
        var words = StoryTerms.Read("Ferry runs late", "The ferry was 40 minutes late on Monday.");

        var read = StoryVector.ReadWords(StoryVector.Write(words));

        read.Stems.ShouldBe(words.Stems);
        read.Counts.ShouldBe(words.Counts);
        Should.Throw<ArgumentException>(() => StoryVector.ReadWords([1, 2, 3]));
    }

    [Fact]
    public void Names_of_days_are_no_words_of_a_story() => StoryTerms.Read("", "Monday Tuesday March").Stems.ShouldBeEmpty();

    [Fact]
    public void A_story_goes_on_in_its_larger_part() =>
        StorySuccession.Of([7, 7, 7, null], [0, 1, 1, 1]).ShouldBe(new Dictionary<int, long> { [1] = 7 });

    [Fact]
    public void A_story_in_equal_parts_goes_on_in_the_one_with_the_oldest_article() =>
        StorySuccession.Of([7, 7], [1, 0]).ShouldBe(new Dictionary<int, long> { [1] = 7 });

    [Fact]
    public void Of_stories_that_become_one_the_oldest_keeps_its_number() =>
        StorySuccession.Of([9, 9, 9, 4], [0, 0, 0, 0]).ShouldBe(new Dictionary<int, long> { [0] = 4 });

    [Theory]
    [InlineData("Reuters", null, "A text.", "reuters")]
    [InlineData("www.reuters.com", null, "A text.", "reuters")]
    [InlineData("Harbour Gazette", "Jane Doe, Associated Press", "A text.", "ap")]
    [InlineData("Harbour Gazette", "By AFP", "A text.", "afp")]
    [InlineData("Harbour Gazette", null, "PORT ELDON, March 3 (Reuters) – The lighthouse reopened.", "reuters")]
    [InlineData("Harbour Gazette", null, "PORT ELDON (AP) — The lighthouse reopened.", "ap")]
    [InlineData("Harbour Gazette", null, "The lighthouse reopened.\n\n(dpa)", "dpa")]
    [InlineData("Harbour Gazette", null, "The lighthouse reopened, the keeper told Reuters.", null)]
    [InlineData("Harbour Gazette", null, "The keeper (AP photo) waved.", null)]
    [InlineData("Harbour Gazette", "Apsley Reuterson", "A text.", null)]
    [InlineData(null, null, "", null)]
    public void Copy_of_an_agency_is_recognised(string? source, string? author, string body, string? agency) =>
        Agencies.Of(source, author, null, body).ShouldBe(agency);

    [Fact]
    public void A_dateline_that_was_cut_from_the_text_still_names_the_agency() =>
        Agencies.Of("Harbour Gazette", null, "Reuters", "The lighthouse reopened.").ShouldBe("reuters");

    static List<StoryArticle> Read(IReadOnlyList<WireArticle> articles, bool isDated = true)
    {
        var words = articles.Select(article => StoryTerms.Read(article.Title, article.Body)).ToList();
        var weights = StemWeights.Of(words);
        return
        [
            .. articles.Zip(
                words,
                (article, read) => new StoryArticle(StoryVector.Of(read, weights), isDated ? article.Day.DayNumber : null)
            ),
        ];
    }
}
