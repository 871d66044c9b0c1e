using System.Text.RegularExpressions;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Host.Mcp;
using ModelContextProtocol.Protocol;

namespace BriefBot.Tests.Host.Mcp;

/// <summary>What the tools that no command has give, to the byte.</summary>
public sealed partial class McpDocumentTests : IAsyncLifetime
{
    readonly AnswerThreads _threads = new(1, TimeProvider.System);
    Library _library = null!;
    McpTools _tools = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _library = await LibraryParts.OpenSamplesAsync(new Settings(), Stop);
        _tools = new McpTools(_ => ValueTask.FromResult(_library), _threads, TimeProvider.System, 1, 1);
    }

    public async ValueTask DisposeAsync()
    {
        _tools.Dispose();
        _threads.Dispose();
        await _library.DisposeAsync();
    }

    [Fact]
    public async Task Articles_passages_and_replies_are_the_documents_on_one_line()
    {
        CallToolResult[] results =
        [
            await _tools.CallAsync("read_article", Stop, ("article", 1), ("start", 10), ("length", 40)),
            await _tools.CallAsync("read_article", Stop, ("article", 2), ("start", 900)),
            await _tools.CallAsync("search", Stop, ("query", "who spoke at <Wuzhen>"), ("limit", 1)),
            await _tools.CallAsync("said", Stop, ("person", "Nobody Atall"), ("about", "Wuzhen")),
        ];

        var text = string.Join('\n', results.Select(result => result.StructuredContent!.Value.GetRawText()));
        Golden.ShouldMatch(Clock().Replace(text, "${name}…") + "\n", "documents/mcp.txt");
    }

    [GeneratedRegex("""(?<name>"elapsed_ms":|"as_of":)["\d.-]+""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();
}
