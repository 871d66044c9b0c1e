using BriefBot.Answer;
using BriefBot.Corpus;
using BriefBot.Tests.Ingest;

namespace BriefBot.Tests.Answer;

/// <summary>Answers from what pages hold in tables and raised text, from the page to the quote.</summary>
public class TableAnswerTests
{
    [Fact]
    public async Task A_row_answers_and_is_quoted_whole()
    {
        var reply = await AskAsync("how many seats did Green Shore win?");

        reply.Quotes.ShouldContain("List: Green Shore | Votes: 5,077 | Seats: 6");
        reply.Answer.ShouldBe("6");
    }

    [Theory]
    [InlineData("how many tonnes of CO2 a day do the ferries emit?")]
    [InlineData("how many tonnes of CO₂ a day do the ferries emit?")]
    public async Task The_mark_of_a_note_is_no_digit_of_the_answer(string question) => (await AskAsync(question)).Answer.ShouldBe("12");

    static async Task<(string? Answer, string[] Quotes)> AskAsync(string question)
    {
        await using var workshop = await Workshop.OpenAsync();
        await workshop.IngestAsync(Checkout.PathOf("tests", "BriefBot.Tests", "Ingest", "Pages", "Examples", "town-vote.html"));
        var reply = await new Answerer(workshop.Corpus, new AnswerOptions(), TimeProvider.System).AnswerAsync(
            new Question(question, new SearchScope(workshop.Workspace), new DateOnly(2026, 11, 29)),
            TestContext.Current.CancellationToken
        );
        var cited = reply.ShouldBeOfType<Reply.Cited>();
        return (cited.Items.Count == 1 ? cited.Items[0].Text : null, [.. cited.Sources.Select(source => source.Quote)]);
    }
}
