using BriefBot.Corpus.Sqlite;

namespace BriefBot.Host;

/// <summary>
/// What a host does that writes to the corpus by itself: it begins when the corpus can be written, which may be long after the start, and
/// takes up what waits when a full disk has room again.
/// </summary>
sealed partial class WritingWork : IAsyncDisposable
{
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    // What a common database took without its answer having been heard isn't known here until it is asked: a digest may wait for that.
    static readonly TimeSpan RestInTrouble = TimeSpan.FromSeconds(5);

    readonly SqliteCorpus _corpus;
    readonly Func<IEnumerable<IAsyncDisposable>> _begin;
    readonly TimeProvider _time;
    readonly ILogger _log;
    readonly CancellationTokenSource _stop = new();
    IReadOnlyList<IAsyncDisposable>? _begun;
    string? _trouble;
    Task _work = Task.CompletedTask;

    WritingWork(SqliteCorpus corpus, Func<IEnumerable<IAsyncDisposable>> begin, TimeProvider time, ILogger log) =>
        (_corpus, _begin, _time, _log) = (corpus, begin, time, log);

    /// <summary>Starts it.</summary>
    /// <param name="begin">Begins what writes; called once, when the corpus can be written.</param>
    public static WritingWork Start(SqliteCorpus corpus, Func<IEnumerable<IAsyncDisposable>> begin, TimeProvider time, ILogger log)
    {
        var work = new WritingWork(corpus, begin, time, log);
        // What can begin at once does so before anything else is started.
        work.Look();
        work._work = Task.Run(work.KeepAsync);
        return work;
    }

    /// <summary>Ends all of it, what began last first.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        foreach (var begun in (_begun ?? []).Reverse())
            await begun.DisposeAsync();
        _stop.Dispose();
    }

    async Task KeepAsync()
    {
        var resumed = _time.GetTimestamp();
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(RestInTrouble, _time, _stop.Token)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (_stop.IsCancellationRequested)
                return;
            if (_corpus.Trouble is null && _time.GetElapsedTime(resumed) < Rest)
                continue;
            resumed = _time.GetTimestamp();
            try
            {
                await _corpus.ResumeAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            Look();
        }
    }

    void Look()
    {
        if (_corpus.Trouble != _trouble)
        {
            _trouble = _corpus.Trouble;
            if (_trouble is { } trouble)
                LogTrouble(trouble);
            else
                LogResumed();
        }
        if (_corpus.CanWrite)
            _begun ??= [.. _begin()];
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Questions are answered, but nothing can be stored or indexed; it is tried again every five seconds. {Reason}"
    )]
    private partial void LogTrouble(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Everything can be stored again, and what waited is indexed.")]
    private partial void LogResumed();
}
