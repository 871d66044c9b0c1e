using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>Sources that say otherwise are shown side by side; those that say the same, or tell of something else, are not.</summary>
public sealed class ReadConflictTests
{
    const string Told =
        "Fire crews rescued 14 walkers from the Halden ridge on Saturday night, the mountain service said. All of them were "
        + "taken to a hut.";

    [Theory]
    [InlineData("How many walkers were rescued from the Halden ridge?", "14 walkers", "41 walkers", "14", "41")]
    [InlineData("Who rescued the walkers from the Halden ridge?", "Fire crews", "Army pilots", "Fire crews", "Army pilots")]
    public async Task One_report_with_two_values_has_two_sides(string question, string value, string other, string first, string second)
    {
        await using var desk = await ReadingDesk.OpenAsync(
            ("Rescue", "2026-11-21", Told),
            ("Ridge", "2026-11-21", Told.Replace(value, other, StringComparison.Ordinal))
        );

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        var sides = cited.Conflicts.ShouldHaveSingleItem().Sides;
        sides.Count.ShouldBe(2);
        sides.ShouldContain(side => side.Value.StartsWith(first, StringComparison.Ordinal));
        sides.ShouldContain(side => side.Value.StartsWith(second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("How many walkers were rescued from the Halden ridge?")]
    [InlineData("Who rescued the walkers from the Halden ridge?")]
    public async Task A_report_that_two_outlets_print_has_one_side(string question)
    {
        await using var desk = await ReadingDesk.OpenAsync(("Rescue", "2026-11-21", Told), ("Ridge", "2026-11-21", Told));

        (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>().Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_date_and_the_same_date_without_its_year_do_not_disagree()
    {
        await using var desk = await ReadingDesk.OpenAsync(
            ("Hut", "2026-11-21", "The Halden hut was opened on 3 March 2019 by the walkers' club."),
            ("Hut again", "2026-11-21", "The Halden hut was opened on 3 March by the walkers' club after years of building.")
        );

        (await desk.AskAsync("When was the Halden hut opened?")).ShouldBeOfType<Reply.Cited>().Conflicts.ShouldBeEmpty();
    }
}
