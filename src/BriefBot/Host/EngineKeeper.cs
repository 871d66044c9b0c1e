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
    readonly CancellationTokenSource _stop = new();
    Task _work = Task.CompletedTask;

    EngineKeeper(EngineFeeder feeder, EngineHealth health, TimeProvider time, ILogger log) =>
        (_feeder, _health, _time, _log) = (feeder, health, time, log);

    /// <summary>Starts it.</summary>
    /// <param name="feeder">Does the work.</param>
    /// <param name="health">Told how it goes; says when a search found that the index is gone.</param>
    /// <param name="time">Measures rests.</param>
    /// <param name="log">Told of failures.</param>
    public static EngineKeeper Start(EngineFeeder feeder, EngineHealth health, TimeProvider time, ILogger log)
    {
        var keeper = new EngineKeeper(feeder, health, time, log);
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
        var (failures, looked) = (0, _time.GetTimestamp());
        while (!_stop.IsCancellationRequested)
        {
            var rest = Rest;
            try
            {
                while (await _feeder.FeedAsync(_stop.Token))
                    failures = 0;
                if (_health.TakeDoubt() || _time.GetElapsedTime(looked) >= BetweenLooks)
                {
                    await _feeder.LookAsync(_stop.Token);
                    looked = _time.GetTimestamp();
                    while (await _feeder.FeedAsync(_stop.Token))
                        failures = 0;
                }
                (failures, _health.FeedFailure) = (0, null);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is EngineFailedException or CorpusException)
            {
                rest = TimeSpan.FromTicks(Math.Min(RestAfterFailure.Ticks << Math.Min(failures++, 10), LongestRest.Ticks));
                _health.FeedFailure = failure.Message;
                LogFailure(rest.TotalSeconds, failure.Message);
            }
            await Task.Delay(rest, _time, _stop.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The search engine wasn't told what came and went; tried again in {Seconds} s, and the database's own index proposes "
            + "where too much waits. Reason: {Reason}"
    )]
    private partial void LogFailure(double seconds, string reason);
}
