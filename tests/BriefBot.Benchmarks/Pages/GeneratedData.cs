using BriefBot.Benchmarks.Inputs;
using BriefBot.Benchmarks.Measures;

namespace BriefBot.Benchmarks.Pages;

/// <summary>A folder of data to serve.</summary>
static class GeneratedData
{
    /// <summary>Makes it anew from a set of articles.</summary>
    /// <returns>The folder.</returns>
    public static async Task<string> CreateAsync(string folder, NewsSet set, CancellationToken cancellation)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        var file = Path.Combine(folder, "articles.jsonl");
        NewsSet.Write(set.Articles, file);
        await IngestMeasure.IngestAsync(file, Path.Combine(data, "briefbot.db"), cancellation);
        return data;
    }
}
