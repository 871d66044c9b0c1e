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
    readonly ILogger _log;
    readonly BackgroundWork _work;
    long _told = long.MaxValue;

    IndexKeeper(SqliteCorpus corpus, TimeProvider time, ILogger log)
    {
        (_corpus, _log) = (corpus, log);
        _work = BackgroundWork.Start(RenewAsync, time);
    }

    /// <summary>Starts it; it ends by itself when nothing is left.</summary>
    public static IndexKeeper Start(SqliteCorpus corpus, TimeProvider time, ILogger log) => new(corpus, time, log);

    /// <summary>Ends it after the batch that is at hand; the next start goes on from there.</summary>
    public ValueTask DisposeAsync() => _work.DisposeAsync();

    async ValueTask<TimeSpan?> RenewAsync(CancellationToken stop)
    {
        try
        {
            var left = await _corpus.LeftToRenewAsync(stop);
            if (left == 0)
            {
                if (_told != long.MaxValue)
                    LogDone();
                return null;
            }
            if (_told - left >= Step)
            {
                LogLeft(left);
                _told = left;
            }
            await _corpus.RenewAsync(stop);
            return TimeSpan.Zero;
        }
        catch (CorpusException failure)
        {
            // The older index answers as long; a full disk or a locked file may be put right meanwhile.
            LogFailure(failure.Message);
            return RestAfterFailure;
        }
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
