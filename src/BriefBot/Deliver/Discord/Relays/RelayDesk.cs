using System.Collections.Concurrent;
using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;

namespace BriefBot.Deliver.Discord.Relays;

/// <summary>How it went with what was handed over.</summary>
enum RelayEnd
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Nobody took it in time, and nobody will.</summary>
    NotTaken,

    /// <summary>Whoever took it no longer leads the slice, and didn't say that it was done: it may be done or not, and nothing comes of it
    /// any more.</summary>
    Lost,

    /// <summary>This host stops; whoever took it goes on.</summary>
    Left,
}

/// <summary>The same with what came of it.</summary>
/// <param name="Result">Empty where that is nothing, or it failed.</param>
readonly record struct RelayOutcome(RelayEnd End, string Result);

/// <summary>Does for other hosts what they hand over to the slice that this one leads, and hands over to them.</summary>
/// <param name="relay">Where it is handed over.</param>
/// <param name="lease">Of the slice.</param>
sealed class RelayDesk(SliceRelay relay, SliceState lease, TimeProvider time, ILogger<RelayDesk> logger)
{
    const int Most = 16;
    const int MostAtOnce = 64;
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan StaysQuick = TimeSpan.FromSeconds(30);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);
    static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(8);
    static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);
    static readonly TimeSpan WithdrawWithin = TimeSpan.FromSeconds(2);

    // The longest time of a question, and what its last words take.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    readonly ConcurrentDictionary<string, Func<string, CancellationToken, Task<string>>> _handlers = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Guid, Task> _running = [];

    /// <summary>The slice that this host leads.</summary>
    public int Slice => lease.Slice;

    /// <summary>Says who does what is handed over to this host.</summary>
    /// <param name="kind">One of <see cref="RelayKind"/>.</param>
    /// <param name="handle">Takes the content and gives what came of it; what it throws is logged, and nothing came of it.</param>
    public void Handle(string kind, Func<string, CancellationToken, Task<string>> handle) => _handlers[kind] = handle;

    /// <summary>Takes what is handed over to this slice, once a second, and more often while there is something. When it is told to stop,
    /// it takes nothing more and ends with what was taken.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var busy = 0L;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var taken = _running.Count < MostAtOnce ? await relay.TakeAsync(lease, Most, cancellation) : [];
                foreach (var work in taken)
                    Start(work, cancellation);
                if (taken.Count > 0)
                    busy = time.GetTimestamp();
                var pause = busy != 0 && time.GetElapsedTime(busy) < StaysQuick ? Quick : Idle;
                await Task.Delay(pause, time, cancellation);
            }
            catch (CorpusException e)
            {
                Log.NotRelayed(logger, e);
                await Task.Delay(AfterTrouble, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
        }
        // The queues have been told to end, too; what doesn't is left alone.
        await Task.WhenAll(_running.Values)
            .WaitAsync(StopWithin, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Hands something over to another slice and waits for what comes of it.</summary>
    /// <param name="slice">Which.</param>
    /// <param name="kind">One of <see cref="RelayKind"/>.</param>
    /// <param name="content">All that is needed to do it.</param>
    /// <param name="within">When it is taken back if nobody took it.</param>
    /// <param name="cancellation">Takes it back where that can still be.</param>
    /// <exception cref="CorpusException">The database can't be used; nobody will do it.</exception>
    /// <exception cref="OperationCanceledException">It was taken back.</exception>
    public async Task<RelayOutcome> AskAsync(int slice, string kind, string content, TimeSpan within, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var work = new RelayedWork(Guid.NewGuid(), kind, content);
        if (content.Length > SliceRelay.MaxContent || !await PutAsync(work, slice, within))
        {
            Log.NotTakenOn(logger, kind, slice);
            return new(RelayEnd.NotTaken, "");
        }
        var outcome = await WaitAsync(work.Id, within, cancellation);
        await RemoveAsync(work.Id);
        return outcome;
    }

    /// <summary>Waits for what was handed over for good.</summary>
    /// <param name="id">Its row.</param>
    /// <param name="within">How long at most.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What came of it; null where that isn't known yet. It is done all the same.</returns>
    public async Task<string?> WaitForGoodAsync(Guid id, TimeSpan within, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        do
        {
            await Task.Delay(Quick, time, cancellation);
            if (await LookAsync(id, cancellation) is { Stage: RelayStage.Done, Result: var result })
            {
                await RemoveAsync(id);
                return result;
            }
        } while (time.GetElapsedTime(since) < within);
        return null;
    }

    // Not called off half-way, and found out about where the answer is lost: whether anybody will do it would not be known.
    async Task<bool> PutAsync(RelayedWork work, int slice, TimeSpan within)
    {
        try
        {
            return await relay.PutAsync(work, slice, within, CancellationToken.None);
        }
        catch (CorpusException e)
        {
            Log.NotRelayed(logger, e);
            if (await IsPutAsync(work.Id, within))
                return true;
            throw;
        }
    }

    /// <summary>Whether somebody has taken what may have been handed over; nobody will where nobody has.</summary>
    async Task<bool> IsPutAsync(Guid id, TimeSpan within)
    {
        var since = time.GetTimestamp();
        do
        {
            switch (await LookAsync(id, CancellationToken.None))
            {
                case { Stage: RelayStage.Taken or RelayStage.Done }:
                    return true;
                case { Stage: RelayStage.Gone }:
                case { Stage: RelayStage.Waiting } when await TryWithdrawAsync(id, CancellationToken.None):
                    return false;
            }
            await Task.Delay(Quick, time, CancellationToken.None);
        } while (time.GetElapsedTime(since) < within);
        return false;
    }

    async Task<RelayOutcome> WaitAsync(Guid id, TimeSpan within, CancellationToken cancellation)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(Quick, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellation.IsCancellationRequested)
            {
                if (await TakeBackAsync(id))
                    throw new OperationCanceledException(cancellation);
                return new(RelayEnd.Left, "");
            }
            var elapsed = time.GetElapsedTime(since);
            switch (await LookAsync(id, cancellation))
            {
                case { Stage: RelayStage.Done, Result: var result }:
                    return new(RelayEnd.Done, result ?? "");
                case { Stage: RelayStage.Gone } or { Stage: RelayStage.Taken, IsLed: false }:
                    return new(RelayEnd.Lost, "");
                case { Stage: RelayStage.Waiting } when elapsed >= within && await TryWithdrawAsync(id, cancellation):
                    return new(RelayEnd.NotTaken, "");
            }
            if (elapsed >= Longest)
                return new(RelayEnd.Lost, "");
        }
    }

    void Start(RelayedWork work, CancellationToken cancellation)
    {
        // The task takes itself out of those that run: it is put among them before it begins.
        var begins = new TaskCompletionSource();
        _running[work.Id] = ServeAsync();
        begins.SetResult();

        async Task ServeAsync()
        {
            await begins.Task.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await DoAsync(work, cancellation);
            _running.TryRemove(work.Id, out _);
        }
    }

    async Task DoAsync(RelayedWork work, CancellationToken cancellation)
    {
        if (await ResultAsync(work, cancellation) is not { } result)
            return;
        try
        {
            using var limit = new CancellationTokenSource(WithdrawWithin, time);
            await relay.FinishAsync(work.Id, lease, result, limit.Token);
        }
        catch (Exception e) when (e is CorpusException or OperationCanceledException)
        {
            Log.NotRelayed(logger, e);
        }
    }

    /// <summary>What comes of it; null where it must be done for good and couldn't be: then whoever leads next does it.</summary>
    async Task<string?> ResultAsync(RelayedWork work, CancellationToken cancellation)
    {
        if (!_handlers.TryGetValue(work.Kind, out var handle))
        {
            Log.UnknownRelay(logger, work.Kind);
            return "";
        }
        while (true)
        {
            try
            {
                return await handle(work.Content, cancellation);
            }
            catch (Exception e)
            {
                Log.Failed(logger, ErrorReference.New(), e);
            }
            if (work.Kind != RelayKind.Forget)
                return "";
            await Task.Delay(AgainAfter, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellation.IsCancellationRequested)
                return null;
        }
    }

    // Where the database can't be asked it is asked again, as long as this host leads.
    async Task<RelayState?> LookAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            return await relay.LookAsync(id, cancellation);
        }
        catch (CorpusException e)
        {
            Log.NotRelayed(logger, e);
            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    async Task<bool> TryWithdrawAsync(Guid id, CancellationToken cancellation)
    {
        try
        {
            return await relay.WithdrawAsync(id, cancellation);
        }
        catch (Exception e) when (e is CorpusException or OperationCanceledException)
        {
            return false;
        }
    }

    async Task<bool> TakeBackAsync(Guid id)
    {
        using var limit = new CancellationTokenSource(WithdrawWithin, time);
        return await TryWithdrawAsync(id, limit.Token);
    }

    async Task RemoveAsync(Guid id)
    {
        try
        {
            using var limit = new CancellationTokenSource(WithdrawWithin, time);
            await relay.RemoveAsync(id, limit.Token);
        }
        catch (Exception e) when (e is CorpusException or OperationCanceledException)
        {
            // It goes by itself.
            Log.NotRelayed(logger, e);
        }
    }
}
