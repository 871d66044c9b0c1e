using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>How old somebody is stands beside the name, in many forms.</summary>
public sealed class AgeTests
{
    static Task<ReadingDesk> NewsAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Rowers home after 61 days",
                "2024-05-04",
                "Rower Signe Aabel, 41, and her niece Tone Ruud (19) came ashore in Bodhaven on Monday. Their boat was built by Arve "
                    + "Lothe, a 77-year-old carpenter. The 33-year-old skipper Mons Vik had turned back in March. Aabel had set out "
                    + "with 210 kilograms of food. Their doctor, Eli Brun, aged 50, praised them. Harbour master Geir Holt was 64 when "
                    + "he first rowed across."
            ),
            ("Rower writes book", "2026-11-20", "Signe Aabel, 43, has written a book on rowing. Dora Lunde, 38, drew its pictures."),
            ("Drawings of Dora Lunde", "2026-11-18", "Dora Lunde, 52, shows her drawings in Bodhaven.")
        );

    [Theory]
    [InlineData("How old is Tone Ruud?", "19")]
    [InlineData("How old is Arve Lothe?", "77")]
    [InlineData("How old is Mons Vik?", "33")]
    [InlineData("How old is Eli Brun?", "50")]
    [InlineData("How old is Signe Aabel?", "43")]
    [InlineData("how old is Vik?", "33")]
    public async Task An_age_beside_the_name_answers(string question, string age)
    {
        await using var desk = await NewsAsync();

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Items.ShouldHaveSingleItem().Text.ShouldBe(age);
        cited.Claims[0].Text.ShouldContain(age);
    }

    [Fact]
    public async Task The_age_of_another_in_a_sentence_is_not_marked()
    {
        await using var desk = await ReadingDesk.OpenAsync(
            ("Race", "2026-11-20", "Runner Jo Brandt, a 38-year-old nurse, will meet Walter Kopp in the final of the race in Essel.")
        );

        var reply = await desk.AskAsync("How old is Walter Kopp?");

        (reply as Reply.Cited)?.Claims.SelectMany(claim => claim.Highlights).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ages_that_do_not_go_together_are_quoted_and_none_is_the_answer()
    {
        await using var desk = await NewsAsync();

        var cited = (await desk.AskAsync("How old is Dora Lunde?")).ShouldBeOfType<Reply.Cited>();

        cited.Items.ShouldBeEmpty();
        cited.Claims.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("How old was Signe Aabel in 2020?")]
    [InlineData("How old is the boat of Signe Aabel?")]
    public async Task What_else_is_old_is_not_answered_with_a_persons_age(string question)
    {
        await using var desk = await NewsAsync();

        (await desk.AskAsync(question) as Reply.Cited)?.Items.ShouldBeEmpty();
    }
}
