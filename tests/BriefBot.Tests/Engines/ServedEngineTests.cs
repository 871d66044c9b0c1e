using System.Net.Http.Headers;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefBot.Host.Composition;
using Serving = BriefBot.Tests.Host.Discord.Serving;

namespace BriefBot.Tests.Engines;

/// <summary>A search engine in use, as a person has it: processes, their settings, and a server.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ServedEngineTests : IAsyncLifetime
{
    const string Question = "who spoke at Wuzhen 2020?";

    readonly BriefBotProcess _briefbot = new();
    readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    ScriptedEngine _server = null!;

    CancellationToken Stop => _limit.Token;

    public async ValueTask InitializeAsync()
    {
        _limit.CancelAfter(TimeSpan.FromMinutes(4));
        _server = await ScriptedEngine.StartAsync(Stop);
        _server.Account = ("bot", "correct horse");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _briefbot.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task The_sample_question_has_the_same_answer_with_and_without_it_and_when_it_is_gone()
    {
        (await _briefbot.RunAsync("ingest", SampleStores.ArticlesFolder)).Code.ShouldBe(0);
        var before = await AskAsync();
        Configure();
        (await _briefbot.RunAsync("doctor")).Output.ShouldContain("The search engine has no passage yet");

        await using (var serving = await Serving.StartAsync(_briefbot, Stop))
        {
            await _server.WaitForAsync("_count", Stop);
            (await HealthAsync(serving)).ShouldBe((true, "The search engine proposes."));
        }
        _server.Asked("_search").ShouldBe(0);
        var proposed = await AskAsync();
        _server.Asked("_search").ShouldBeGreaterThan(0);
        var examined = await _briefbot.RunAsync("doctor");
        _server.Fault = _ => new(503);
        var without = await AskAsync();
        var complaint = await _briefbot.RunAsync("doctor");

        before["status"]!.GetValue<string>().ShouldBe("answered");
        proposed.ToJsonString().ShouldBe(before.ToJsonString());
        without.ToJsonString().ShouldBe(before.ToJsonString());
        examined.Code.ShouldBe(0, examined.Output);
        examined.Output.ShouldContain($"OpenSearch 3.1.0 answers at {_server.Address.Authority}. The search engine proposes.");
        complaint.Code.ShouldBe(1);
        complaint.Output.ShouldContain("it answered 503. The database's own index proposes meanwhile, and nothing is lost.");
        (examined.Output + complaint.Output).ShouldNotContain("correct horse");
    }

    [Fact]
    public async Task Where_it_is_no_longer_in_use_nothing_is_kept_for_it()
    {
        (await _briefbot.RunAsync("ingest", SampleStores.ArticlesFolder)).Code.ShouldBe(0);
        Configure();
        await using (await Serving.StartAsync(_briefbot, Stop))
            await _server.WaitForAsync("_count", Stop);
        _briefbot.Environment.Clear();

        await using (await Serving.StartAsync(_briefbot, Stop)) { }

        await using var stores = await BriefBot.Corpus.Sqlite.SqliteStores.OpenAsync(
            Path.Combine(_briefbot.Data, "briefbot.db"),
            null,
            Stop
        );
        (await stores.Engine.ProgressAsync(Stop)).State.ShouldBeNull();
    }

    void Configure()
    {
        _briefbot.Environment["BRIEFBOT_Search__Provider"] = "opensearch";
        _briefbot.Environment["BRIEFBOT_Search__Address"] = _server.Address.ToString();
        _briefbot.Environment["BRIEFBOT_Search__Username"] = "bot";
        _briefbot.Environment["BRIEFBOT_Search__PasswordFile"] = _briefbot.Write("password", "correct horse\n");
    }

    async Task<JsonObject> AskAsync()
    {
        var asked = await _briefbot.RunAsync("ask", Question, "--as-of", "2020-12-01", "--json");
        asked.Code.ShouldBe(0, asked.Error);
        var answer = JsonNode.Parse(asked.Output)!.AsObject();
        answer.Remove("elapsed_ms");
        return answer;
    }

    async Task<(bool Sound, string Message)> HealthAsync(Serving serving)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var health = JsonDocument.Parse(await client.GetStringAsync(new Uri(serving.Address, "/health/ready"), Stop));
        var part = health
            .RootElement.GetProperty("parts")
            .EnumerateArray()
            .Single(part => part.GetProperty("name").GetString() == "search");
        return (part.GetProperty("sound").GetBoolean(), part.GetProperty("message").GetString()!);
    }
}
