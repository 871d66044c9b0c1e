using BenchmarkDotNet.Running;
using BriefBot.Benchmarks;
using BriefBot.Benchmarks.Bursts;
using BriefBot.Benchmarks.Digests;
using BriefBot.Benchmarks.Extraction;
using BriefBot.Benchmarks.Hosts;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;
using BriefBot.Benchmarks.Pages;
using BriefBot.Benchmarks.Readers;
using BriefBot.Benchmarks.Stories;

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
    if (args is [AnswerMeasure.Verb, var database, var questions])
    {
        var overhead = await AnswerMeasure.OverheadAsync(database, NewsSet.ReadQuestions(questions), stop.Token);
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{overhead.Median} {overhead.P95}"));
        return 0;
    }
    if (args is [FeatureDump.Verb, ..])
    {
        await FeatureDump.RunAsync(args[1..], stop.Token);
        return 0;
    }
    if (args is [ScoreVerb.Verb, ..])
    {
        await ScoreVerb.RunAsync(args[1..], stop.Token);
        return 0;
    }
    if (args is [FollowUpsVerb.Verb, ..])
    {
        await FollowUpsVerb.RunAsync(args[1..], stop.Token);
        return 0;
    }
    if (args is [StatementVerb.Verb, ..])
    {
        StatementVerb.Run(args[1..], stop.Token);
        return 0;
    }
    var table = new ResultTable();
    if (args is [StoriesBenchmark.Verb, ..])
        await new StoriesBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [PagesBenchmark.Verb, ..])
        await new PagesBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [SoakBenchmark.Verb, ..])
        await new SoakBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [ClusterBenchmark.Verb, ..])
        await new ClusterBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [DigestBenchmark.Verb, ..])
        await new DigestBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [DiscordBenchmark.Verb, ..])
        await new DiscordBenchmark(BenchOptions.Parse(args[1..]), table, stop.Token).RunAsync();
    else if (args is [ExtractBenchmark.Verb, ..])
    {
        var options = BenchOptions.Parse(args[1..]);
        await new ExtractBenchmark(options.Pages, options.Folder, options.Readability, table, stop.Token).RunAsync();
    }
    else
        await new SystemBenchmark(BenchOptions.Parse(args), table, stop.Token).RunAsync();
    return table.AnyMissed ? 1 : 0;
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
