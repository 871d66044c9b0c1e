using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Shows an answer while it is written: the deferred message is edited, seldom enough for Discord's limits; what is left out the last edit brings.</summary>
sealed class GrowingAnswer(InteractionContext context, TimeProvider time)
{
    // Discord allows five edits of a message in five seconds; other messages of the channel share in it.
    static readonly TimeSpan Between = TimeSpan.FromSeconds(1.5);

    long? _last;

    /// <summary>Shows what there is so far, unless it did a moment ago. Buttons come with the last edit.</summary>
    public async ValueTask ShowAsync(IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        if (_last is { } last && time.GetElapsedTime(last) < Between) return;
        _last = time.GetTimestamp();
        await context.ShowDraftAsync(messages[0], cancellation);
    }
}
