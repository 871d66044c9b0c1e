using BriefBot.Deliver.Discord.Format;
using BriefBot.Fakes;

namespace BriefBot.Benchmarks.Bursts;

/// <summary>What became of a question, as the person who asked it sees it.</summary>
enum Fate
{
    /// <summary>An answer, with or without quotes.</summary>
    Answered,

    /// <summary>Told to ask again in a moment: the queue was full.</summary>
    Busy,

    /// <summary>Told when to ask again: the person or the server had asked too much.</summary>
    Limited,

    /// <summary>Anything else: no acknowledgement in time, no end to "is thinking", an error.</summary>
    Failed,
}

/// <summary>One question of a burst.</summary>
/// <param name="Acknowledged">From sending the interaction to its first answer, as the server sees it; null when there was none.</param>
/// <param name="Finished">From sending the interaction to the arrival of the final answer; null when there was none.</param>
/// <param name="IsCited">Whether the answer quotes articles.</param>
sealed record Outcome(Fate Fate, TimeSpan? Acknowledged, TimeSpan? Finished, bool IsCited)
{
    static readonly string Busy = NoticeMessage.Busy(null).Content!;

    /// <summary>Of a question that is over, or that nobody waits for any more.</summary>
    /// <param name="asked">The interaction.</param>
    /// <param name="edited">When the request that fills in the deferred answer arrived; null when none did.</param>
    public static Outcome Of(FakeInteraction asked, DateTimeOffset? edited) =>
        asked.Acknowledgement switch
        {
            { Kind: AcknowledgementKind.Message, Ephemeral: true } refused => new(
                Refusal(asked.Original!),
                refused.After,
                refused.After,
                false
            ),
            { Kind: AcknowledgementKind.Deferred } deferred when asked.Original is { Loading: false, Buttons.Count: > 0 } answer => new(
                Fate.Answered,
                deferred.After,
                edited - asked.CreatedAt,
                answer.Buttons.Any(button => button.Label == "Sources")
            ),
            var other => new(Fate.Failed, other?.After, null, false),
        };

    /// <summary>Whether nothing more is to come.</summary>
    public static bool IsOver(FakeInteraction asked) =>
        asked.Failed || asked is { Acknowledgement: not null, Original: null or { Loading: false } };

    static Fate Refusal(FakeMessage notice)
    {
        if (notice.Content == Busy)
            return Fate.Busy;
        // The client shows a moment written so as the time to wait; the other notices hold none.
        return notice.Content.Contains("<t:", StringComparison.Ordinal) ? Fate.Limited : Fate.Failed;
    }
}
