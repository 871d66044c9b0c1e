using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BriefBot.Corpus;
using BriefBot.Ingest.Fetching;
using BriefBot.Ingest.Readers;

namespace BriefBot.Ingest;

/// <summary>What came of one document, with all done for storing it that can be done before.</summary>
public readonly record struct Ready(PreparedDraft? Prepared, RejectedInput? Rejected);

/// <summary>Reads inputs and makes drafts of them, window by window, ahead of the thread that stores them.</summary>
/// <remarks>A window is what is looked at together: its documents are read in parallel, lines repeated among those of one source are
/// learned, then all are cleaned.</remarks>
/// <param name="request">Whose articles the outlets' repetitions are recalled from, and the outlet where it is given.</param>
/// <param name="web">Reads web addresses; null when none is read.</param>
/// <param name="meter">Told of each web address that was read.</param>
public sealed class DraftPipeline(
    InputReader inputs,
    DocumentReader documents,
    ArticleDrafter drafter,
    ICorpus corpus,
    IngestRequest request,
    WebPages? web,
    ReadMeter meter
)
{
    const int WindowDocuments = 256;
    const int WindowBytes = 8 * 1024 * 1024;

    // One processor is left to the thread that stores, which has as much to do as all of this.
    static readonly int Workers = Math.Max(1, Environment.ProcessorCount - 1);

    readonly SourceRepetition _repetition = new(corpus, request.Workspace, request.Source);

    /// <summary>Writes the drafts of all inputs, in their order, and completes the channel, with the error if one ends it early.</summary>
    public async Task RunAsync(
        IEnumerable<WalkedInput> walked,
        Stream? standardInput,
        ChannelWriter<Ready[]> drafts,
        CancellationToken cancellation
    )
    {
        Exception? error = null;
        try
        {
            var window = new List<RawDocument>();
            var bytes = 0L;
            await foreach (var document in DocumentsAsync(walked, standardInput, cancellation))
            {
                window.Add(document);
                bytes += document.Bytes.Length;
                if (window.Count < WindowDocuments && bytes < WindowBytes)
                    continue;
                await drafts.WriteAsync(await ProcessAsync(window, cancellation), cancellation);
                window.Clear();
                bytes = 0;
            }
            if (window.Count > 0)
                await drafts.WriteAsync(await ProcessAsync(window, cancellation), cancellation);
        }
        catch (Exception e)
        {
            error = e;
        }
        drafts.Complete(error);
    }

    async ValueTask<Ready[]> ProcessAsync(List<RawDocument> window, CancellationToken cancellation)
    {
        var options = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Workers };
        var readings = new IReadOnlyList<Reading>[window.Count];
        Parallel.For(0, window.Count, options, i => readings[i] = Readings(window[i], cancellation));
        var flat = readings.SelectMany(r => r).ToArray();
        var outlets = new string[flat.Length];
        Parallel.For(0, flat.Length, options, i => outlets[i] = flat[i] is Reading.Found found ? _repetition.KeyOf(found.Article) : "");
        var lines = new OutletLines?[flat.Length];
        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i] is not Reading.Found found)
                continue;
            await _repetition.RecallAsync(outlets[i], cancellation);
            lines[i] = _repetition.Learn(outlets[i], found.Article);
        }
        var ready = new Ready[flat.Length];
        Parallel.For(0, flat.Length, options, i => ready[i] = Prepare(flat[i], outlets[i], lines[i]));
        return ready;
    }

    async IAsyncEnumerable<RawDocument> DocumentsAsync(
        IEnumerable<WalkedInput> walked,
        Stream? standardInput,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var input in walked)
        {
            if (input.IsWeb)
                yield return await FetchAsync(input, cancellation);
            else
                foreach (var document in inputs.Read(input, standardInput, cancellation))
                    yield return document;
        }
    }

    async Task<RawDocument> FetchAsync(WalkedInput input, CancellationToken cancellation)
    {
        var reading = web is null
            ? new Reading.Rejected(input.Name, "web addresses are not read here")
            : await web.ReadAsync(input.Path, cancellation);
        meter.End(0);
        return new RawDocument(input.Name, (reading as Reading.Found)?.Article.Original.Bytes ?? default, DocumentFormat.Html)
        {
            Reading = reading,
        };
    }

    IReadOnlyList<Reading> Readings(RawDocument document, CancellationToken cancellation) =>
        document.Reading is { } read ? [read]
        : document.Rejected is { } reason ? [new Reading.Rejected(document.Name, reason)]
        : documents.Read(document.Bytes, document.Name, document.Format, cancellation);

    Ready Prepare(Reading reading, string outlet, OutletLines? lines)
    {
        var drafted = Draft(reading, outlet);
        return new Ready(drafted.Draft is { } draft ? corpus.Prepare(draft with { Lines = lines }) : null, drafted.Rejected);
    }

    Drafted Draft(Reading reading, string outlet) =>
        reading is Reading.Found found
            ? drafter.Draft(found.Article, _repetition.For(outlet))
            : new Drafted(null, ((Reading.Rejected)reading).Input);
}
