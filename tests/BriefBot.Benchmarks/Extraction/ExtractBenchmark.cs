using System.Globalization;
using System.Text.Json;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Extraction;

/// <summary>How fast the story of a page is found, beside Mozilla's Readability on LinkeDOM over the same pages in the same run.</summary>
/// <param name="pages">JSON Lines file with {html} on each line, also .gz; null for generated pages.</param>
/// <param name="folder">Where generated pages are written.</param>
/// <param name="yardstick">The Node script of the yardstick.</param>
sealed class ExtractBenchmark(string? pages, string folder, string yardstick, ResultTable table, CancellationToken cancellation)
{
    /// <summary>The first argument that asks for this benchmark.</summary>
    public const string Verb = "extract";

    const int WarmUp = 150;
    const double PagesPerSecond = 100;
    const double SlowestMilliseconds = 200;
    static readonly int[] Cores = [1, 2];

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync()
    {
        var file = pages ?? GeneratedPages.Write(Path.Combine(folder, "pages.jsonl"));
        var own = new OwnExtraction(file, WarmUp);
        foreach (var cores in Cores)
        {
            Rows("BriefBot", cores, own.Run(cores, cancellation), isOwn: true);
            Rows("Readability on LinkeDOM", cores, await YardstickAsync(file, cores), isOwn: false);
        }
        table.Print(
            Console.Out,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{own.Pages:N0} {(pages is null ? "generated pages" : "pages of " + Path.GetFileName(pages))}, "
                    + $"{own.Characters / 1e3 / own.Pages:N0} thousand characters each on average"
            )
        );
    }

    void Rows(string who, int cores, ExtractionTimes measured, bool isOwn)
    {
        var on = cores == 1 ? "one core" : string.Create(CultureInfo.InvariantCulture, $"{cores} cores");
        var times = new Distribution(measured.Milliseconds);
        var rate = measured.Milliseconds.Count / measured.Wall.TotalSeconds;
        if (isOwn && cores > 1)
            table.AtLeast($"{who}, pages a second on {on}", rate, PagesPerSecond, "0");
        else
            table.Add($"{who}, pages a second on {on}", ResultTable.Number(rate, "0"));
        if (cores > 1)
            return;
        table.Add($"{who}, a page, p50 / p95", $"{ResultTable.Number(times.Median, "0.0")} / {ResultTable.Number(times.P95, "0.0")} ms");
        if (isOwn)
            table.AtMost($"{who}, a page, p99, ms", times.P99, SlowestMilliseconds, "0.0");
        else
            table.Add($"{who}, a page, p99", ResultTable.Number(times.P99, "0.0") + " ms");
    }

    async Task<ExtractionTimes> YardstickAsync(string file, int workers)
    {
        var command = new Command(
            "node",
            [
                yardstick,
                Path.GetFullPath(file),
                workers.ToString(CultureInfo.InvariantCulture),
                WarmUp.ToString(CultureInfo.InvariantCulture),
            ],
            0
        );
        using var printed = JsonDocument.Parse(await ProcessMeasure.OutputAsync(command, cancellation));
        var times = printed.RootElement.GetProperty("times").EnumerateArray().Select(time => time.GetDouble()).ToList();
        return new ExtractionTimes(TimeSpan.FromMilliseconds(printed.RootElement.GetProperty("wall_ms").GetDouble()), times);
    }
}

/// <summary>What one run over all pages took.</summary>
/// <param name="Wall">From the first page's beginning to the last one's end.</param>
/// <param name="Milliseconds">Of each page.</param>
sealed record ExtractionTimes(TimeSpan Wall, IReadOnlyList<double> Milliseconds);
