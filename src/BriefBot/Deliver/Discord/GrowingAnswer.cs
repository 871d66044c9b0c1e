using BriefBot.Discord;

namespace BriefBot.Deliver.Discord;

/// <summary>Shows an answer while it is written, seldom enough for Discord's limits; what is left out the last edit brings.</summary>
/// <param name="show">Puts a draft where the answer will stand.</param>
sealed class GrowingAnswer(Func<MessageProperties, CancellationToken, Task> show, TimeProvider time)
{
    /// <summary>Least time between two drafts. Discord allows five edits of a message in five seconds; other messages of the channel share
    /// in it.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(1.5);

    long? _last;

    /// <summary>Shows what there is so far, unless it did a moment ago. Buttons come with the last edit.</summary>
    public async ValueTask ShowAsync(IReadOnlyList<MessageProperties> messages, CancellationToken cancellation)
    {
        if (_last is { } last && time.GetElapsedTime(last) < Between)
            return;
        _last = time.GetTimestamp();
        await show(messages[0], cancellation);
    }
}
