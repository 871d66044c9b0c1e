using System.Text.Json;

namespace BriefBot.Tests.Host.Cli;

/// <summary>Stories as a person or a script sees them.</summary>
public sealed class StoriesCommandTests : IDisposable
{
    const string Wire = """
        {"id":"a","title":"Lighthouse of Port Eldon reopens","source":"Coast News","published":"2021-03-03","body":"PORT ELDON (Reuters) – The lighthouse at Port Eldon reopened on Wednesday after a storm had damaged it in November, keeper Mara Quill said. Repairs took four months and cost 2.1 million crowns, according to the harbour office. Visitors may climb the tower again from Saturday on."}
        {"id":"b","title":"Port Eldon: visitors may climb again","source":"Inland Mail","published":"2021-03-04","body":"PORT ELDON (Reuters) – The lighthouse at Port Eldon reopened on Wednesday after a storm had damaged it in November, keeper Mara Quill said. Repairs took four months and cost 2.1 million crowns, according to the harbour office."}
        {"id":"c","title":"Port Eldon's keeper is back in her tower","source":"Harbour Gazette","published":"2021-03-04","body":"Keeper Mara Quill has her lighthouse back. Four months after the storm of November the tower of Port Eldon is open, with new glass and a bill of 2.1 million crowns that the harbour office pays."}
        {"id":"d","title":"Bakers of Lund strike","source":"Inland Mail","published":"2021-03-04","topic":"work","body":"Bakers in Lund laid down their work on Thursday and want 7 percent more pay, said Olle Brandt of the union. Most shops sold yesterday's bread."}
        """;

    readonly BriefBotProcess _briefbot = new();

    public void Dispose() => _briefbot.Dispose();

    [Fact]
    public async Task Stories_are_listed_and_shown_with_their_reprints()
    {
        await _briefbot.RunAsync("ingest", _briefbot.Write("wire.jsonl", Wire));

        var listed = await _briefbot.RunAsync("stories");
        var json = await _briefbot.RunAsync("stories", "--json");
        using var stories = JsonDocument.Parse(json.Output);
        var largest = stories.RootElement.GetProperty("stories").EnumerateArray().MaxBy(story => story.GetProperty("articles").GetInt32());
        var shown = await _briefbot.RunAsync("stories", "show", largest.GetProperty("id").ToString());

        listed.Code.ShouldBe(0, listed.Error);
        listed.Output.ShouldContain("3 articles from 2 independent sources, 2021-03-03 to 2021-03-04");
        listed.Output.ShouldContain("Bakers of Lund strike — 1 article from 1 independent source, 2021-03-04");
        largest.GetProperty("sources").GetInt32().ShouldBe(2);
        shown.Output.ShouldContain("Port Eldon: visitors may climb again — Inland Mail, reprint of 1");
        shown.Output.ShouldContain("Lighthouse of Port Eldon reopens — Coast News, from reuters");
    }

    [Fact]
    public async Task A_story_that_is_not_there_is_not_found_and_the_samples_have_stories_too()
    {
        var missing = await _briefbot.RunAsync("stories", "show", "4711");
        var samples = await _briefbot.RunAsync("stories", "--since", "2022-01-01", "--json");

        missing.Code.ShouldBe(3);
        missing.Error.ShouldContain("there is no story 4711");
        using var json = JsonDocument.Parse(samples.Output);
        json.RootElement.GetProperty("from_samples").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("stories").GetArrayLength().ShouldBeGreaterThan(1);
    }
}
