using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using BriefBot.Deliver.Batch;
using BriefBot.Ingest.Readers;

namespace BriefBot.Host.Cli;

/// <summary>What a task of <c>batch</c> does once its options are read: open what it needs and run itself over the files, once.</summary>
delegate Task BatchAction(CommandRun run, BatchFiles files, CancellationToken cancellation);

/// <summary>A task of <c>batch</c>: the options that all have, the files, and the summary.</summary>
sealed class BatchTaskCommand : ExampledCommand
{
    const int MostWorkers = 256;

    readonly Option<string> _in;
    readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Required = true,
        Description = "Results, in the order of the input; .gz is packed, - is standard output",
    };
    readonly Option<int?> _workers = new("--workers")
    {
        HelpName = "N",
        Description = "Lines worked on at the same time; default: one for each processor",
    };

    /// <summary>Makes the command; further options of the task are added to it.</summary>
    /// <param name="input">What is on each line: "Pages: {id, url, html}".</param>
    public BatchTaskCommand(string name, string description, string input, BatchAction action)
        : base(
            name,
            description,
            $"briefbot batch {name} --in input.jsonl --out output.jsonl",
            $"briefbot batch {name} --in input.jsonl.gz --out output.jsonl.gz --workers 1"
        )
    {
        _in = new("--in")
        {
            HelpName = "FILE",
            Required = true,
            Description = input + " on each line; .gz is unpacked, - is standard input",
        };
        Options.Add(_in);
        Options.Add(_out);
        Options.Add(_workers);
        SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), action, cancellation));
    }

    async Task<int> RunAsync(CommandRun run, BatchAction action, CancellationToken cancellation)
    {
        var (source, target) = (run.Parsed.GetRequiredValue(_in), run.Parsed.GetRequiredValue(_out));
        var workers = run.Parsed.GetValue(_workers) ?? Environment.ProcessorCount;
        if (workers is < 1 or > MostWorkers)
            throw new UsageException($"--workers {workers} is outside 1 to {MostWorkers}.");
        if (source != "-" && target != "-" && Path.GetFullPath(source) == Path.GetFullPath(target))
            throw new UsageException("--in and --out name the same file.");
        run.Settings.Reader.NobodyWaits = true;
        var clock = Stopwatch.GetTimestamp();
        var runner = new BatchRunner(workers, run.Error);
        await action(run, new BatchFiles(runner, source, target), cancellation);
        await run.Error.WriteLineAsync(Summary(runner, Stopwatch.GetElapsedTime(clock)));
        return runner.Rejected > 0 ? ExitCode.Rejected : ExitCode.Done;
    }

    static string Summary(BatchRunner runner, TimeSpan total)
    {
        var sorted = runner.Elapsed.Order().ToList();
        var times =
            sorted.Count == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $", a line in {At(sorted, .5):0.0} ms (p50), {At(sorted, .95):0.0} ms (p95), {At(sorted, .99):0.0} ms (p99)"
                );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{runner.Written:N0} lines written, {runner.Rejected:N0} rejected in {total.TotalSeconds:0.0} s{times}."
        );
    }

    static double At(List<TimeSpan> sorted, double share) =>
        sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))].TotalMilliseconds;
}

/// <summary>The two files of a batch, opened when the task runs.</summary>
sealed class BatchFiles(BatchRunner runner, string source, string target)
{
    /// <summary>Runs a task that takes line by line.</summary>
    public Task RunAsync(LineTask task, CancellationToken cancellation) =>
        WithAsync((input, output) => runner.RunAsync(task, input, output, cancellation));

    /// <summary>Runs a task that takes all lines together.</summary>
    public Task RunAsync<T>(GatheringTask<T> task, CancellationToken cancellation) =>
        WithAsync((input, output) => runner.RunAsync(task, input, output, cancellation));

    async Task WithAsync(Func<Stream, Stream, Task> run)
    {
        await using var input = OpenInput();
        await using var output = new BatchOutput(target);
        await run(input, output.Stream);
        await output.CompleteAsync();
    }

    Stream OpenInput()
    {
        if (source == "-")
            return Console.OpenStandardInput();
        var file = File.OpenRead(source);
        return source.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new BoundedGzipStream(file, new InputLimits()) : file;
    }
}
