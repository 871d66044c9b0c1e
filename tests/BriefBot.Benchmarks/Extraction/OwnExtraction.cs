using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BriefBot.Corpus;
using BriefBot.Ingest;
using BriefBot.Ingest.Pages;
using BriefBot.Ingest.Readers;

namespace BriefBot.Benchmarks.Extraction;

/// <summary>Runs pages through all that an ingested page goes through, up to the draft that would be stored.</summary>
sealed class OwnExtraction
{
    readonly List<string> _pages = [];
    readonly HtmlReader _reader = new(new InputLimits());
    readonly ArticleDrafter _drafter = new(
        new IngestRequest(default, []),
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
    );

    /// <summary>Reads the pages and warms up on the first ones.</summary>
    public OwnExtraction(string file, int warmUp)
    {
        using var stream = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(stream, CompressionMode.Decompress)
            : stream;
        using var lines = new StreamReader(content, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            using var json = JsonDocument.Parse(line);
            _pages.Add(json.RootElement.GetProperty("html").GetString()!);
        }
        foreach (var page in _pages.Take(warmUp))
            Extract(page, CancellationToken.None);
    }

    /// <summary>How many there are.</summary>
    public int Pages => _pages.Count;

    /// <summary>Characters of all pages.</summary>
    public double Characters => _pages.Sum(page => (double)page.Length);

    /// <summary>Runs all pages on so many threads.</summary>
    public ExtractionTimes Run(int threads, CancellationToken cancellation)
    {
        var times = new double[_pages.Count];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        var running = Enumerable
            .Range(0, threads)
            .Select(_ => new Thread(() =>
            {
                for (
                    var at = Interlocked.Increment(ref next);
                    at < _pages.Count && !cancellation.IsCancellationRequested;
                    at = Interlocked.Increment(ref next)
                )
                {
                    var began = Stopwatch.GetTimestamp();
                    Extract(_pages[at], cancellation);
                    times[at] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                }
            }))
            .ToList();
        running.ForEach(thread => thread.Start());
        running.ForEach(thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        return new ExtractionTimes(Stopwatch.GetElapsedTime(start), times);
    }

    void Extract(string html, CancellationToken cancellation)
    {
        if (_reader.Read(html, new Original(default, "text/html", "page"), PageOrigin.Unknown, cancellation) is Reading.Found found)
            _drafter.Draft(found.Article, null);
    }
}
