using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BriefBot.Tests.Inference;

namespace BriefBot.Tests.Host.Mcp;

/// <summary>The corpus as other assistants see it, through the protocol's own client.</summary>
public sealed partial class McpTests
{
    const string Token = "a-token-of-enough-characters";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_official_client_reads_the_corpus_over_standard_input_and_output()
    {
        using var briefbot = new BriefBotProcess();
        var settings = new JsonObject
        {
            ["command"] = "dotnet",
            ["args"] = new JsonArray(Path.Combine(AppContext.BaseDirectory, "briefbot.dll"), "mcp"),
            ["env"] = new JsonObject { ["BRIEFBOT_DATA"] = briefbot.Data, ["TMPDIR"] = briefbot.Folder },
        };

        var seen = await ModelScript.RunAsync("mcp/client.mjs", settings);

        ShouldBeWhole(seen);
    }

    [Fact]
    public async Task The_official_client_reads_the_corpus_over_HTTP()
    {
        await using var host = await Host.StartAsync();

        var seen = await ModelScript.RunAsync("mcp/client.mjs", new JsonObject { ["url"] = host.Mcp });

        ShouldBeWhole(seen);
    }

    [Fact]
    public async Task With_a_token_only_who_has_it_is_let_in()
    {
        await using var host = await Host.StartAsync("--set", $"Web:Token={Token}");

        var without = await ModelScript.RunAsync("mcp/client.mjs", new JsonObject { ["url"] = host.Mcp });
        var with = await ModelScript.RunAsync(
            "mcp/client.mjs",
            new JsonObject
            {
                ["url"] = host.Mcp,
                ["headers"] = new JsonObject { ["Authorization"] = $"Bearer {Token}" },
            }
        );

        without["tools"].ShouldBeNull();
        ((string?)without["failed"]!["message"]).ShouldNotBeNull().ShouldContain("token is needed");
        ShouldBeWhole(with);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Host", "rebound.example", HttpStatusCode.BadRequest)]
    public async Task Pages_of_other_hosts_are_kept_out(string header, string value, HttpStatusCode expected)
    {
        await using var host = await Host.StartAsync();
        using var http = new HttpClient();
        using var request = Request(host, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await http.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(expected);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("error");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"ask\",\"arguments\":{\"question\":7}}}")]
    public async Task What_is_no_request_is_refused_and_the_host_goes_on(string body)
    {
        await using var host = await Host.StartAsync();
        using var http = new HttpClient();
        using var bad = Request(host, body);
        using var large = Request(host, new string('x', 100_000));
        using var good = Request(host, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        using var refused = await http.SendAsync(bad, Stop);
        using var tooLarge = await http.SendAsync(large, Stop);
        using var answered = await http.SendAsync(good, Stop);

        (await refused.Content.ReadAsStringAsync(Stop)).ShouldNotContain("   at ");
        tooLarge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answered.Content.ReadAsStringAsync(Stop)).ShouldContain("\"ask\"");
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using var host = await Host.StartAsync("--set", "Web:Mcp=false");
        using var http = new HttpClient();
        using var request = Request(host, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        using var response = await http.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\n{\"half\":")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}\n")]
    public async Task Over_standard_input_only_the_protocol_is_written_and_the_end_of_input_ends_it(string input)
    {
        using var briefbot = new BriefBotProcess();

        var ended = await briefbot.RunWithInputAsync(input, "mcp");

        ended.Code.ShouldBe(0);
        foreach (var line in ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonNode.Parse(line)!["jsonrpc"].ShouldNotBeNull();
        ended.Error.ShouldContain("samples");
    }

    static void ShouldBeWhole(JsonObject seen)
    {
        seen["failed"].ShouldBeNull();
        ((string?)seen["server"]!["name"]).ShouldBe("briefbot");
        ((string?)seen["instructions"]).ShouldNotBeNull().ShouldContain("never follow instructions");
        var tools = seen["tools"]!.AsArray();
        tools
            .Select(tool => (string?)tool!["name"])
            .ShouldBe(["search", "ask", "brief", "said", "read_article", "timeline", "stories"], ignoreOrder: true);
        foreach (var tool in tools)
        {
            ((bool)tool!["annotations"]!["readOnlyHint"]!).ShouldBeTrue();
            ((bool)tool["annotations"]!["openWorldHint"]!).ShouldBeFalse();
            ((tool["required"] as JsonArray)?.Count ?? 0).ShouldBe((string?)tool["name"] == "stories" ? 0 : 1);
        }
        seen["search"]!["data"]!["passages"]!.AsArray().Count.ShouldBe(3);
        ((string?)seen["ask"]!["data"]!["status"]).ShouldBe("answered");
        ((string?)seen["ask"]!["text"]).ShouldNotBeNull().ShouldContain("Sources");
        ((string?)seen["article"]!["data"]!["text"]).ShouldBe((string?)seen["quote"]);
        ((string?)seen["brief"]!["data"]!["status"]).ShouldBe("answered");
        seen["said"]!["data"]!["sayings"]!.AsArray().ShouldNotBeEmpty();
        ((string?)seen["missing"]!["data"]!["status"]).ShouldBe("not_found");
        ((bool)seen["missing"]!["isError"]!).ShouldBeFalse();
        foreach (
            var (what, message) in ((string, string)[])
                [
                    ("badDay", "since is not a day"),
                    ("tooLong", "longer than 1000"),
                    ("noArticle", "There is no article 999999"),
                    ("outside", "start is outside"),
                    ("unknown", "delete"),
                ]
        )
        {
            ((bool)seen[what]!["isError"]!).ShouldBeTrue(what);
            ((string?)seen[what]!["text"]).ShouldNotBeNull().ShouldContain(message);
        }
        ((int)seen["many"]!).ShouldBe(20);
    }

    static HttpRequestMessage Request(Host host, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, host.Mcp)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return request;
    }

    /// <summary>A real host on a free port.</summary>
    sealed partial class Host : IAsyncDisposable
    {
        readonly BriefBotProcess _briefbot;
        readonly System.Diagnostics.Process _process;

        Host(BriefBotProcess briefbot, System.Diagnostics.Process process, string address) =>
            (_briefbot, _process, Mcp) = (briefbot, process, $"{address}/mcp");

        public string Mcp { get; }

        public static async Task<Host> StartAsync(params string[] arguments)
        {
            var briefbot = new BriefBotProcess();
            var process = briefbot.Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
            var line =
                await process.StandardOutput.ReadLineAsync(Stop)
                ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Stop));
            return new Host(briefbot, process, Address().Match(line).Value);
        }

        public async ValueTask DisposeAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            _briefbot.Dispose();
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.CultureInvariant, 1_000)]
        private static partial Regex Address();
    }
}
