using System.Text.Json.Nodes;
using BriefBot.FakeModels;
using BriefBot.Host.Kernels;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace BriefBot.Tests.Host.Kernels;

/// <summary>A kernel of somebody else's with the corpus and the prompts in it, as docs/how-to/semantic-kernel.md shows it.</summary>
public sealed class CorpusPluginTests
{
    const string Question = "Who owns the Ever Given, and who spoke at Wuzhen?";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_lines_add_the_corpus_and_the_prompts_to_a_kernel_and_its_model_searches_and_cites()
    {
        await using var server = await FakeModelServer.StartAsync(Model, Stop);
        using var folder = new TemporaryFolder();

        var (answer, sources) = await AskAsync("test-model", server.OpenAIAddress, server.ApiKey, folder.Path, Question, Stop);

        answer.ShouldStartWith("The ship's owner is in the articles. [");
        var source = sources.ShouldHaveSingleItem();
        source.ShouldContain("Ever Given");
        var tools = server.Requests[0].Body!["tools"]!.AsArray().Select(tool => (string?)tool!["function"]!["name"]);
        tools.ShouldContain("corpus-search");
        tools.ShouldContain("corpus-stories");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public void The_lines_are_those_of_the_documentation()
    {
        var source = File.ReadAllText(Checkout.PathOf("tests/BriefBot.Tests/Host/Kernels/CorpusPluginTests.cs"));
        var lines = source.Split("// docs {\n")[1].Split("        // } docs")[0];
        var documented = File.ReadAllText(Checkout.PathOf("docs/how-to/semantic-kernel.md")).Split("```csharp\n")[1].Split("```")[0];

        documented.ShouldBe(
            string.Join('\n', lines.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line))
        );
    }

    [Fact]
    public async Task Numbers_that_nobody_gave_cite_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var corpus = await CorpusPlugin.OpenAsync(folder.Path, Stop);

        corpus.Cited("It sank. [1] It floats. [99999999] [0]").ShouldBeEmpty();
    }

    static async Task<(string Answer, IReadOnlyList<string> Sources)> AskAsync(
        string model,
        Uri endpoint,
        string apiKey,
        string data,
        string question,
        CancellationToken cancellation
    )
    {
        // docs {
        await using var corpus = await CorpusPlugin.OpenAsync(data, cancellation);
        var builder = Kernel.CreateBuilder().AddOpenAIChatCompletion(model, endpoint, apiKey);
        builder.Plugins.Add(corpus.Functions);
        builder.Plugins.Add(PromptPlugin.Load());
        var settings = new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
        var arguments = new KernelArguments(settings) { ["question"] = question, ["sources"] = Array.Empty<object>() };
        (arguments["today"], arguments["limit"], arguments["calls"], arguments["fence"]) = ("1 March 2024", "6", "6", Guid.NewGuid());
        var answer = await builder.Build().InvokeAsync<string>("briefbot", "research", arguments, cancellation);
        var sources = corpus.Cited(answer!).Select(cited => $"[{cited.Number}] {cited.Quote} — {cited.Article.Title}").ToList();
        return (answer!, sources);
        // } docs
    }

    // Searches, and cites the first sentence that it is given.
    static ChatScript Model(ChatRequest request)
    {
        var found = request.Body["messages"]!
            .AsArray()
            .Where(message => (string?)message!["role"] == "tool")
            .SelectMany(message => Text(message!["content"]).Split('\n'))
            .FirstOrDefault(line => line.StartsWith('[') && line.Contains("Ever Given", StringComparison.Ordinal));
        return found is null
            ? new ChatScript { ToolCalls = [("corpus-search", """{"query":"Ever Given owner"}""")], FinishReason = "tool_calls" }
            : Models.Text($"The ship's owner is in the articles. {found[..(found.IndexOf(']') + 1)]}");
    }

    static string Text(JsonNode? content) =>
        content is JsonArray parts ? string.Concat(parts.Select(part => (string?)part!["text"])) : (string?)content ?? "";
}
