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
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    Task _work = Task.CompletedTask;

    EmbeddingKeeper(PassageEmbedding embedding, Func<CancellationToken, ValueTask<long>> state, TimeProvider time, ILogger log) =>
        (_embedding, _state, _time, _log) = (embedding, state, time, log);

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
    )
    {
        var keeper = new EmbeddingKeeper(embedding, state, time, log);
        keeper._work = Task.Run(keeper.KeepAsync);
        return keeper;
    }

    /// <summary>Ends it; what is at hand is given up, and done again later.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    async Task KeepAsync()
    {
        var (done, failures) = (-1L, 0);
        while (!_stop.IsCancellationRequested)
        {
            var rest = Rest;
            try
            {
                var state = await _state(_stop.Token);
                if (state != done)
                {
                    var all = 0;
                    while (await _embedding.EmbedAsync(_stop.Token) is > 0 and var some)
                        (all, failures) = (all + some, 0);
                    (done, failures) = (state, 0);
                    if (all > 0)
                        LogDone(all, _embedding.Model.Server.Model);
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is ModelFailedException or CorpusException)
            {
                rest = TimeSpan.FromTicks(Math.Min(RestAfterFailure.Ticks << Math.Min(failures++, 10), LongestRest.Ticks));
                LogFailure(rest.TotalSeconds, failure.Message);
            }
            await Task.Delay(rest, _time, _stop.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
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
