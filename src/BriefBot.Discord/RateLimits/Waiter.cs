namespace BriefBot.Discord.RateLimits;

/// <summary>
/// Requests that count against the same limit until Discord says more: a method and a template, for one channel, guild or webhook.
/// </summary>
readonly record struct RouteKey(string Method, string Template, string Major);

/// <summary>A request in front of a gate.</summary>
/// <param name="route">Its route.</param>
/// <param name="order">Lower ones go first; a request keeps its number when it is sent again.</param>
/// <param name="deadline">When it has to be done, by the client's <see cref="MonotonicClock"/>.</param>
sealed class Waiter(RouteKey route, long order, TimeSpan deadline)
{
    readonly TaskCompletionSource<TimeSpan?> _passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its route.</summary>
    public RouteKey Route => route;

    /// <summary>Lower ones go first.</summary>
    public long Order => order;

    /// <summary>When it has to be done.</summary>
    public TimeSpan Deadline => deadline;

    /// <summary>The gate it stands at, or passed.</summary>
    public Gate? Gate { get; set; }

    /// <summary>Null once it has passed, else the wait that was too long.</summary>
    public Task<TimeSpan?> Passed => _passed.Task;

    /// <summary>Lets it pass.</summary>
    public void Pass() => _passed.TrySetResult(null);

    /// <summary>Turns it away.</summary>
    public void TurnAway(TimeSpan wait) => _passed.TrySetResult(wait);

    /// <summary>Takes it out of the queue.</summary>
    public void Cancel(CancellationToken cancellation) => _passed.TrySetCanceled(cancellation);
}
