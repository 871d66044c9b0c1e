using BriefBot.Answer.Dialogues;

namespace BriefBot.Tests.Answer.Dialogues;

public sealed class FollowUpTests
{
    [Theory]
    [InlineData("Who won the Zagreb Marathon?", "who spoke at Lund 2021?")]
    [InlineData("Kestrel merger", "Who leads Volta?")]
    [InlineData("Did Norland say when it would sign?", "Who leads Volta?")]
    [InlineData("how many beds does the new clinic have?", "Who leads Volta?")]
    [InlineData("how much does it cost to mend the dyke?", "Who leads Volta?")]
    [InlineData("Where are the boats that Kestrel sold?", "Who leads Volta?")]
    [InlineData("???", "Who leads Volta?")]
    public void A_complete_question_is_a_new_one(string question, string previous) => Resolve(question, previous).ShouldBeNull();

    [Theory]
    [InlineData("and why?", null)]
    [InlineData("and why?", " ")]
    public void Nothing_is_completed_without_a_question_before(string question, string? previous) =>
        FollowUps.Resolve(question, previous is null ? null : new Exchange(previous)).ShouldBeNull();

    [Theory]
    [InlineData("and in Lyon?", "Who won the mayoral vote in Nantes?", "Who won the mayoral vote in Lyon?")]
    [InlineData("and Kestrel?", "How much does Volta pay its drivers?", "How much does Kestrel pay its drivers?")]
    [InlineData("what about Kestrel?", "Who leads Volta?", "Who leads Kestrel?")]
    [InlineData("and Ann Rao?", "What is Tim Dale's fee?", "What is Ann Rao's fee?")]
    [InlineData("what about the deputy?", "Who is the harbour master of Lund?", "Who is the deputy of Lund?")]
    [InlineData("and a lorry", "What will a car pay on the bridge?", "What will a lorry pay on the bridge?")]
    [InlineData("and in 2019?", "How many visitors came in 2021?", "How many visitors came in 2019?")]
    [InlineData("in euros?", "What does the pass cost?", "What does the pass cost in euros?")]
    public void A_new_name_place_role_or_year_takes_the_old_ones_place(string question, string previous, string expected) =>
        Resolve(question, previous).ShouldBe(expected);

    [Theory]
    [InlineData("why?", "When was the pier closed?", null, "why was the pier closed?")]
    [InlineData("by whom?", "When was the pier closed?", "Monday", "by whom was the pier closed?")]
    [InlineData("since when?", "Who leads the harbour board?", "Ann Rao", "since when (Ann Rao leads the harbour board)?")]
    [InlineData("for how much?", "Who bought the pier?", null, "for how much (bought the pier)?")]
    [InlineData("and why not?", "Did Norland sign the pact?", null, "why not did Norland sign the pact?")]
    public void A_bare_question_word_asks_for_something_else_of_the_same_event(
        string question,
        string previous,
        string? answer,
        string expected
    ) => Resolve(question, previous, answer).ShouldBe(expected);

    [Theory]
    [InlineData("how old is he?", "Who refused to sell the mill?", "Tim Dale", "how old is Tim Dale (refused sell mill)?")]
    [InlineData("what is her fee", "Who mediates in the dispute?", "Ann Rao", "what is Ann Rao's fee")]
    [InlineData("why did she go?", "When did Ann Rao resign?", "Monday", "why did Ann Rao go")]
    [InlineData("is he still there?", "Who was Ann Rao's deputy?", null, "is he still there (")]
    [InlineData("did he follow her?", "Who was Ann Rao's deputy?", "Tim Dale", "did he follow her (Tim Dale Ann Rao")]
    public void He_and_she_are_the_person_of_the_last_answer_or_question(
        string question,
        string previous,
        string? answer,
        string beginning
    ) => Resolve(question, previous, answer)!.ShouldStartWith(beginning);

    [Theory]
    [InlineData(
        "where is he now?",
        "Who runs the grid in Norland?",
        "National Grid Agency",
        "where is he now (National Grid Agency Norland"
    )]
    [InlineData("who signed it?", "What did the harbour board decide?", null, "who signed it (harbour board decide)?")]
    [InlineData("who said so?", "Is the pier safe?", null, "who said so (pier safe)?")]
    [InlineData("and who sent a letter?", "who spoke at Lund 2021?", null, "who sent a letter (Lund 2021)?")]
    [InlineData("anyone hurt?", "When did the pier collapse?", null, "anyone hurt (pier collapse)?")]
    public void Other_questions_are_told_what_was_spoken_of(string question, string previous, string? answer, string beginning) =>
        Resolve(question, previous, answer)!.ShouldStartWith(beginning);

    [Fact]
    public void What_was_spoken_of_stays_known_over_several_turns()
    {
        var first = Resolve("who mediated?", "When did the drivers of Volta strike?");
        var second = Resolve("for how long?", first!);

        first.ShouldBe("who mediated (Volta drivers strike)?");
        second!.ShouldContain("Volta drivers strike");
    }

    [Theory]
    [InlineData("(", "?")]
    [InlineData("in", "In which city?")]
    [InlineData("in Lyon", "In which city was the vote")]
    [InlineData("and in 2019", "2021")]
    [InlineData("'s", "who's")]
    [InlineData("he", "()")]
    [InlineData("how", "how many")]
    public void Odd_input_is_survived(string question, string previous) =>
        (Resolve(question, previous, "") ?? "").ShouldBe((Resolve(question, previous, "") ?? "").TrimStart());

    [Fact]
    public void A_long_talk_does_not_grow_without_end()
    {
        var question = "Who leads the harbour board of Lund and the mill of Norland by the river?";
        for (var turn = 0; turn < 30; turn++)
            question = Resolve(turn % 2 == 0 ? "and who pays for that?" : "why?", question, "Ann Rao") ?? question;

        question.Length.ShouldBeLessThan(300);
    }

    [Theory]
    [InlineData("thanks", false)]
    [InlineData("Thank you so much!", false)]
    [InlineData("ok, thx", false)]
    [InlineData("merci beaucoup", false)]
    [InlineData("Vielen Dank!", false)]
    [InlineData("muchas gracias", false)]
    [InlineData("ok great", true)]
    [InlineData("Perfect.", true)]
    [InlineData("got it", true)]
    public void Thanks_are_known(string text, bool isBehindAnswer) => Courtesies.Is(text, isBehindAnswer).ShouldBeTrue();

    [Theory]
    [InlineData("ok great", false)]
    [InlineData("thanks, and who leads Volta?", true)]
    [InlineData("who was thanked?", true)]
    [InlineData("thanks to Kestrel", true)]
    [InlineData("ok and why", true)]
    [InlineData("why", true)]
    [InlineData("is it perfect?", true)]
    [InlineData("", true)]
    public void Questions_are_not_taken_for_thanks(string text, bool isBehindAnswer) => Courtesies.Is(text, isBehindAnswer).ShouldBeFalse();

    static string? Resolve(string question, string previous, string? answer = null) =>
        FollowUps.Resolve(question, new Exchange(previous, answer));
}
