using BriefBot.Answer;
using BriefBot.Answer.Reading;
using BriefBot.Language.Reading;
using BriefBot.Retrieve;

namespace BriefBot.Tests.Answer;

/// <summary>Who did it isn't to whom it was done.</summary>
public sealed class SemanticRolesTests
{
    [Theory]
    [InlineData("Who did Nora Varga beat?", "Bonetti won the title on Sunday, beating Nora Varga in three sets.")]
    [InlineData("Who did Varga beat?", "Nora Varga was beaten by Chiara Bonetti on Sunday.")]
    [InlineData("Who has Varga beaten?", "Chiara Bonetti beat the Hungarian Nora Varga on Sunday.")]
    [InlineData("Who beat Nora Varga?", "Nora Varga of Hungary beat the defending champion Klara Lindholm on Saturday.")]
    [InlineData("Who has beaten Varga?", "Varga beat Klara Lindholm on Saturday.")]
    [InlineData("Who was sued by Volta?", "Kestrel sued Volta over a patent in May.")]
    [InlineData("Who sued Volta?", "Volta sued its former partner Kestrel in May.")]
    [InlineData("Who did Varga beat?", "Chiara Bonetti defeated Nora Varga on Sunday.")]
    [InlineData("Who did Ida Holm succeed?", "Karl Voss succeeded Ida Holm in 2019.")]
    public void A_sentence_with_the_other_role_does_not_answer(string question, string sentence) =>
        AreReversed(question, sentence).ShouldBe(true);

    [Theory]
    [InlineData("Who did Nora Varga beat?", "Nora Varga of Hungary beat the defending champion Klara Lindholm on Saturday.")]
    [InlineData("Who did Varga beat?", "Klara Lindholm was beaten by Nora Varga on Saturday.")]
    [InlineData("Who did Varga beat?", "Klara Lindholm, whom Varga beat on Saturday, twisted her ankle.")]
    [InlineData("Who beat Nora Varga?", "Chiara Bonetti won the title on Sunday, beating Nora Varga in three sets.")]
    [InlineData("Who beat Varga?", "Varga was badly beaten by Chiara Bonetti on Sunday.")]
    [InlineData("Who beat Lindholm?", "Lindholm, whom Varga beat, was consoled by Bonetti.")]
    [InlineData("Who beat Varga?", "Varga beat Klara Lindholm, before Chiara Bonetti beat Varga.")]
    [InlineData("Who was sued by Volta?", "Volta sued its former partner Kestrel in May.")]
    [InlineData("Who beat Varga?", "The final was played on Sunday.")]
    [InlineData("Who did Varga beat?", "Klara Lindholm lost to Varga on Saturday.")]
    public void Any_other_sentence_may(string question, string sentence) => AreReversed(question, sentence).ShouldBe(false);

    [Theory]
    [InlineData("Who did Nora Varga meet?")]
    [InlineData("Who married Nora Varga?")]
    [InlineData("Who is Nora Varga?")]
    [InlineData("Who won the Riga Open?")]
    [InlineData("When did Varga beat Lindholm?")]
    [InlineData("Who wrote the letter that Nora Varga read to Chiara Bonetti?")]
    public void Questions_for_something_else_have_no_roles(string question) =>
        AreReversed(question, "Varga met Bonetti.").ShouldNotBe(true);

    [Theory]
    [InlineData("Who fired Rourke?", null)]
    [InlineData("Who did Rourke fire?", "Orla Lacey")]
    [InlineData("Who did Lacey clear?", null)]
    [InlineData("Who cleared Lacey?", "Maeve Doran")]
    public async Task What_is_told_the_other_way_round_only_is_not_found(string question, string? name)
    {
        await using var desk = await ReadingDesk.OpenAsync(
            (
                "Engineer cleared",
                "2026-11-20",
                "Mayor Brendan Rourke had fired the engineer Orla Lacey in spring. Rourke's deputy, Noel Harte, called it a mistake. A "
                    + "judge, Maeve Doran, cleared Lacey in July."
            )
        );

        var reply = await desk.AskAsync(question);

        if (name is null)
            reply.ShouldBeOfType<Reply.NotFound>();
        else
            reply.ShouldBeOfType<Reply.Cited>().Claims[0].Text.ShouldContain(name);
    }

    [Fact]
    public async Task Where_another_sentence_is_the_other_way_round_nobody_is_marked_who_did_something_else()
    {
        await using var desk = await ReadingDesk.OpenAsync(
            (
                "Arlen stuns Port Rowan in cup",
                "2026-11-02",
                "Second-division Arlen beat Port Rowan 3-1 on Friday to reach the semi-finals. Striker Milo Dahl, 19, scored twice. "
                    + "Arlen now meet Selby Town, who knocked out Marram on penalties."
            ),
            (
                "Selby Town end Arlen's run",
                "2026-11-16",
                "Selby Town defeated Arlen 2-0 in the semi-final on Friday before 31,400 people. Goals by Piet Ost and Luca "
                    + "Brand decided it."
            )
        );

        var reply = (await desk.AskAsync("Who beat Arlen?")).ShouldBeOfType<Reply.Cited>();

        reply.Items.ShouldNotContain(item => !item.Text.Contains("Selby"));
        reply
            .Claims.SelectMany(claim => claim.Highlights.Select(mark => claim.Text[mark.Start..mark.End]))
            .ShouldNotContain(mark => !mark.Contains("Selby"));
    }

    static bool? AreReversed(string question, string sentence) =>
        SemanticRoles.Of(QuestionAnalyzer.Analyze(question, new DateOnly(2026, 11, 20)))?.AreReversed(Sentence.Of(sentence));
}
