using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;
using BriefBot.Language;

namespace BriefBot.Tests.Ingest.Pages;

/// <summary>Tables become a line a row, each of which can be quoted.</summary>
public class PageTableTests
{
    const string Vote =
        "<tr><th>List</th><th>Votes</th><th>Seats</th></tr><tr><td>Quay Union</td><td>6,120</td><td>9</td></tr><tr><td>Hill "
        + "Voice</td><td>3,344</td><td>4</td></tr>";

    [Fact]
    public void Each_row_says_what_its_columns_are_called() =>
        Lines($"<table>{Vote}</table>")
            .ShouldBe(["List: Quay Union | Votes: 6,120 | Seats: 9", "List: Hill Voice | Votes: 3,344 | Seats: 4"]);

    [Fact]
    public void A_caption_is_a_line_of_its_own_within_the_table_and_below_it()
    {
        Lines($"<table><caption>Ward vote</caption>{Vote}</table>")[0].ShouldBe("Ward vote");
        Lines($"<figure class='wp-block-table'><table>{Vote}</table><figcaption>Ward vote</figcaption></figure>")[^1].ShouldBe("Ward vote");
    }

    [Fact]
    public void Without_a_head_the_first_cell_is_what_the_row_is_about() =>
        Lines(
                "<table><tr><td>Ferry A</td><td>212 cabins</td><td>30 knots</td></tr><tr><td>Ferry B</td><td>180 "
                    + "cabins</td><td>27 knots</td></tr></table>"
            )
            .ShouldBe(["Ferry A: 212 cabins | 30 knots", "Ferry B: 180 cabins | 27 knots"]);

    [Fact]
    public void Rows_of_a_name_and_a_value_are_told_as_such() =>
        Lines("<table><tr><th>Length:</th><td>184 metres</td></tr><tr><th>Opened</th><td>12 June 1931</td></tr></table>")
            .ShouldBe(["Length: 184 metres", "Opened: 12 June 1931"]);

    [Fact]
    public void Names_of_columns_below_each_other_and_across_several_columns_are_joined() =>
        Lines(
                "<table><tr><th rowspan='2'>Town</th><th colspan='2'>2020</th><th>2024</th></tr>"
                    + "<tr><th>Births</th><th>Deaths</th><th>Births</th></tr>"
                    + "<tr><td>Marl</td><td>81</td><td>64</td><td>77</td></tr></table>"
            )
            .ShouldBe(["Town: Marl | 2020 Births: 81 | 2020 Deaths: 64 | 2024 Births: 77"]);

    [Fact]
    public void A_head_that_is_only_in_bold_type_is_one() =>
        Lines("<table><tr><td><b>Day</b></td><td><b>High</b></td></tr><tr><td>Monday</td><td>19 °C</td></tr></table>")
            .ShouldBe(["Day: Monday | High: 19 °C"]);

    [Fact]
    public void A_heading_across_the_table_goes_with_the_rows_below_it() =>
        Lines(
                "<table><tr><th>Route</th><th>Trips</th></tr><tr><td "
                    + "colspan=2>Summer</td></tr><tr><td>Marl</td><td>14</td></tr><tr><td "
                    + "colspan=2>Winter</td></tr><tr><td>Marl</td><td>6</td></tr></table>"
            )
            .ShouldBe(["Summer | Route: Marl | Trips: 14", "Winter | Route: Marl | Trips: 6"]);

    [Fact]
    public void A_cell_that_reaches_down_belongs_to_each_of_its_rows() =>
        Lines(
                "<table><tr><th>Town</th><th>Year</th><th>Boats</th></tr><tr><td "
                    + "rowspan=2>Marl</td><td>2020</td><td>14</td></tr><tr><td>2024</td><td>9</td></tr></table>"
            )
            .ShouldBe(["Town: Marl | Year: 2020 | Boats: 14", "Town: Marl | Year: 2024 | Boats: 9"]);

    [Fact]
    public void Marks_of_notes_in_cells_go() =>
        Lines(
                "<table><tr><th>Town<sup>1</sup></th><th>Area in "
                    + "km<sup>2</sup></th></tr><tr><td>Marl</td><td>34<sup>2</sup></td></tr></table>"
            )
            .ShouldBe(["Town: Marl | Area in km²: 34"]);

    [Fact]
    public void A_table_that_lays_out_a_page_is_read_as_paragraphs() =>
        Lines(
                "<table role='presentation'><tr><td><p>The ice was a hand thick.</p></td><td><p>By noon they were "
                    + "home.</p></td></tr><tr><td>a</td><td>b</td></tr></table>"
            )
            .ShouldBe(["The ice was a hand thick.", "By noon they were home.", "a", "b"]);

    [Fact]
    public void A_row_is_one_sentence_whatever_is_in_its_cells()
    {
        var row = Lines(
                "<table><tr><th>Cause</th><th>What happened</th><th>Cost</th></tr><tr><td>Lightning</td><td>The church burned. "
                    + "Nobody was hurt.</td><td>3</td></tr></table>"
            )
            .ShouldHaveSingleItem();

        Sentences.Split("A fire. Another.\n\n" + row).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(
        "<dl><dt>Boats</dt><dd>44</dd><dt>Oldest boat:</dt><dd><p>Gull, built in 1907</p></dd></dl>",
        "Boats: 44",
        "Oldest boat: Gull, built in 1907"
    )]
    [InlineData("<dl><dt>Who pays?</dt><dd>The town does.</dd></dl>", "Who pays?", "The town does.")]
    [InlineData("<pre>Pier 1    12 boats\nPier 2     9 boats</pre>", "Pier 1 | 12 boats", "Pier 2 | 9 boats")]
    [InlineData("<pre>It rained.  It rained again.\nThen it stopped.</pre>", "It rained. It rained again.", "Then it stopped.")]
    [InlineData("<details><summary>What it says</summary><p>Pier 4 is closed.</p></details>", "What it says", "Pier 4 is closed.")]
    public void Lists_of_definitions_preformatted_text_and_details_keep_their_lines(string html, string first, string second) =>
        Lines(html).ShouldBe([first, second]);

    [Fact]
    public void Cells_beyond_all_bounds_cost_no_more_than_their_length()
    {
        var cells = string.Concat(Enumerable.Repeat("<tr><td colspan=60 rowspan=60>x<td>y", 5_000));

        Lines($"<table>{cells}</table>").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("<aside>This is an aside of thirty letters and a few.</aside>")]
    [InlineData("<figure><blockquote>a</blockquote>")]
    [InlineData("<sup></sup>")]
    [InlineData("<sup>1</sup>")]
    [InlineData("<figcaption>a</figcaption>")]
    [InlineData("<blockquote>a<cite>b</cite></blockquote>")]
    [InlineData("<li><a href='/'>a b c d e f g h i j</a>")]
    public async Task What_comes_a_hundred_thousand_times_costs_no_more_than_its_length(string part)
    {
        var html =
            $"<figure><ul>{string.Concat(Enumerable.Repeat(part, part.StartsWith("<figure>", StringComparison.Ordinal) ? 300 : 100_000))}";

        (
            await Task.Run(() => Lines(html), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)
        ).ShouldNotBeNull();
    }

    static string[] Lines(string html)
    {
        using var page = new PageParser(new InputLimits()).Parse(html, TestContext.Current.CancellationToken);
        return MarkupText.Of(page.Body!).Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
