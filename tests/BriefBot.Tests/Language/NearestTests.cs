using BriefBot.Language;
using FsCheck;
using FsCheck.Fluent;

namespace BriefBot.Tests.Language;

public class NearestTests
{
    static readonly string[] Commands = ["ask", "brief", "said", "check", "search", "ingest", "feeds", "stories", "schedules"];

    [Theory]
    [InlineData("aks", "ask")]
    [InlineData("breif", "brief")]
    [InlineData("serch", "search")]
    [InlineData("scheduls", "schedules")]
    [InlineData("sched", "schedules")]
    [InlineData("INGEST", "ingest")]
    [InlineData("zz", null)]
    [InlineData("publish", null)]
    [InlineData("", null)]
    [InlineData("s", null)]
    public void The_nearest_command_is_found_and_none_for_what_is_far(string asked, string? expected) =>
        Nearest.Of(asked, Commands).ShouldBe(expected);

    [Theory]
    [InlineData("Valley Pst", "The Valley Post", null)]
    [InlineData("Valley Pst", "Valley Post", "Valley Post")]
    [InlineData("valleypost", "Valley Post", "Valley Post")]
    [InlineData("Le Mnde", "Le Monde", "Le Monde")]
    [InlineData("Zurcher Zeitung", "Zürcher Zeitung", "Zürcher Zeitung")]
    [InlineData("Reuters", "Times", null)]
    public void Blanks_case_and_accents_of_an_outlet_make_no_difference(string asked, string known, string? expected) =>
        Nearest.Of(asked, [known]).ShouldBe(expected);

    [Theory]
    [InlineData("wuzen", "wuzhen", 1)]
    [InlineData("wuzhne", "wuzhen", 1)]
    [InlineData("wuzhen", "wuzhen", 0)]
    [InlineData("abc", "xyz", 3)]
    [InlineData("", "ab", 2)]
    [InlineData("abcdef", "badcfe", 3)]
    public void Letters_put_in_left_out_replaced_or_exchanged_are_counted(string one, string other, int distance) =>
        EditDistance.Of(one, other, 3).ShouldBe(distance);

    [Fact]
    public void A_distance_within_the_limit_is_that_of_the_whole_table() =>
        Prop.ForAll(
                Gen.Choose(0, 3).Select(i => (char)('a' + i)).ArrayOf().Two().ToArbitrary(),
                pair =>
                {
                    var (one, other) = (new string(pair.Item1), new string(pair.Item2));
                    var whole = Whole(one, other);
                    return Enumerable.Range(0, 5).All(most => EditDistance.Of(one, other, most) == Math.Min(whole, most + 1));
                }
            )
            .QuickCheckThrowOnFailure();

    static int Whole(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                table[i, j] = Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }
        return table[one.Length, other.Length];
    }
}
