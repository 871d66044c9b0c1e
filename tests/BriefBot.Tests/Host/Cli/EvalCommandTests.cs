using System.Text.Json;

namespace BriefBot.Tests.Host.Cli;

/// <summary>A team's own questions are scored.</summary>
public sealed class EvalCommandTests : IAsyncLifetime
{
    const string Article = """
        Harbour gets a new crane

        Port of Lindholm (The Quay Gazette), 3 June 2024 - The harbour office of Lindholm bought a crane for 4.2 million crowns on Monday, said its head, Sanna Wiik.

        The old crane had broken down in March.
        """;

    readonly BriefBotProcess _briefbot = new();

    public async ValueTask InitializeAsync() =>
        await _briefbot.RunAsync(
            "ingest",
            _briefbot.Write("crane.txt", Article),
            "--source",
            "The Quay Gazette",
            "--published",
            "2024-06-03"
        );

    public ValueTask DisposeAsync()
    {
        _briefbot.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Tells_what_was_found_what_was_cited_and_what_was_rightly_left()
    {
        var file = _briefbot.Write(
            "questions.jsonl",
            """
            {"question": "How much did the crane of Lindholm cost?", "answer": ["4.2 million crowns", "4.2m"], "source": "Quay Gazette"}
            {"question": "Who won the election in Zorblax?", "found": false}
            {"question": "Who heads the harbour office of Lindholm?", "answer": "Nobody Atall"}
            """
        );

        var printed = await _briefbot.RunAsync("eval", file, "--set", "Reader:Enabled=false");
        var document = await _briefbot.RunAsync("eval", file, "--json", "--set", "Reader:Enabled=false");

        printed.Code.ShouldBe(0, printed.Error);
        printed.Output.ShouldContain("Right                  2 of 3 (67 %)");
        printed.Output.ShouldContain("line 3: Who heads the harbour office of Lindholm?");
        using var json = JsonDocument.Parse(document.Output);
        json.RootElement.GetProperty("sources").GetProperty("right").GetInt32().ShouldBe(1);
        json.RootElement.GetProperty("unanswered").GetProperty("right").GetInt32().ShouldBe(1);
        var citations = json.RootElement.GetProperty("citations");
        citations.GetProperty("right").GetInt32().ShouldBe(citations.GetProperty("all").GetInt32());
    }

    [Fact]
    public async Task Names_lines_that_it_cannot_use_and_asks_the_rest()
    {
        var file = _briefbot.Write(
            "questions.jsonl",
            "{\"question\": \"\"}\n{\"question\": \"Who heads the harbour office?\", \"found\": \"maybe\"}\n{\"question\": \"Who "
                + "heads the harbour office?\", \"answer\": \"Sanna Wiik\"}\n"
        );

        var printed = await _briefbot.RunAsync("eval", file, "--set", "Reader:Enabled=false");

        printed.Code.ShouldBe(2);
        printed.Error.ShouldContain("#1: \"question\" is missing or empty");
        printed.Error.ShouldContain("#2: \"found\" is neither true nor false");
        printed.Output.ShouldContain("Right                  1 of 1 (100 %)");
    }

    [Fact]
    public async Task Says_that_there_is_no_such_file() => (await _briefbot.RunAsync("eval", "/no/such/file.jsonl")).Code.ShouldBe(2);
}
