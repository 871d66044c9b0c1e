using BenchmarkDotNet.Running;
using BriefBot.Benchmarks;
using BriefBot.Benchmarks.Measures;

if (args is ["micro", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(BenchOptions).Assembly).Run(args[1..]);
    return 0;
}

try
{
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        stop.Cancel();
    };
    var table = new ResultTable();
    await new SystemBenchmark(BenchOptions.Parse(args), table, stop.Token).RunAsync();
    return table.AnyMissed ? 1 : 0;
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
