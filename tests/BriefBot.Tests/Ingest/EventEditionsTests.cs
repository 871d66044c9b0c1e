using BriefBot.Corpus;
using BriefBot.Ingest;

namespace BriefBot.Tests.Ingest;

public class EventEditionsTests
{
    [Theory]
    [InlineData("She spoke at the seventh Harbour Cities Forum in Lisbon.", "harbour cities forum lisbon", 7)]
    [InlineData("The 15th annual Tidewater Dialogue opened on Friday.", "tidewater dialogue", 15)]
    [InlineData("The twenty-first International Conference on Water Law began.", "international conference water law", 21)]
    [InlineData("It hosts the third edition of the Northern Lights Festival.", "northern lights festival", 3)]
    [InlineData("This year's Harbour Cities Forum, the seventh, was dry.", "harbour cities forum", 7)]
    [InlineData("The 9th Island Games will open in June.", "island games", 9)]
    [InlineData(
        "The Harbour Cities Forum in Lisbon began with rain. Now in its seventh iteration, the forum draws mayors.",
        "harbour cities forum lisbon",
        7
    )]
    [InlineData("Ports met at the Harbour Cities Forum. The event, in its 12th year, is small.", "harbour cities forum", 12)]
    public void An_edition_is_found(string text, string name, int ordinal)
    {
        var edition = EventEditions.Find(text).ShouldHaveSingleItem();

        edition.ShouldBe(new EventEdition(name, ordinal, null));
    }

    [Theory]
    [InlineData("He scored in the fifth World Cup match of the day.")]
    [InlineData("It was her third Olympic Games.")]
    [InlineData("Brazil's fifth World Cup title came late.")]
    [InlineData("They won a fourth European Championship.")]
    [InlineData("The 21st Century Fund met.")]
    [InlineData("The Fifth Avenue store closed.")]
    [InlineData("The first time the Forum met, it rained.")]
    [InlineData("The sixth Harbour Cities Forum was held in Porto last year.")]
    [InlineData("The sixth Harbour Cities Forum was held in Porto in 2019.")]
    [InlineData("The second day of the Forum was dry.")]
    [InlineData("Now in its seventh iteration, the fair draws mayors.")]
    public void What_is_no_edition_is_left_out(string text) => EventEditions.Find(text).ShouldBeEmpty();

    [Fact]
    public void The_year_follows_from_the_first_year_of_a_yearly_event() =>
        EventEditions
            .Find("The seventh Harbour Cities Forum opened. The port has hosted the annual forum since 2014.")
            .ShouldHaveSingleItem()
            .Year.ShouldBe(2020);

    [Fact]
    public void A_first_year_without_a_rhythm_gives_no_year() =>
        EventEditions
            .Find("The seventh Harbour Cities Forum opened. The forum was founded in 2004.")
            .ShouldHaveSingleItem()
            .Year.ShouldBeNull();

    [Fact]
    public void The_year_of_the_article_is_the_editions() =>
        EventEditions.Find("The seventh Harbour Cities Forum opened.", 2020).ShouldHaveSingleItem().Year.ShouldBe(2020);

    static ArticleSummary Summary(int id, string title, PublicationDate published) =>
        new(new ArticleId(id), 1, title, null, null, published, null, 300, "x");

    static readonly PublicationDate Day2020 = PublicationDate.Inferred(new(2020, 11, 23), "inferred");

    [Fact]
    public void An_undated_article_takes_the_year_of_another_on_the_same_edition()
    {
        var tie = EditionTies.Decide(
            [new("lisbon harbour cities forum", 7, null)],
            [(Summary(4, "Ports meet", Day2020), [new("harbour cities forum lisbon", 7, null)])]
        );

        tie.ShouldBe(
            PublicationDate.InferredYear(2020, "inferred: same event as “Ports meet” (2020-11-23): seventh Harbour Cities Forum Lisbon")
        );
    }

    [Theory]
    [InlineData("harbour cities forum", 8)]
    [InlineData("mountain towns forum", 7)]
    [InlineData("world economic summit", 7)]
    public void Another_event_or_another_edition_is_no_tie(string name, int ordinal) =>
        EditionTies
            .Decide([new("harbour cities forum", 7, null)], [(Summary(4, "Ports meet", Day2020), [new(name, ordinal, null)])])
            .ShouldBeNull();

    [Fact]
    public void Words_that_every_event_has_make_no_tie() =>
        EditionTies
            .Decide(
                [new("world international conference", 7, null)],
                [(Summary(4, "x", Day2020), [new("world international summit", 7, null)])]
            )
            .ShouldBeNull();

    [Fact]
    public void Dated_articles_that_disagree_leave_it_open()
    {
        var tie = EditionTies.Decide(
            [new("harbour cities forum", 7, null)],
            [
                (Summary(4, "a", Day2020), [new("harbour cities forum", 7, null)]),
                (Summary(5, "b", PublicationDate.Stated(new(2021, 5, 1))), [new("harbour cities forum", 7, null)]),
            ]
        );

        tie.ShouldNotBeNull().Year.ShouldBeNull();
        tie.Basis.ShouldContain("2020 and 2021");
    }
}
