namespace BriefBot.Host.Web;

/// <summary>When a request has to be answered; what is streamed for as long as it takes has it lifted.</summary>
static class RequestDeadline
{
    static readonly object Key = new();

    /// <summary>Notes what ends a request.</summary>
    public static void Note(HttpContext context, CancellationTokenSource deadline) => context.Items[Key] = deadline;

    /// <summary>Lets a request take as long as its sender reads.</summary>
    public static void Lift(HttpContext context) => (context.Items[Key] as CancellationTokenSource)?.CancelAfter(Timeout.InfiniteTimeSpan);
}
