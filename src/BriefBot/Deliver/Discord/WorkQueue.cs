using System.Threading.Channels;

namespace BriefBot.Deliver.Discord;

/// <summary>A bounded queue of work with a fixed number of workers. Room is reserved first, so that a refusal comes before any
/// promise.</summary>
sealed class WorkQueue : IAsyncDisposable
{
    readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateUnbounded<Func<CancellationToken, Task>>();
    readonly CancellationTokenSource _hurry = new();
    readonly CancellationToken _hurried;
    readonly TimeProvider _time;
    readonly Lock _lock = new();
    readonly HashSet<Task> _started = [];
    readonly Task[] _workers;
    readonly int _capacity;
    int _taken;
    volatile bool _abandoned;

    /// <summary>Starts the workers.</summary>
    /// <param name="workers">Work done at the same time.</param>
    /// <param name="waiting">Work that may wait.</param>
    /// <param name="failed">Told of an exception that work let out.</param>
    /// <param name="time">Clock of <see cref="StopAsync"/>.</param>
    public WorkQueue(int workers, int waiting, Action<Exception> failed, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(waiting);
        _time = time;
        _capacity = workers + waiting;
        _hurried = _hurry.Token;
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(failed)))];
    }

    /// <summary>Work that is waiting or being done.</summary>
    public int Count => Volatile.Read(ref _taken);

    /// <summary>Work that waits for a worker.</summary>
    public int Waiting => Math.Max(0, Count - _workers.Length);

    /// <summary>Ends when all work that was started up to now is done.</summary>
    public Task WhenDoneAsync()
    {
        lock (_lock)
            return Task.WhenAll(_started);
    }

    /// <summary>Room for one piece of work; null when there is none.</summary>
    public Slot? TryReserve()
    {
        if (Interlocked.Increment(ref _taken) <= _capacity && !_hurry.IsCancellationRequested)
            return new Slot(this);
        Interlocked.Decrement(ref _taken);
        return null;
    }

    /// <summary>Does work in turn and waits for its end.</summary>
    /// <returns>False when there is no room for it, or the queue takes no more work.</returns>
    public async Task<bool> TryRunAsync(Func<CancellationToken, Task> work)
    {
        using var slot = TryReserve();
        if (slot is null)
            return false;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!slot.TryStart(DoAsync))
            return false;
        await done.Task;
        return true;

        async Task DoAsync(CancellationToken hurried)
        {
            try
            {
                await work(hurried);
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }
    }

    /// <summary>Takes no more work, waits for what is there, after a while asks it to end early, and after another leaves it
    /// alone.</summary>
    /// <param name="within">How long work may take until it is asked to end.</param>
    /// <param name="lastWords">How long it may take from then on; work that still waits after that isn't begun.</param>
    /// <returns>How much work was left.</returns>
    public async Task<int> StopAsync(TimeSpan within, TimeSpan lastWords)
    {
        _work.Writer.TryComplete();
        var done = Task.WhenAll(_workers);
        if (_abandoned || await EndsAsync(done, within))
            return Count;
        await _hurry.CancelAsync();
        if (!await EndsAsync(done, lastWords))
            _abandoned = true;
        return Count;
    }

    /// <summary>Stops at once, if that hasn't been done. Work that was left alone goes on until it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero, TimeSpan.Zero);
        if (!_abandoned)
            _hurry.Dispose();
    }

    async Task<bool> EndsAsync(Task done, TimeSpan within)
    {
        try
        {
            await done.WaitAsync(within, _time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    // Work as it is queued: others can wait for its end.
    Func<CancellationToken, Task> Counted(Func<CancellationToken, Task> work, out Task done)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = done = end.Task;
        lock (_lock)
            _started.Add(ended);
        return async hurried =>
        {
            try
            {
                await work(hurried);
            }
            finally
            {
                Forget(ended);
                end.SetResult();
            }
        };
    }

    void Forget(Task ended)
    {
        lock (_lock)
            _started.Remove(ended);
    }

    async Task WorkAsync(Action<Exception> failed)
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            try
            {
                if (!_abandoned)
                    await work(_hurried);
            }
            catch (Exception e)
            {
                // What was left alone fails because the connections have gone, and that is no news.
                if (!_abandoned)
                    failed(e);
            }
            finally
            {
                Interlocked.Decrement(ref _taken);
            }
        }
    }

    /// <summary>Room for one piece of work; given back when it is disposed without having been started.</summary>
    public sealed class Slot(WorkQueue queue) : IDisposable
    {
        int _used;

        /// <summary>Queues the work. It is called even when the queue stops, then with a token that is cancelled already.</summary>
        /// <exception cref="InvalidOperationException">The slot was used, or the queue takes no more work.</exception>
        public void Start(Func<CancellationToken, Task> work)
        {
            if (!TryStart(work))
                throw new InvalidOperationException("The queue takes no more work.");
        }

        /// <summary>The same; false when the queue takes no more work.</summary>
        /// <exception cref="InvalidOperationException">The slot was used.</exception>
        public bool TryStart(Func<CancellationToken, Task> work)
        {
            if (Interlocked.Exchange(ref _used, 1) != 0)
                throw new InvalidOperationException("This place in the queue was used already.");
            if (queue._work.Writer.TryWrite(queue.Counted(work, out var done)))
                return true;
            queue.Forget(done);
            Interlocked.Decrement(ref queue._taken);
            return false;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _used, 1) == 0)
                Interlocked.Decrement(ref queue._taken);
        }
    }
}
