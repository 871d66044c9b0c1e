using System.Text;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Deliver.Batch;
using BriefBot.Language;

namespace BriefBot.Tests.Deliver.Batch;

public class BatchLineTests
{
    [Theory]
    [InlineData("2022-06-17")]
    [InlineData("20220617")]
    public void A_day_is_read_in_both_forms(string day)
    {
        Parse($$"""{"id": 7, "question": "Who?", "date": "{{day}}"}""")
            .ShouldBe(new BatchQuestion("7", "Who?", new DateOnly(2022, 6, 17), null));
    }

    [Theory]
    [InlineData("nonsense", "not valid JSON")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("""{"question": "Who?"}""", "\"id\"")]
    [InlineData("""{"id": "a", "question": "  "}""", "\"question\"")]
    [InlineData("""{"id": "a", "question": "Who?", "date": "June"}""", "\"date\"")]
    [InlineData("""{"id": "a", "question": "Who?", "doc_ids": "d1"}""", "\"doc_ids\"")]
    [InlineData("""{"id": "a", "question": "\ud800"}""", "not valid Unicode")]
    public void A_line_that_cannot_be_used_says_why(string line, string reason)
    {
        Should.Throw<FormatException>(() => Parse(line)).Message.ShouldContain(reason);
    }

    [Fact]
    public void A_quote_is_as_many_whole_sentences_as_fit()
    {
        var claims = new[] { Claim(25, 0), Claim(30, 0), Claim(10, 0) };

        ShownQuote.Of(claims, 60).Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public void A_sentence_that_is_too_long_is_cut_around_its_short_answer()
    {
        var quote = ShownQuote.Of([Claim(200, 150)], 60);

        quote.Split(' ').Length.ShouldBe(60);
        quote.ShouldContain("word150");
    }

    [Fact]
    public void An_output_line_has_the_fields_that_evaluation_reads()
    {
        using var line = JsonDocument.Parse(BatchAnswer.Line("q1", Replies.Cited("Minister Ada Pell opened it.", "Ada Pell")));

        var root = line.RootElement;

        root.EnumerateObject()
            .Select(field => field.Name)
            .ShouldBe(["id", "passages", "quote", "answer", "abstain", "confidence", "conflict_flag", "elapsed_ms"]);
        root.GetProperty("answer").GetString().ShouldBe("Ada Pell");
        root.GetProperty("abstain").GetBoolean().ShouldBeFalse();
    }

    static BatchQuestion Parse(string line) => BatchQuestion.Parse(Encoding.UTF8.GetBytes(line));

    static Claim Claim(int words, int answer)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(i => $"word{i}"));
        var at = text.IndexOf($"word{answer}", StringComparison.Ordinal);
        return new Claim(text, [new TextSpan(at, at + 5)], [1]);
    }
}
