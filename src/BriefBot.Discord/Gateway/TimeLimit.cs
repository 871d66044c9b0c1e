namespace BriefBot.Discord;

/// <summary>Waits with a limit whose timer is gone when the wait is over, which Task.WaitAsync doesn't promise.</summary>
static class TimeLimit
{
    /// <summary>Waits for a task for so long.</summary>
    /// <exception cref="TimeoutException">It took longer. The task itself goes on.</exception>
    public static async Task WithinAsync(this Task task, TimeSpan limit, TimeProvider time)
    {
        if (!task.IsCompleted)
        {
            using var timeout = new CancellationTokenSource(limit, time);
            try
            {
                await task.WaitAsync(timeout.Token);
            }
            catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !task.IsCompleted)
            {
                throw new TimeoutException($"Not done within {limit.TotalSeconds:0.#} s.", exception);
            }
        }

        await task;
    }
}
