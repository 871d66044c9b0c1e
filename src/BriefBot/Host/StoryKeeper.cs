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
    readonly ILogger _log;
    readonly BackgroundWork _work;

    StoryKeeper(StoryShelf stories, TimeProvider time, ILogger log)
    {
        (_stories, _log) = (stories, log);
        _work = BackgroundWork.Start(PlaceAsync, time);
    }

    /// <summary>Starts it.</summary>
    public static StoryKeeper Start(StoryShelf stories, TimeProvider time, ILogger log) => new(stories, time, log);

    /// <summary>Ends it after the batch that is at hand.</summary>
    public ValueTask DisposeAsync() => _work.DisposeAsync();

    async ValueTask<TimeSpan?> PlaceAsync(CancellationToken stop)
    {
        try
        {
            var placed = await _stories.PlaceAllAsync(stop);
            if (placed > 0)
                LogPlaced(placed);
            return Rest;
        }
        catch (CorpusException failure)
        {
            // Articles that wait lose nothing by it; a full disk or a locked file may be put right meanwhile.
            LogFailure(failure.Message);
            return RestAfterFailure;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} articles came into stories")]
    private partial void LogPlaced(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles wait to be grouped into stories: {Reason}")]
    private partial void LogFailure(string reason);
}
