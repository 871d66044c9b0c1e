using System.Text;
using System.Text.Json;
using BriefBot.Deliver.Batch;

namespace BriefBot.Tests.Deliver.Batch;

public class SupportTaskTests
{
    const string Article =
        "The council of Norrvik voted on Tuesday to raise the harbour wall by a metre. Mayor Pia Lund said that the work starts "
        + "in June. The ferry to Skarn waits until the storm has passed.";

    [Fact]
    public async Task What_stands_in_the_article_scores_over_what_is_told_in_other_words_and_that_over_what_is_mixed_up_or_made_up()
    {
        var scores = await ScoresAsync(
            "Mayor Pia Lund said that the work starts in June.",
            "Norrvik's council voted to raise the harbour wall by one metre.",
            "The storm voted to raise the mayor until June.",
            "A museum in Paris bought nine paintings yesterday."
        );

        scores[0].ShouldBe(1);
        scores.ShouldBe(scores.OrderDescending());
        scores[1].ShouldBeGreaterThan(scores[2]);
        scores[2].ShouldBeGreaterThan(scores[3]);
        scores[3].ShouldBe(0);
    }

    [Fact]
    public async Task Sentences_without_a_word_and_lists_without_a_sentence_have_their_place()
    {
        (await ScoresAsync("", "…", "The and of.")).ShouldBe([0, 0, 0]);
        (await ScoresAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"article": "A text.", "sentences": []}""", "\"id\" is missing or empty")]
    [InlineData("""{"id": "x", "sentences": []}""", "\"article\" is missing or empty")]
    [InlineData("""{"id": "x", "article": "A text."}""", "\"sentences\" is missing or no list")]
    [InlineData("""{"id": "x", "article": "A text.", "sentences": ["A text."]}""", "\"sentences\" holds something that is no object")]
    [InlineData("""{"id": "x", "article": "A text.", "sentences": [{"words": 3}]}""", "a sentence has no \"text\"")]
    public async Task A_line_that_cannot_be_used_says_why(string line, string reason) =>
        (
            await Should.ThrowAsync<FormatException>(async () =>
                await new SupportTask().RunAsync(Encoding.UTF8.GetBytes(line), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldBe(reason);

    static async Task<List<double>> ScoresAsync(params string[] sentences)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = "s1",
                article = Article,
                sentences = sentences.Select(text => new { text }),
            }
        );
        var made = JsonDocument.Parse(await new SupportTask().RunAsync(line, TestContext.Current.CancellationToken)).RootElement;
        made.GetProperty("id").GetString().ShouldBe("s1");
        return [.. made.GetProperty("scores").EnumerateArray().Select(score => score.GetDouble())];
    }
}
