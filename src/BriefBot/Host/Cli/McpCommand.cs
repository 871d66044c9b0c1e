using System.CommandLine;
using BriefBot.Deliver;
using BriefBot.Deliver.Answering;
using BriefBot.Host.Composition;
using BriefBot.Host.Mcp;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Server;

namespace BriefBot.Host.Cli;

/// <summary><c>mcp</c>: the corpus for other assistants, by the Model Context Protocol on standard input and output.</summary>
static class McpCommand
{
    const int Concurrent = 4;
    const int Waiting = 32;

    public static Command Build()
    {
        var command = new ExampledCommand(
            "mcp",
            "Let other assistants read the corpus: a Model Context Protocol server on standard input and output",
            "briefbot mcp",
            "briefbot mcp --data /srv/briefbot"
        );
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        if (library.IsSamples)
            await run.Error.WriteLineAsync(ReplyWords.FromSamples);
        using var threads = new AnswerThreads(Environment.ProcessorCount, TimeProvider.System);
        using var tools = new McpTools(_ => ValueTask.FromResult(library), threads, TimeProvider.System, Concurrent, Waiting);
        var options = new McpServerOptions();
        McpOptions.Fill(options, tools);
        await using var transport = new StdioServerTransport(options, NullLoggerFactory.Instance);
        await using var server = McpServer.Create(transport, options, NullLoggerFactory.Instance, null);
        await server.RunAsync(cancellation);
        return ExitCode.Done;
    }
}
