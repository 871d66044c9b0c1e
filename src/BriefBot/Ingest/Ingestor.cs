using System.Threading.Channels;
using BriefBot.Corpus;
using BriefBot.Ingest.Fetching;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>Brings files, folders, web pages and standard input into a corpus.</summary>
/// <param name="limits">How much of each input is read at most; null for the defaults.</param>
/// <param name="fetcher">Reads web addresses; null where none is read.</param>
public sealed class Ingestor(ICorpus corpus, TimeProvider time, InputLimits? limits = null, Fetcher? fetcher = null)
{
    readonly InputLimits _limits = limits ?? new InputLimits();

    /// <summary>
    /// Stores every article of the inputs that can be stored and names the rest. Stopping it (by <paramref name="cancellation"/>)
    /// takes effect between two articles and is an outcome, not an error; ingesting the same again goes on from there.
    /// </summary>
    /// <param name="progress">Told after every article; calls come from any thread, one at a time.</param>
    /// <exception cref="CorpusException">The corpus can't be written; what was stored before stays.</exception>
    public async Task<IngestReport> IngestAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tally = new IngestTally(_limits.RejectionsPerInput);
        var cancelled = false;
        try
        {
            await StoreAllAsync(request, tally, progress, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            cancelled = true;
        }
        var reconciled = cancelled ? [] : await new DateReconciler(corpus).ReconcileAsync(request.Workspace, CancellationToken.None);
        await corpus.IndexAsync(CancellationToken.None);
        return tally.Report(reconciled, cancelled);
    }

    async Task StoreAllAsync(IngestRequest request, IngestTally tally, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        var inputs = new InputWalker(_limits).Walk(request, cancellation);
        var total = inputs.Any(i => i.Bytes is null) ? null : inputs.Sum(i => i.Bytes);
        var meter = new ReadMeter();
        var documents = new DocumentReader(_limits);
        var drafter = new ArticleDrafter(request, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var pipeline = new DraftPipeline(
            new InputReader(_limits, meter),
            documents,
            drafter,
            corpus,
            request,
            fetcher is null ? null : new WebPages(fetcher, documents),
            meter
        );
        var drafts = Channel.CreateBounded<Ready[]>(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var drafting = Task.Run(() => pipeline.RunAsync(inputs, request.StandardInput, drafts.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var window in drafts.Reader.ReadAllAsync(cancellation))
            {
                foreach (var some in window.Chunk(corpus.StoredAtOnce))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await StoreAsync(request.Workspace, some, tally, cancellation);
                    progress?.Report(
                        new IngestProgress(
                            meter.Files,
                            inputs.Count,
                            meter.Bytes,
                            total,
                            tally.Articles,
                            tally.RejectedCount,
                            meter.Current
                        )
                    );
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await drafting;
        }
    }

    async ValueTask StoreAsync(WorkspaceId workspace, Ready[] some, IngestTally tally, CancellationToken cancellation)
    {
        var prepared = some.Select(ready => ready.Prepared).OfType<PreparedDraft>().ToList();
        if (prepared.Count > 0)
        {
            foreach (var result in await corpus.StoreAsync(workspace, prepared, cancellation))
                tally.Count(result);
        }
        foreach (var rejected in some.Select(ready => ready.Rejected).OfType<RejectedInput>())
            tally.Reject(rejected);
    }
}
