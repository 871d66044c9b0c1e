using System.CommandLine;
using System.Globalization;
using BriefBot.Deliver;
using BriefBot.Deliver.Json;
using BriefBot.Host.Composition;
using BriefBot.Ingest.Feeds;
using BriefBot.Ingest.Readers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefBot.Host.Cli;

/// <summary><c>feeds import</c> and <c>feeds export</c>: lists of feeds as other readers write and read them (OPML).</summary>
static class FeedListCommands
{
    const int LargestFile = 8 * 1024 * 1024;

    static readonly Argument<string> In = new("FILE") { Description = "OPML file; - is standard input" };
    static readonly Argument<string> Out = new("FILE") { Description = "OPML file to write; - is standard output" };

    public static Command Import()
    {
        var command = new ExampledCommand(
            "import",
            "Follow the feeds of an OPML list; its folders become topics",
            "briefbot feeds import subscriptions.opml",
            "briefbot feeds import - --json < subscriptions.opml"
        )
        {
            In,
            CommonOptions.Json,
        };
        command.SetAction((parsed, cancellation) => ImportAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    public static Command Export()
    {
        var command = new ExampledCommand(
            "export",
            "Write the feeds as an OPML list, topics as folders",
            "briefbot feeds export subscriptions.opml",
            "briefbot feeds export -"
        )
        {
            Out,
        };
        command.SetAction((parsed, cancellation) => ExportAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> ImportAsync(CommandRun run, CancellationToken cancellation)
    {
        var outlined = Opml.Read(await ReadAsync(run.Parsed.GetRequiredValue(In), cancellation));
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        using var fetcher = IngestParts.Fetcher(run.Settings);
        await using var following = new FeedFollowing(run.Settings, stores, fetcher, NullLoggerFactory.Instance, TimeProvider.System);
        var result = await following.Desk.ImportAsync(
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            outlined,
            cancellation
        );
        if (result.Refused > 0)
            await run.Error.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"briefbot: {result.Refused:N0} feeds were left out: at most {run.Settings.Feeds.PerServer:N0} are followed"
                ) + " (Feeds:PerServer)."
            );
        if (run.Json)
        {
            run.WriteJson(
                new ImportedFeedsDocument(result.Added, result.Known, result.Refused),
                DocumentJson.Default.ImportedFeedsDocument
            );
        }
        else
            await run.Output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{result.Added:N0} feeds added, {result.Known:N0} followed already. ")
                    + "'briefbot serve' reads them from now on; 'briefbot feeds poll' does now."
            );
        return result.Refused > 0 ? ExitCode.Rejected : ExitCode.Done;
    }

    static async Task<int> ExportAsync(CommandRun run, CancellationToken cancellation)
    {
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        var feeds = await stores.Feeds.ListAsync(
            await stores.Corpus.WorkspaceAsync(Libraries.DefaultWorkspace, cancellation),
            cancellation
        );
        var list = Opml.Write(feeds, TimeProvider.System.GetUtcNow());
        var file = run.Parsed.GetRequiredValue(Out);
        if (file == "-")
            await run.Output.WriteAsync(list);
        else
        {
            await File.WriteAllTextAsync(file, list, cancellation);
            await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{feeds.Count:N0} feeds written to {file}."));
        }
        return ExitCode.Done;
    }

    static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        await using var input = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await input.ReadAsync(buffer, cancellation)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestFile)
                throw new InputRejectedException($"is larger than {LargestFile / 1024 / 1024} MB");
        }
        return bytes.ToArray();
    }
}
