using BriefBot.Deliver.Answering;

namespace BriefBot.Tests.Deliver.Answering;

/// <summary>Questions made from what an article tells.</summary>
public sealed class QuestionIdeasTests
{
    [Theory]
    [InlineData("Ann Rao opened the new lock in Kiel on Friday.", "Who opened the new lock in Kiel on Friday?", "Ann Rao")]
    [InlineData("Mara Lindqvist, the harbour master, closed Quay 7 at 8:34 a.m.", "Who closed Quay 7 at 8:34 a.m.?", "Mara Lindqvist")]
    [InlineData("14 towns joined the ferry league of Sund in March.", "How many towns joined the ferry league of Sund in March?", "14")]
    [InlineData("Nils Berg said that the Albatross sails again in May.", "What did Nils Berg say about Albatross?", null)]
    [InlineData("Inga Roth, the chair of the board, spoke first.", "Who is Inga Roth?", "the chair of the board")]
    public void A_sentence_gives_the_question_that_it_answers(string sentence, string question, string? answer) =>
        QuestionIdeas.Of(sentence).ShouldContain(new QuestionIdea(question, answer, sentence));

    [Theory]
    [InlineData("Ann Rao is expected to open the new lock in Kiel on Friday.")]
    [InlineData("Ann Rao never opened the new lock in Kiel.")]
    [InlineData("“Ann Rao opened the new lock in Kiel on Friday,” he said.")]
    [InlineData("She opened the new lock in Kiel on Friday.")]
    [InlineData("The Elm Water Board raised its tariff by 4 per cent.")]
    [InlineData("It rained.")]
    public void Nothing_is_made_of_what_is_hedged_denied_quoted_or_leans_on_others(string sentence) =>
        QuestionIdeas.Of(sentence).ShouldBeEmpty();
}
