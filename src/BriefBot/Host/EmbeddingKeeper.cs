using BriefBot.Corpus;
using BriefBot.Inference;

namespace BriefBot.Host;

/// <summary>
/// Makes vectors of passages while the host runs: of those that were there before an embedding model was configured or changed, and of new
/// ones soon after they arrive, whoever stored them.
/// </summary>
sealed partial class EmbeddingKeeper : IAsyncDisposable
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // After a failure it waits this long, after each further one twice as long, up to the longest.
    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);

    readonly PassageEmbedding _embedding;
    readonly Func<CancellationToken, ValueTask<long>> _state;
    readonly ILogger _log;
    readonly BackgroundWork _work;
    long _done = -1;
    int _failures;

    EmbeddingKeeper(PassageEmbedding embedding, Func<CancellationToken, ValueTask<long>> state, TimeProvider time, ILogger log)
    {
        (_embedding, _state, _log) = (embedding, state, log);
        _work = BackgroundWork.Start(EmbedAsync, time);
    }

    /// <summary>Starts it.</summary>
    /// <param name="embedding">Does the work.</param>
    /// <param name="state">A number that changes when passages are added: while it stays, there is nothing to look for.</param>
    /// <param name="time">Measures rests.</param>
    /// <param name="log">Told of failures.</param>
    public static EmbeddingKeeper Start(
        PassageEmbedding embedding,
        Func<CancellationToken, ValueTask<long>> state,
        TimeProvider time,
        ILogger log
    ) => new(embedding, state, time, log);

    /// <summary>Ends it; what is at hand is given up, and done again later.</summary>
    public ValueTask DisposeAsync() => _work.DisposeAsync();

    async ValueTask<TimeSpan?> EmbedAsync(CancellationToken stop)
    {
        try
        {
            var state = await _state(stop);
            if (state == _done)
                return Rest;
            var all = 0;
            while (await _embedding.EmbedAsync(stop) is > 0 and var some)
                (all, _failures) = (all + some, 0);
            (_done, _failures) = (state, 0);
            if (all > 0)
                LogDone(all, _embedding.Model.Server.Model);
            return Rest;
        }
        catch (Exception failure) when (failure is ModelFailedException or CorpusException)
        {
            var rest = BackgroundWork.RestAfter(_failures++, RestAfterFailure, LongestRest);
            LogFailure(rest.TotalSeconds, failure.Message);
            return rest;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} passages embedded by {Model}")]
    private partial void LogDone(int count, string model);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Passages wait to be embedded, words alone find them until then; tried again in {Seconds} s. Reason: {Reason}"
    )]
    private partial void LogFailure(double seconds, string reason);
}
