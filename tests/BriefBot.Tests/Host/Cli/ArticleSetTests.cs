using System.Text.Json;

namespace BriefBot.Tests.Host.Cli;

/// <summary><c>articles set</c> as a person or a script runs it.</summary>
public sealed class ArticleSetTests : IDisposable
{
    const string Report =
        "Lighthouse reopens\n\nThe lighthouse at Port Eldon reopened on Wednesday, keeper Mara Quill said. Repairs took four "
        + "months and cost 2.1 million crowns, according to the harbour office.\n";

    readonly BriefBotProcess _briefbot = new();

    public void Dispose() => _briefbot.Dispose();

    [Fact]
    public async Task What_is_set_is_shown_with_an_answer_and_taken_back()
    {
        var file = _briefbot.Write("lighthouse.txt", Report);
        await _briefbot.RunAsync("ingest", file);

        var set = await _briefbot.RunAsync(
            "articles",
            "set",
            "1",
            "--source",
            "Coast News",
            "--published",
            "2021-03-03T21:30-05:00",
            "--topic",
            "coast"
        );
        await _briefbot.RunAsync("ingest", file);
        var asked = await _briefbot.RunAsync("ask", "Who said that the lighthouse at Port Eldon reopened?");
        var shown = await _briefbot.RunAsync("articles", "show", "1");
        var json = await _briefbot.RunAsync("articles", "show", "1", "--json");
        var cleared = await _briefbot.RunAsync("articles", "set", "1", "--clear", "published", "--clear", "source", "--json");

        set.Code.ShouldBe(0, set.Error);
        set.Output.ShouldContain("Coast News, 3 March 2021 (set by hand)");
        asked.Output.ShouldContain("Coast News, 3 March 2021 (set by hand)");
        shown.Output.ShouldContain("set by hand: date, outlet, topic");
        using var document = JsonDocument.Parse(json.Output);
        document.RootElement.GetProperty("published_basis").GetString().ShouldBe("set by hand");
        document
            .RootElement.GetProperty("set_by_hand")
            .EnumerateArray()
            .Select(field => field.GetString())
            .ShouldBe(["published", "source", "topic"]);
        using var after = JsonDocument.Parse(cleared.Output);
        after.RootElement.GetProperty("set_by_hand").EnumerateArray().Select(field => field.GetString()).ShouldBe(["topic"]);
        after.RootElement.GetProperty("published").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData(3, "there is no article 9", "9", "--title", "T")]
    [InlineData(2, "is no date", "1", "--published", "soon")]
    [InlineData(2, "say what to set", "1")]
    [InlineData(2, "no field 'name'", "1", "--clear", "name")]
    public async Task What_cannot_be_done_says_why(int code, string reason, params string[] arguments)
    {
        await _briefbot.RunAsync("ingest", _briefbot.Write("lighthouse.txt", Report));

        var ended = await _briefbot.RunAsync(["articles", "set", .. arguments]);

        (ended.Code, ended.Output).ShouldBe((code, ""));
        ended.Error.ShouldContain(reason);
    }
}
