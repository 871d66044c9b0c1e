using System.Diagnostics;
using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Pages;

/// <summary>How soon a browser has something to paint, and how much it must load: the pages over 6,000 articles.</summary>
/// <remarks>Targets are those of the project. What answering itself takes is measured beside it through the API and taken off.</remarks>
sealed class PagesBenchmark(BenchOptions options, ResultTable table, CancellationToken cancellation)
{
    /// <summary>What the command line calls it.</summary>
    public const string Verb = "pages";

    const int Articles = 6_000;
    const int Questions = 40;
    const int Times = 25;
    const double Milliseconds = 150;
    const double Kilobytes = 100;

    static readonly string[] Addresses =
    [
        "/",
        "/article/17",
        "/stories",
        "/story/1",
        "/topics",
        "/people",
        "/person?name=Ann%20Rao",
        "/feeds",
        "/admin",
        "/admin/articles",
        "/admin/questions",
    ];

    /// <summary>Measures and prints the table.</summary>
    public async Task RunAsync()
    {
        var executable = options.BriefBot ?? throw new FormatException("pages needs --briefbot. " + BenchOptions.Usage);
        var set = GeneratedNews.Create(Articles, Questions);
        var data = await GeneratedData.CreateAsync(options.Folder, set, cancellation);
        await using var serving = await WebProcess.StartAsync(executable, data, cancellation);
        using var client = new HttpClient { BaseAddress = serving.Address };
        await UntilStoriesAsync(client);
        foreach (var address in Addresses)
            await MeasureAsync(client, address);
        await MeasureAnswersAsync(client, set);
        table.Add("resident memory after it", ResultTable.Number(serving.Resident, "0") + " MB");
        table.Print(Console.Out, new NewsDescription(set.Name, Articles, Questions, 0).ToString());
    }

    // Stories are placed beside the requests, after the start.
    async Task UntilStoriesAsync(HttpClient client)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var waited = 0; waited < 300; waited++)
        {
            if (
                (await client.GetStringAsync(new Uri("/", UriKind.Relative), cancellation)).Contains(
                    "class=\"news\"",
                    StringComparison.Ordinal
                )
            )
                return;
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    async Task MeasureAsync(HttpClient client, string address)
    {
        var (times, bytes) = (new List<double>(), 0);
        for (var i = 0; i <= Times; i++)
        {
            var (took, size, found) = await LoadAsync(client, address);
            if (!found)
            {
                table.Add($"{address}", "not there");
                return;
            }
            // The first one compiles.
            if (i > 0)
                times.Add(took);
            bytes = size;
        }
        var distribution = new Distribution(times);
        table.AtMost($"{address}, p50 / p95 ms: {distribution.Median:0.0} / {distribution.P95:0.0}", distribution.P95, Milliseconds, "0.0");
        table.AtMost($"{address}, kB", bytes / 1e3, Kilobytes, "0.0");
    }

    async Task MeasureAnswersAsync(HttpClient client, NewsSet set)
    {
        var (beyond, largest) = (new List<double>(), 0);
        foreach (var question in set.Questions)
        {
            var asked = Uri.EscapeDataString(question.Text);
            await LoadAsync(client, "/api/ask?q=" + asked);
            var (alone, _, _) = await LoadAsync(client, "/api/ask?q=" + asked);
            var (took, size, _) = await LoadAsync(client, "/?q=" + asked);
            beyond.Add(took - alone);
            largest = Math.Max(largest, size);
        }
        var distribution = new Distribution(beyond);
        table.AtMost(
            $"answer beyond /api/ask, p50 / p95 ms: {distribution.Median:0.0} / {distribution.P95:0.0}",
            distribution.P95,
            Milliseconds,
            "0.0"
        );
        table.AtMost("largest answer, kB", largest / 1e3, Kilobytes, "0.0");
    }

    async Task<(double Milliseconds, int Bytes, bool Found)> LoadAsync(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, body.Length, response.IsSuccessStatusCode);
    }
}
