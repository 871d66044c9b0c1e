using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using BriefBot.Ingest.Readers;

namespace BriefBot.Host.Cli;

/// <summary><c>batch ask</c>: JSON Lines in, JSON Lines out, for evaluation.</summary>
static class BatchCommand
{
    static readonly Option<string> In = new("--in") { HelpName = "FILE", Required = true, Description = "Questions: {id, question, date?, doc_ids?} on each line; .gz is unpacked, - is standard input" };
    static readonly Option<string> Out = new("--out") { HelpName = "FILE", Required = true, Description = "Answers, in the order of the questions; .gz is packed, - is standard output" };
    static readonly Option<int?> Workers = new("--workers") { HelpName = "N", Description = "Questions answered at the same time; default: one for each processor" };

    public static Command Build()
    {
        var ask = new ExampledCommand("ask", "Answer many questions", "briefbot batch ask --in questions.jsonl --out answers.jsonl", "briefbot batch ask --in questions.jsonl.gz --out answers.jsonl.gz --workers 1")
        {
            In, Out, CommonOptions.AsOf, Workers,
        };
        ask.SetAction((parsed, cancellation) => AskAsync(new CommandRun(parsed), cancellation));
        return new Command("batch", "Run a task over JSON Lines") { ask };
    }

    static async Task<int> AskAsync(CommandRun run, CancellationToken cancellation)
    {
        var (source, target) = (run.Parsed.GetRequiredValue(In), run.Parsed.GetRequiredValue(Out));
        var workers = run.Parsed.GetValue(Workers) ?? Environment.ProcessorCount;
        if (workers is < 1 or > 256) throw new UsageException($"--workers {workers} is outside 1 to 256.");
        if (source != "-" && target != "-" && Path.GetFullPath(source) == Path.GetFullPath(target)) throw new UsageException("--in and --out name the same file.");
        var clock = Stopwatch.GetTimestamp();
        await using var library = await Composition.OpenLibraryAsync(run.Settings, cancellation);
        var task = new BatchAskTask(library, run.Parsed.GetValue(CommonOptions.AsOf) ?? CommandRun.Today, run.Error);
        await using (var input = OpenInput(source))
        await using (var output = new BatchOutput(target))
        {
            await task.RunAsync(input, output.Stream, workers, cancellation);
            await output.CompleteAsync();
        }
        if (library.IsSamples) await run.Error.WriteLineAsync(Deliver.ReplyWords.FromSamples);
        await run.Error.WriteLineAsync(Summary(task, Stopwatch.GetElapsedTime(clock)));
        return task.Rejected > 0 ? ExitCode.Rejected : ExitCode.Done;
    }

    static Stream OpenInput(string path)
    {
        if (path == "-") return Console.OpenStandardInput();
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new BoundedGzipStream(file, new InputLimits()) : file;
    }

    static string Summary(BatchAskTask task, TimeSpan total)
    {
        var sorted = task.Elapsed.Order().ToList();
        var times = sorted.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", an answer in {At(sorted, .5):0.0} ms (p50), {At(sorted, .95):0.0} ms (p95)");
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Count:N0} answered, {task.Rejected:N0} rejected in {total.TotalSeconds:0.0} s{times}.");
    }

    static double At(List<TimeSpan> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))].TotalMilliseconds;
}

/// <summary>A file that appears under its name only once it is whole; "-" for standard output.</summary>
sealed class BatchOutput : IAsyncDisposable
{
    readonly string _target;
    readonly string _part;
    readonly Stream _file;

    public BatchOutput(string target)
    {
        (_target, _part) = (target, target + ".part");
        _file = target == "-" ? Console.OpenStandardOutput() : File.Create(_part);
        Stream = target.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(_file, CompressionLevel.Fastest) : new BufferedStream(_file, 1 << 16);
    }

    public Stream Stream { get; }

    /// <summary>Ends the file and gives it its name.</summary>
    public async Task CompleteAsync()
    {
        await Stream.DisposeAsync();
        if (_target != "-") File.Move(_part, _target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await _file.DisposeAsync();
        if (_target != "-") File.Delete(_part);
    }
}
