using BriefBot.Corpus;
using BriefBot.Corpus.Sqlite.Stories;

namespace BriefBot.Host;

/// <summary>
/// Places articles in stories while the host runs: soon after they arrive, whoever stored them, another process included. It looks rather
/// than listens, because only the database knows of all of them.
/// </summary>
sealed partial class StoryKeeper : IAsyncDisposable
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(30);

    readonly StoryShelf _stories;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    Task _work = Task.CompletedTask;

    StoryKeeper(StoryShelf stories, TimeProvider time, ILogger log) => (_stories, _time, _log) = (stories, time, log);

    /// <summary>Starts it.</summary>
    public static StoryKeeper Start(StoryShelf stories, TimeProvider time, ILogger log)
    {
        var keeper = new StoryKeeper(stories, time, log);
        keeper._work = Task.Run(keeper.KeepAsync);
        return keeper;
    }

    /// <summary>Ends it after the batch that is at hand.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    async Task KeepAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var rest = Rest;
            try
            {
                var placed = await _stories.PlaceAllAsync(_stop.Token);
                if (placed > 0)
                    LogPlaced(placed);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (CorpusException failure)
            {
                // Articles that wait lose nothing by it; a full disk or a locked file may be put right meanwhile.
                LogFailure(failure.Message);
                rest = RestAfterFailure;
            }
            await Task.Delay(rest, _time, _stop.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} articles came into stories")]
    private partial void LogPlaced(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles wait to be grouped into stories: {Reason}")]
    private partial void LogFailure(string reason);
}
