using BriefBot.Corpus;
using BriefBot.Corpus.Engines;

namespace BriefBot.Host;

/// <summary>Keeps a search engine up to date while the host runs, whoever stores articles.</summary>
sealed partial class EngineKeeper : IAsyncDisposable
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // How often it is looked whether the index is whole, where nothing tells that it isn't.
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    // After a failure it waits this long, after each further one twice as long, up to the longest.
    static readonly TimeSpan RestAfterFailure = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    readonly EngineFeeder _feeder;
    readonly EngineHealth _health;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly BackgroundWork _work;
    long _looked;
    int _failures;

    EngineKeeper(EngineFeeder feeder, EngineHealth health, TimeProvider time, ILogger log)
    {
        (_feeder, _health, _time, _log, _looked) = (feeder, health, time, log, time.GetTimestamp());
        _work = BackgroundWork.Start(KeepAsync, time);
    }

    /// <summary>Starts it.</summary>
    /// <param name="feeder">Does the work.</param>
    /// <param name="health">Told how it goes; says when a search found that the index is gone.</param>
    /// <param name="time">Measures rests.</param>
    /// <param name="log">Told of failures.</param>
    public static EngineKeeper Start(EngineFeeder feeder, EngineHealth health, TimeProvider time, ILogger log) =>
        new(feeder, health, time, log);

    /// <summary>Ends it; what is at hand is given up, and done again later.</summary>
    public ValueTask DisposeAsync() => _work.DisposeAsync();

    async ValueTask<TimeSpan?> KeepAsync(CancellationToken stop)
    {
        try
        {
            await FeedAsync(stop);
            if (_health.TakeDoubt() || _time.GetElapsedTime(_looked) >= BetweenLooks)
            {
                await _feeder.LookAsync(stop);
                _looked = _time.GetTimestamp();
                await FeedAsync(stop);
            }
            (_failures, _health.FeedFailure) = (0, null);
            return Rest;
        }
        catch (Exception failure) when (failure is EngineFailedException or CorpusException)
        {
            var rest = BackgroundWork.RestAfter(_failures++, RestAfterFailure, LongestRest);
            _health.FeedFailure = failure.Message;
            LogFailure(rest.TotalSeconds, failure.Message);
            return rest;
        }
    }

    async ValueTask FeedAsync(CancellationToken stop)
    {
        while (await _feeder.FeedAsync(stop))
            _failures = 0;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The search engine wasn't told what came and went; tried again in {Seconds} s, and the database's own index proposes "
            + "where too much waits. Reason: {Reason}"
    )]
    private partial void LogFailure(double seconds, string reason);
}
