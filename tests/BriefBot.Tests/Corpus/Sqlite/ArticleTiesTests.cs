using BriefBot.Corpus.Sqlite;

namespace BriefBot.Tests.Corpus.Sqlite;

/// <summary>The rule that tells one article from the next at an address, row by row.</summary>
public class ArticleTiesTests
{
    static readonly (string What, ArticleTies Ties, bool AreOne)[] Table =
    [
        ("nothing but its date is another", new(EntryTie.Other, TitleTie.Same, DayTie.Other, TextTie.Same, false), true),
        ("a new headline, id and date above the same text", new(EntryTie.Other, TitleTie.Other, DayTie.Other, TextTie.Same, false), true),
        ("it moved, known by its text", new(EntryTie.Unknown, TitleTie.Other, DayTie.Same, TextTie.Same, true), true),
        (
            "the next entry of a page, in words like the one before",
            new(EntryTie.OtherPlace, TitleTie.OfOneSeries, DayTie.Other, TextTie.Half, false),
            false
        ),
        (
            "a post that quotes the one before, under the thread's title",
            new(EntryTie.OtherPlace, TitleTie.Same, DayTie.Same, TextTie.Half, false),
            false
        ),
        ("the next day's forecast", new(EntryTie.Unknown, TitleTie.OfOneSeries, DayTie.Other, TextTie.Half, false), false),
        (
            "a number in the headline is corrected, and the date",
            new(EntryTie.Same, TitleTie.OfOneSeries, DayTie.Other, TextTie.Half, false),
            true
        ),
        ("a number in the headline is corrected", new(EntryTie.Unknown, TitleTie.OfOneSeries, DayTie.Same, TextTie.Half, false), true),
        ("a live page goes on", new(EntryTie.Unknown, TitleTie.Other, DayTie.Other, TextTie.Half, false), true),
        ("it is written anew", new(EntryTie.Same, TitleTie.Other, DayTie.Other, TextTie.Related, false), true),
        (
            "it is written anew, in a feed whose ids are addresses",
            new(EntryTie.Unknown, TitleTie.Other, DayTie.Other, TextTie.Related, false),
            true
        ),
        (
            "the next report on the same matter at an address of every day",
            new(EntryTie.Other, TitleTie.Other, DayTie.Other, TextTie.Related, false),
            false
        ),
        ("the next report under the page's own title", new(EntryTie.Unknown, TitleTie.Same, DayTie.Other, TextTie.Related, false), false),
        (
            "it is written anew on the same day with another id",
            new(EntryTie.Other, TitleTie.Other, DayTie.Same, TextTie.Related, false),
            true
        ),
        ("an id that is given to whatever is on top", new(EntryTie.Same, TitleTie.Other, DayTie.Other, TextTie.Other, false), false),
        ("today's text under the page's own title", new(EntryTie.Unknown, TitleTie.Same, DayTie.Other, TextTie.Other, false), false),
        ("the same without a date", new(EntryTie.Unknown, TitleTie.Same, DayTie.Unknown, TextTie.Other, false), false),
        (
            "another text under the same headline on the same day",
            new(EntryTie.Unknown, TitleTie.Same, DayTie.Same, TextTie.Other, false),
            true
        ),
        ("another text, headline and id on the same day", new(EntryTie.Other, TitleTie.Other, DayTie.Same, TextTie.Other, false), false),
        ("the entry says so, and nothing against it", new(EntryTie.Same, TitleTie.Other, DayTie.Same, TextTie.Other, false), true),
        ("it moved under its headline and is written anew", new(EntryTie.Same, TitleTie.Same, DayTie.Unknown, TextTie.Other, true), true),
        (
            "an id that is given to another article elsewhere",
            new(EntryTie.Same, TitleTie.Other, DayTie.Unknown, TextTie.Other, true),
            false
        ),
        ("today's page names another address every day", new(EntryTie.Unknown, TitleTie.Same, DayTie.Other, TextTie.Other, true), false),
    ];

    public static TheoryData<string> Rows => [.. Table.Select(row => row.What)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_ties_two_texts_decides_whether_they_are_one_article(string what)
    {
        var (_, ties, areOne) = Table.Single(row => row.What == what);

        ties.IsOne.ShouldBe(areOne);
    }

    [Theory]
    [InlineData("Tide tool 1.0", "Tide tool 2.0", true)]
    [InlineData("Weather for Tuesday, 7 May", "Weather for Wednesday, 8 May", true)]
    [InlineData("7 May 2024", "8 May 2024", true)]
    [InlineData("Day five of the trial", "Day six of the trial", true)]
    [InlineData("Wetter am 7. Mai", "Wetter am 8. Mai", true)]
    [InlineData("Ferry aground", "Ferry aground", false)]
    [InlineData("Ferry aground with 212 on board", "Storm sinks 2 boats at Tarvik", false)]
    [InlineData("Ferry aground", "All 212 safe", false)]
    public void Titles_of_one_series_differ_in_numbers_and_days_only(string one, string other, bool are) =>
        Titles.AreOfOneSeries(one, other).ShouldBe(are);
}
