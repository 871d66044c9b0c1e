using System.Threading.Channels;
using BriefBot.Corpus;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>What came of one document: a draft to store, or a rejection.</summary>
public readonly record struct Drafted(ArticleDraft? Draft, RejectedInput? Rejected);

/// <summary>Reads inputs and makes drafts of them, window by window, ahead of the thread that stores them.</summary>
/// <remarks>A window is what is looked at together: its documents are read in parallel, lines repeated among those of one source are learned, then all are cleaned.</remarks>
public sealed class DraftPipeline(InputReader inputs, DocumentReader documents, ArticleDrafter drafter)
{
    const int WindowDocuments = 256;
    const int WindowBytes = 8 * 1024 * 1024;

    readonly SourceRepetition _repetition = new();

    /// <summary>Writes the drafts of all inputs, in their order, and completes the channel, with the error if one ends it early.</summary>
    public async Task RunAsync(IEnumerable<WalkedInput> walked, Stream? standardInput, ChannelWriter<Drafted[]> drafts, CancellationToken cancellation)
    {
        Exception? error = null;
        try
        {
            var window = new List<RawDocument>();
            var bytes = 0L;
            foreach (var document in walked.SelectMany(input => inputs.Read(input, standardInput, cancellation)))
            {
                window.Add(document);
                bytes += document.Bytes.Length;
                if (window.Count < WindowDocuments && bytes < WindowBytes) continue;
                await drafts.WriteAsync(Process(window, cancellation), cancellation);
                window.Clear();
                bytes = 0;
            }
            if (window.Count > 0) await drafts.WriteAsync(Process(window, cancellation), cancellation);
        }
        catch (Exception e)
        {
            error = e;
        }
        drafts.Complete(error);
    }

    Drafted[] Process(List<RawDocument> window, CancellationToken cancellation)
    {
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var readings = new IReadOnlyList<Reading>[window.Count];
        Parallel.For(0, window.Count, options, i => readings[i] = Readings(window[i], cancellation));
        var flat = readings.SelectMany(r => r).ToArray();
        foreach (var reading in flat) if (reading is Reading.Found found) _repetition.Learn(found.Article);
        var drafted = new Drafted[flat.Length];
        Parallel.For(0, flat.Length, options, i => drafted[i] = Draft(flat[i]));
        return drafted;
    }

    IReadOnlyList<Reading> Readings(RawDocument document, CancellationToken cancellation) =>
        document.Rejected is { } reason ? [new Reading.Rejected(document.Name, reason)] : documents.Read(document.Bytes, document.Name, document.Format, cancellation);

    Drafted Draft(Reading reading) => reading is Reading.Found found
        ? drafter.Draft(found.Article, _repetition.For(found.Article))
        : new Drafted(null, ((Reading.Rejected)reading).Input);
}
