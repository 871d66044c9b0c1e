using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite;

namespace BriefBot.Host;

/// <summary>
/// Indexes anew, while the host runs, what an older version of the program indexed. Questions are answered meanwhile; whoever wants to
/// write comes between two batches.
/// </summary>
sealed partial class IndexKeeper : IAsyncDisposable
{
    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(30);

    // Articles between two lines of the log.
    const long Step = 10_000;

    readonly SqliteCorpus _corpus;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    Task _work = Task.CompletedTask;

    IndexKeeper(SqliteCorpus corpus, TimeProvider time, ILogger log) => (_corpus, _time, _log) = (corpus, time, log);

    /// <summary>Starts it; it ends by itself when nothing is left.</summary>
    public static IndexKeeper Start(SqliteCorpus corpus, TimeProvider time, ILogger log)
    {
        var keeper = new IndexKeeper(corpus, time, log);
        keeper._work = Task.Run(keeper.RenewAsync);
        return keeper;
    }

    /// <summary>Ends it after the batch that is at hand; the next start goes on from there.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    async Task RenewAsync()
    {
        var told = long.MaxValue;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var left = await _corpus.LeftToRenewAsync(_stop.Token);
                if (left == 0)
                    break;
                if (told - left >= Step)
                {
                    LogLeft(left);
                    told = left;
                }
                await _corpus.RenewAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (CorpusException failure)
            {
                // The older index answers as long; a full disk or a locked file may be put right meanwhile.
                LogFailure(failure.Message);
                await Task.Delay(RestAfterFailure, _time, _stop.Token)
                    .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
        if (told != long.MaxValue && !_stop.IsCancellationRequested)
            LogDone();
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The index is made anew: {Count} articles are left; questions are answered meanwhile"
    )]
    private partial void LogLeft(long count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The index is made anew: done")]
    private partial void LogDone();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index waits to be made anew: {Reason}")]
    private partial void LogFailure(string reason);
}
