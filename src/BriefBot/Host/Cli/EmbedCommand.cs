using System.CommandLine;
using System.Globalization;
using BriefBot.Host.Composition;
using BriefBot.Host.Configuration;
using BriefBot.Inference;

namespace BriefBot.Host.Cli;

/// <summary><c>embed</c>: has the configured model make the vectors that are missing, now; <c>serve</c> does so by itself.</summary>
static class EmbedCommand
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public static Command Build()
    {
        var command = new ExampledCommand(
            "embed",
            "Have the embedding model look at the passages that it hasn't seen yet; serve does so by itself",
            "briefbot embed",
            "briefbot ingest news/ && briefbot embed"
        );
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        if (!Stores.IsThere(run.Settings))
            throw new UsageException(
                $"There are no articles yet in {DataFolder.DatabasePath(run.Settings)}; 'briefbot ingest PATH' stores some."
            );
        await using var stores = await Stores.OpenAsync(run.Settings, cancellation);
        using var embedder =
            ModelParts.Embedder(run.Settings, stores.ModelUsage)
            ?? throw new UsageException("No embedding model is configured: set Models:Embedding; docs/how-to/models.md says how.");
        var embedding = WritingParts.Embedding(stores, embedder);
        var (all, shownAt) = (0, TimeProvider.System.GetTimestamp());
        try
        {
            while (await embedding.EmbedAsync(cancellation) is > 0 and var some)
            {
                all += some;
                if (TimeProvider.System.GetElapsedTime(shownAt) < Interval)
                    continue;
                shownAt = TimeProvider.System.GetTimestamp();
                await run.Error.WriteLineAsync(Words(await embedding.CoverageAsync(cancellation)));
            }
        }
        catch (ModelFailedException e)
        {
            await run.Error.WriteLineAsync(
                $"briefbot: {embedder.Model.Server.Model} at {embedder.Model.Server.Endpoint.Host}: {e.Message}. What was done "
                    + "stays; run it again to go on."
            );
            return ExitCode.Failed;
        }
        var coverage = await embedding.CoverageAsync(cancellation);
        await run.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{all:N0} passages embedded by {embedder.Model.Server.Model}; {Words(coverage)}")
        );
        return ExitCode.Done;
    }

    static string Words(Corpus.VectorCoverage coverage) =>
        string.Create(CultureInfo.InvariantCulture, $"{coverage.Embedded:N0} of {coverage.Passages:N0} passages have a vector.");
}
