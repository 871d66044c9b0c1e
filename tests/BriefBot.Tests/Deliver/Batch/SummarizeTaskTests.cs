using System.Text;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Deliver.Batch;

namespace BriefBot.Tests.Deliver.Batch;

public class SummarizeTaskTests
{
    const string Body =
        "The council of Norrvik voted to raise the harbour wall – by a metre. Work on the wall “starts in June”, it said. Gulls flew.";

    [Fact]
    public async Task Each_sentence_of_the_summary_stands_in_its_text_letter_for_letter()
    {
        var bodies = new Dictionary<string, string>
        {
            ["a"] = Body,
            ["7"] = "Norrvik raises its harbour wall by a metre. The ferry to Skarn waits.",
        };
        var made = await RunAsync(
            new
            {
                id = "n1",
                docs = new object[]
                {
                    new
                    {
                        id = "a",
                        title = "Wall of Norrvik",
                        body = Body,
                    },
                    new
                    {
                        id = 7,
                        title = (string?)null,
                        body = bodies["7"],
                    },
                },
            }
        );

        made.GetProperty("id").GetString().ShouldBe("n1");
        var citations = made.GetProperty("citations").EnumerateArray().ToList();
        citations.ShouldNotBeEmpty();
        var quotes = citations
            .Select(one =>
                bodies[one.GetProperty("doc").GetString()!][one.GetProperty("start").GetInt32()..one.GetProperty("end").GetInt32()]
            )
            .ToList();
        made.GetProperty("summary").GetString().ShouldBe(string.Join(' ', quotes));
        citations.Select(one => one.GetProperty("sha256").GetString()).ShouldBe(quotes.Select(quote => Citation.Hash(quote)));
    }

    [Fact]
    public async Task Texts_without_a_sentence_give_an_empty_summary()
    {
        var made = await RunAsync(new { id = "n2", docs = new[] { new { title = "Only a title" } } });

        made.GetProperty("summary").GetString().ShouldBe("");
        made.GetProperty("citations").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"docs": []}""", "\"id\" is missing or empty")]
    [InlineData("""{"id": "x"}""", "\"docs\" is missing or no list")]
    [InlineData("""{"id": "x", "docs": [3]}""", "\"docs\" holds something that is no object")]
    public async Task A_line_that_cannot_be_used_says_why(string line, string reason) =>
        (
            await Should.ThrowAsync<FormatException>(async () =>
                await new SummarizeTask(20).RunAsync(Encoding.UTF8.GetBytes(line), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldBe(reason);

    static async Task<JsonElement> RunAsync(object line)
    {
        var made = await new SummarizeTask(40).RunAsync(JsonSerializer.SerializeToUtf8Bytes(line), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(made).RootElement;
    }
}
