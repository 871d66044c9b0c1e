namespace BriefBot.Deliver.Answering;

/// <summary>
/// The one place where questions of all surfaces are answered: some threads of its own, and one queue with a share of the time for each
/// surface. Answering is mostly computing; here it leaves the thread pool free for what must happen soon: acknowledgements, heartbeats,
/// requests. What a question waits for (a model, another process) holds no thread.
/// </summary>
public sealed class AnswerThreads : IDisposable
{
    // Discord's people wait for an answer that was promised to them; others can be told to come back.
    static readonly Dictionary<Surface, int> Shares = new()
    {
        [Surface.Discord] = 4,
        [Surface.Web] = 1,
        [Surface.Mcp] = 1,
    };

    // Charged at the start, so that work which is just beginning counts before it is known how long it takes.
    static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    // A monitor, as threads wait on it.
    readonly object _lock = new();
    readonly TimeProvider _time;
    readonly AnswerLane[] _lanes;
    readonly int _threads;
    TimeSpan _used;
    bool _started;
    bool _stopped;

    /// <summary>Prepares them; they start with the first question.</summary>
    /// <param name="threads">How many, 1 and up; as many as there are processors leaves none idle.</param>
    /// <param name="time">Measures what each surface has used.</param>
    public AnswerThreads(int threads, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        (_threads, _time) = (threads, time);
        _lanes = [.. Enum.GetValues<Surface>().Select(surface => new AnswerLane(this, surface, Shares[surface]))];
    }

    /// <summary>For which surface this thread works at the moment; null where it is none of these threads.</summary>
    public static Surface? Current => AnswerLane.OfThisThread?.Surface;

    /// <summary>Runs work, all of it that computes, on one of the threads in the surface's turn.</summary>
    /// <param name="surface">For whom.</param>
    /// <param name="work">What to do.</param>
    /// <param name="cancellation">Takes work out that hasn't begun.</param>
    /// <exception cref="OperationCanceledException">Cancelled before it began, or by the work itself.</exception>
    public Task<T> RunAsync<T>(Surface surface, Func<Task<T>> work, CancellationToken cancellation)
    {
        // Not started by a factory: such a task isn't taken out when it is cancelled.
        var task = new Task<Task<T>>(work, cancellation, TaskCreationOptions.DenyChildAttach);
        try
        {
            task.Start(_lanes[(int)surface]);
        }
        catch (InvalidOperationException) when (task.IsCanceled)
        {
            // Cancelled before it could be started.
        }
        return task.Unwrap();
    }

    /// <summary>Pieces of work of a surface that wait for a thread.</summary>
    public int Waiting(Surface surface)
    {
        lock (_lock)
            return _lanes[(int)surface].Waiting;
    }

    /// <summary>Ends the threads once nothing waits. What still comes then, the end of a wait, runs elsewhere.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _stopped = true;
            Monitor.PulseAll(_lock);
        }
    }

    internal void Queue(AnswerLane lane, Task task)
    {
        lock (_lock)
        {
            if (!_stopped)
            {
                if (!_started)
                    Start();
                if (lane is { Waiting: 0, Running: 0 })
                    lane.CatchUp(_used);
                lane.Add(task);
                Monitor.Pulse(_lock);
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(_ => lane.Execute(task), null);
    }

    internal bool Withdraw(AnswerLane lane, Task task)
    {
        lock (_lock)
            return lane.Remove(task);
    }

    void Start()
    {
        _started = true;
        for (var i = 0; i < _threads; i++)
            new Thread(Work) { IsBackground = true, Name = $"answers {i + 1}" }.Start();
    }

    void Work()
    {
        while (Take() is var (lane, task))
            Run(lane, task);
    }

    // Waits for work; null when there is no more to come.
    (AnswerLane Lane, Task Task)? Take()
    {
        lock (_lock)
        {
            AnswerLane? lane;
            while ((lane = Next()) is null)
            {
                if (_stopped)
                    return null;
                Monitor.Wait(_lock);
            }
            _used = lane.Used;
            lane.Charge(Least);
            lane.Running++;
            return (lane, lane.TakeFirst());
        }
    }

    /// <summary>Whose turn it is: a surface that doesn't hold all other threads, and of those the one that used least.</summary>
    AnswerLane? Next() =>
        _lanes
            .Where(lane => lane.Waiting > 0)
            .OrderBy(lane => lane.Running > 0 && lane.Running >= _threads - 1 && lane != _lanes[(int)Surface.Discord])
            .ThenBy(lane => lane.Used)
            .FirstOrDefault();

    void Run(AnswerLane lane, Task task)
    {
        var started = _time.GetTimestamp();
        lane.Execute(task);
        var took = _time.GetElapsedTime(started);
        lock (_lock)
        {
            lane.Running--;
            if (took > Least)
                lane.Charge(took - Least);
        }
    }
}

/// <summary>The work of one surface that waits for one of the <see cref="AnswerThreads"/>, the oldest first.</summary>
/// <param name="threads">What runs it.</param>
/// <param name="surface">For whom.</param>
/// <param name="share">Its part of the time while others wait too, 1 and up.</param>
sealed class AnswerLane(AnswerThreads threads, Surface surface, int share) : TaskScheduler
{
    [ThreadStatic]
    static AnswerLane? current;

    readonly LinkedList<Task> _waiting = [];

    /// <summary>The lane whose work this thread does; null when none's.</summary>
    public static AnswerLane? OfThisThread => current;

    /// <summary>For whom.</summary>
    public Surface Surface => surface;

    /// <summary>Pieces of work that wait. Read and changed under the lock of the threads, like everything else here.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Pieces of work that run.</summary>
    public int Running { get; set; }

    /// <summary>Time used so far, by share: whoever has used least goes first.</summary>
    public TimeSpan Used { get; private set; }

    /// <summary>Adds time used.</summary>
    public void Charge(TimeSpan time) => Used += time / share;

    /// <summary>Forgets that nothing was used while nothing was wanted: nobody saves up.</summary>
    public void CatchUp(TimeSpan used)
    {
        if (Used < used)
            Used = used;
    }

    /// <summary>Adds work at the end.</summary>
    public void Add(Task task) => _waiting.AddLast(task);

    /// <summary>Takes the oldest work.</summary>
    public Task TakeFirst()
    {
        var first = _waiting.First!.Value;
        _waiting.RemoveFirst();
        return first;
    }

    /// <summary>Takes work out that is no longer wanted.</summary>
    public bool Remove(Task task) => _waiting.Remove(task);

    /// <summary>Runs work on this thread. What it throws stays in the task.</summary>
    public void Execute(Task task)
    {
        var before = current;
        current = this;
        TryExecuteTask(task);
        current = before;
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => threads.Queue(this, task);

    /// <inheritdoc/>
    protected override bool TryDequeue(Task task) => threads.Withdraw(this, task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        current == this && !taskWasPreviouslyQueued && TryExecuteTask(task);

    // For debuggers only.
    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _waiting];
}
