using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>Who came to an office isn't whom they came after, whatever the reader takes for the answer.</summary>
public sealed class PredecessorTests
{
    static Task<ReadingDesk> OfficesAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Nobel laureate Okonjo-Hale to head vaccine alliance",
                "2026-11-26",
                "Nobel laureate Miriam Okonjo-Hale was named on Thursday to lead the Global Vaccine Alliance from 1 March, succeeding Luc "
                    + "Ferrand, who steps down after eight years. Okonjo-Hale, 61, beat two other finalists."
            ),
            (
                "Choir gets new conductor",
                "2026-11-25",
                "The Ostend Choir will be led from the autumn by Pia Lindqvist. She takes over from veteran conductor Gerhard Amsel, who "
                    + "conducted it for 22 years."
            ),
            (
                "Ethics panel",
                "2026-11-24",
                "Senator Lou Harker will chair the ethics panel, replacing Senator Dina Roth, who was named ambassador to Chile."
            ),
            ("Zoo", "2026-11-23", "Keeper Ravi Anand becomes director of Leyton Zoo on Monday; he succeeds Beatrice Holm.")
        );

    [Theory]
    [InlineData("Who will lead the Global Vaccine Alliance?", "Luc Ferrand")]
    [InlineData("Who takes over the Ostend Choir?", "Gerhard Amsel")]
    [InlineData("Who will chair the ethics panel?", "Dina Roth")]
    [InlineData("Who becomes director of Leyton Zoo?", "Beatrice Holm")]
    public async Task Whom_somebody_comes_after_is_neither_answer_nor_marked(string question, string predecessor)
    {
        await using var desk = await OfficesAsync();

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Items.ShouldNotContain(item => item.Text.Contains(predecessor));
        Marked(cited).ShouldNotContain(mark => mark.Contains(predecessor));
    }

    [Theory]
    [InlineData("Who steps down at the Global Vaccine Alliance?", "Luc Ferrand")]
    [InlineData("Who did Ravi Anand succeed?", "Beatrice Holm")]
    [InlineData("Who was named ambassador to Chile?", "Dina Roth")]
    public async Task Whoever_asks_for_the_predecessor_gets_the_predecessor(string question, string predecessor)
    {
        await using var desk = await OfficesAsync();

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        Marked(cited).ShouldContain(mark => mark.Contains(predecessor));
    }

    static IEnumerable<string> Marked(Reply.Cited cited) =>
        cited.Claims.SelectMany(claim => claim.Highlights.Select(mark => claim.Text[mark.Start..mark.End]));
}
