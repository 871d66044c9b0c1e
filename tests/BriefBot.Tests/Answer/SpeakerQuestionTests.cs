using BriefBot.Answer;

namespace BriefBot.Tests.Answer;

/// <summary>"What did … say?" is answered with that speaker's words, whoever else speaks of the same.</summary>
public sealed class SpeakerQuestionTests
{
    static Task<ReadingDesk> NewsAsync() =>
        ReadingDesk.OpenAsync(
            (
                "Lift at Gorm station stays shut",
                "2026-11-20",
                "The lift at Gorm station will stay shut until May, the railway said on Friday. \"A gearbox is not a sandwich, you "
                    + "don't get one round the corner,\" said Torsten Abel, the railway's head of repairs. Mayor Hedwig Lauer "
                    + "declined to comment. The council's deputy chair, Rosa Pindt, called the delay a disgrace. "
                    + "Residents complained that nobody had asked them. "
                    + "Abel's predecessor, Ulf Krantz, had warned of the gearbox in 2019. Anna Dohl, who uses a wheelchair, moved away in "
                    + "June."
            ),
            (
                "Fenwick Pumps: results",
                "2026-11-19",
                "Fenwick Pumps today reports its results for 2026. Chief executive Nora Fenwick said orders had never been higher. \n\nWe "
                    + "will not send anybody out in this wind. — Plant manager Ida Krogh"
            ),
            (
                "Coffee and sleep",
                "2026-11-18",
                "People who drink coffee after noon sleep 40 minutes less, a study of 900 nurses in Lund has found. Sleep researcher Kaja "
                    + "Blom called the effect larger than she had thought."
            ),
            (
                "Bakers want dearer bread",
                "2026-11-21",
                "Bread has become too cheap, according to the bakers' guild. Its chairwoman, Mira Ostrow, told members that flour had "
                    + "risen by a third. \"We bake at a loss,\" she said. Judge Peer Holm said bakers had failed to prove it."
            ),
            (
                "Ship wedged in Ostrey canal",
                "2026-11-22",
                "Jan Peeters, head of the firm whose salvage company Smeets has been hired, said the work might take weeks. The shipping "
                    + "line of the Lydia apologised to all who wait."
            )
        );

    [Theory]
    [InlineData("What did the railway say about the lift?", "will stay shut until May")]
    [InlineData("What did the head of repairs say?", "not a sandwich")]
    [InlineData("What did Torsten Abel say?", "not a sandwich")]
    [InlineData("What did the mayor say about the lift?", "declined to comment")]
    [InlineData("What did the mayor say about the gearbox?", "declined to comment")]
    [InlineData("What did the deputy chair say about the delay?", "a disgrace")]
    [InlineData("What did Rosa Pindt say?", "a disgrace")]
    [InlineData("What did President Rosa Pindt say?", "a disgrace")]
    [InlineData("What did residents say?", "nobody had asked them")]
    [InlineData("What does the bakers' guild say about bread?", "too cheap")]
    [InlineData("What did the guild's chairwoman say about flour?", "risen by a third")]
    [InlineData("What did the judge say?", "failed to prove")]
    [InlineData("What did the shipping line say?", "apologised")]
    [InlineData("What did Nora Fenwick say?", "never been higher")]
    [InlineData("What does the study say about coffee?", "sleep 40 minutes less")]
    [InlineData("What did Ida Krogh say?", "will not send anybody out")]
    [InlineData("How did the council's deputy chair react to the delay?", "a disgrace")]
    public async Task The_speaker_asked_for_is_quoted_first(string question, string said)
    {
        await using var desk = await NewsAsync();

        var cited = (await desk.AskAsync(question)).ShouldBeOfType<Reply.Cited>();

        cited.Claims[0].Text.ShouldContain(said);
    }

    [Theory]
    [InlineData("What did Anna Dohl say?")]
    [InlineData("What did the minister say about the lift?")]
    [InlineData("What did Torsten Brandt say?")]
    [InlineData("What did the shipping firm say?")]
    public async Task What_others_say_is_no_answer(string question)
    {
        await using var desk = await NewsAsync();

        (await desk.AskAsync(question)).ShouldBeOfType<Reply.NotFound>();
    }

    [Fact]
    public async Task The_next_question_may_ask_for_the_next_speaker()
    {
        await using var desk = await NewsAsync();
        var first = await desk.AskAsync("What did Torsten Abel say?");

        var next = (await desk.AskAsync("And what did the mayor say?", first)).ShouldBeOfType<Reply.Cited>();

        next.Claims.ShouldHaveSingleItem().Text.ShouldContain("declined to comment");
    }

    [Fact]
    public async Task Words_of_somebody_else_do_not_stand_beside_the_speakers()
    {
        await using var desk = await NewsAsync();

        var cited = (await desk.AskAsync("What did the mayor say about the lift?")).ShouldBeOfType<Reply.Cited>();

        cited.Claims.ShouldHaveSingleItem();
    }
}
