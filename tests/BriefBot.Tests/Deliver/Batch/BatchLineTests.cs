using System.Text;
using System.Text.Json;
using BriefBot.Answer;
using BriefBot.Deliver.Batch;
using BriefBot.Ingest.Readers;
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

        ShownQuote.Of(claims, "", 60).Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public void A_sentence_that_is_too_long_is_cut_around_its_short_answer()
    {
        var quote = ShownQuote.Of([Claim(200, 150)], "", 60);

        quote.Split(' ').Length.ShouldBe(60);
        quote.ShouldContain("word150");
    }

    [Fact]
    public void A_sentence_that_does_not_fit_beside_the_first_makes_room_for_the_next()
    {
        var claims = new[] { Claim(25, 0), Claim(50, 0), Claim(10, 0) };

        ShownQuote.Of(claims, "", 60).ShouldBe($"{claims[0].Text}\n{claims[2].Text}");
    }

    [Fact]
    public void A_sentence_that_is_too_long_and_has_no_short_answer_is_cut_where_the_question_stands()
    {
        var quote = ShownQuote.Of([Claim(200, 0) with { Highlights = [] }], "What of WORD120 and word140?", 60);

        quote.Split(' ').Length.ShouldBe(60);
        quote.ShouldContain("word120");
        quote.ShouldContain("word140");
        quote.ShouldNotContain("word99 ");
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

    [Fact]
    public void Output_lines_are_as_they_always_were()
    {
        var reply = Replies.Cited("Minister Ada Pell “opened” it.", "Ada Pell");

        Encoding
            .UTF8.GetString(BatchAnswer.Line("q\"1", reply with { Confidence = 1 / 3d }).Span)
            .ShouldBe(
                """
                {"id":"q\"1","passages":[{"doc":"1","title":"Harbour opens","text":"Minister Ada Pell “opened” it.","score":1.5}],"quote":"Minister Ada Pell “opened” it.","answer":"Ada Pell","abstain":false,"confidence":0.3333333333333333,"conflict_flag":false,"elapsed_ms":2}
                """
            );
    }

    [Theory]
    [InlineData("""{"id":"p1","html":"<p>“no”"}""", """{"id":"p1","title":"“no”","published":null,"author":null,"text":"“no”"}""")]
    [InlineData(
        """{"id":"p2","html":"<html><body><nav><a href='/'>Home</a></nav></body></html>"}""",
        """{"id":"p2","title":null,"published":null,"author":null,"text":""}"""
    )]
    public async Task Extracted_lines_are_as_they_always_were(string line, string output) =>
        await ShouldGiveAsync(new ExtractTask(new InputLimits(), new DateOnly(2024, 5, 1)), line, output);

    [Theory]
    [InlineData(
        """{"id":1,"article":"The “ferry” line opens in June.","sentences":[{"text":"The ferry line opens in June."},{"text":"Nobody came."}]}""",
        """{"id":"1","scores":[1,0.1667]}"""
    )]
    [InlineData("""{"id":"a","article":"x","sentences":[]}""", """{"id":"a","scores":[]}""")]
    public async Task Supported_lines_are_as_they_always_were(string line, string output) =>
        await ShouldGiveAsync(new SupportTask(), line, output);

    [Theory]
    [InlineData(
        """{"id":"s","docs":[{"id":"d","title":"Ferry","body":"The “ferry” line opens in June."}]}""",
        """{"id":"s","summary":"The “ferry” line opens in June.","citations":[{"doc":"d","start":0,"end":31,"sha256":"SHA"}]}"""
    )]
    [InlineData("""{"id":"s","docs":[]}""", """{"id":"s","summary":"","citations":[]}""")]
    public async Task Summarized_lines_are_as_they_always_were(string line, string output) =>
        await ShouldGiveAsync(
            new SummarizeTask(50),
            line,
            output.Replace("SHA", BriefBot.Corpus.Citation.Hash("The “ferry” line opens in June."), StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(
        """{"id":"v","source":"The ferry line opens in June.","sentence":"The ferry line opens in June."}""",
        """{"id":"v","passes":true,"why":""}"""
    )]
    public async Task Verified_lines_are_as_they_always_were(string line, string output) =>
        await ShouldGiveAsync(new VerifyTask(), line, output);

    [Fact]
    public async Task Grouped_lines_are_as_they_always_were()
    {
        var task = new StoriesTask();
        var article = task.Read("""{"id":"é\"","title":"The ferry line opens in June"}"""u8.ToArray());
        var lines = new List<string>();
        await foreach (var line in task.RunAsync([article], TestContext.Current.CancellationToken))
            lines.Add(Encoding.UTF8.GetString(line.Span));

        lines.ShouldBe(["""{"id":"é\"","cluster":1}"""]);
    }

    static async Task ShouldGiveAsync(LineTask task, string line, string output)
    {
        var given = await task.RunAsync(Encoding.UTF8.GetBytes(line), TestContext.Current.CancellationToken);

        Encoding.UTF8.GetString(given.Span).ShouldBe(output);
    }

    static BatchQuestion Parse(string line) => BatchQuestion.Parse(Encoding.UTF8.GetBytes(line));

    static Claim Claim(int words, int answer)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(i => $"word{i}"));
        var at = text.IndexOf($"word{answer}", StringComparison.Ordinal);
        return new Claim(text, [new TextSpan(at, at + 5)], [1]);
    }
}
