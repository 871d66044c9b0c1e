namespace BriefBot.Deliver.Answering;

/// <summary>The work of one surface that waits for one of the <see cref="AnswerThreads"/>, the oldest first.</summary>
/// <param name="threads">What runs it.</param>
/// <param name="share">Its part of the time while others wait too, 1 and up.</param>
sealed class AnswerLane(AnswerThreads threads, int share) : TaskScheduler
{
    [ThreadStatic]
    static AnswerLane? current;

    readonly LinkedList<Task> _waiting = [];

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
