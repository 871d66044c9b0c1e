using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;

namespace BriefBot.Deliver.Digests;

/// <summary>A digest on its way.</summary>
/// <param name="Digest">Nothing in it when only the line is to be posted that says so.</param>
public sealed record DigestPosting(DigestSchedule Schedule, DigestRun Run, VerifiedDigest Digest);

/// <summary>What became of looking at a channel before a digest is posted there.</summary>
public abstract record LookOutcome
{
    /// <summary>It can be posted to.</summary>
    /// <param name="Last">What it has last, by the platform's own order, 1–64 characters: what is posted from now on stands behind
    /// that.</param>
    /// <param name="Kind">What kind of channel it is, in the platform's words.</param>
    public sealed record Seen(string Last, string Kind) : LookOutcome;

    /// <summary>It can't, or not now; nothing was posted.</summary>
    public sealed record Failed(PostOutcome Outcome) : LookOutcome;
}

/// <summary>What came of handing a digest to a chat platform.</summary>
public abstract record PostOutcome
{
    /// <summary>It stands in this message.</summary>
    public sealed record Posted(ChatMessage Message) : PostOutcome;

    /// <summary>It surely doesn't, and may be tried again.</summary>
    /// <param name="After">Not before this has passed; null when the platform asks for nothing.</param>
    public sealed record NotYet(string Reason, TimeSpan? After = null) : PostOutcome;

    /// <summary>It surely doesn't: the platform finds it too long, or something in it wrong.</summary>
    public sealed record TooLong(string Reason) : PostOutcome;

    /// <summary>It may stand there.</summary>
    public sealed record Uncertain(string Reason) : PostOutcome;

    /// <summary>It surely doesn't, and trying again would do no good.</summary>
    public sealed record Refused(TroubleKind Kind, string Reason) : PostOutcome;
}

/// <summary>What was found when a channel was searched for a digest that may stand in it.</summary>
public abstract record FindOutcome
{
    /// <summary>It stands in this message.</summary>
    public sealed record Found(ChatMessage Message) : FindOutcome;

    /// <summary>It doesn't stand there.</summary>
    public sealed record Absent : FindOutcome;

    /// <summary>The platform can't be asked now.</summary>
    public sealed record NotNow(string Reason) : FindOutcome;

    /// <summary>The channel can't be read, now or later.</summary>
    public sealed record Unreadable(TroubleKind Kind, string Reason) : FindOutcome;
}

/// <summary>A chat platform as far as digests need one.</summary>
public interface IDigestChannel
{
    /// <summary>How many of a digest's stories one message has room for; 1 at least.</summary>
    int Room(DigestSchedule schedule, VerifiedDigest digest);

    /// <summary>Looks at a schedule's channel before its digest is posted.</summary>
    ValueTask<LookOutcome> LookAsync(DigestSchedule schedule, CancellationToken cancellation);

    /// <summary>
    /// Posts a digest with its nonce: a second time with the same nonce within minutes makes no second message. Sends one request only.
    /// </summary>
    /// <param name="channel">The channel as it was just looked at.</param>
    ValueTask<PostOutcome> PostAsync(DigestPosting posting, LookOutcome.Seen channel, CancellationToken cancellation);

    /// <summary>Looks for a digest in its channel, behind <see cref="DigestRun.PostingAfter"/>.</summary>
    ValueTask<FindOutcome> FindAsync(DigestPosting posting, CancellationToken cancellation);

    /// <summary>Adds to a posted digest what its schedule asks for beside the message; what fails is left out.</summary>
    ValueTask FollowAsync(DigestPosting posting, ChatMessage message, CancellationToken cancellation);

    /// <summary>Tells whoever made a schedule what keeps its digests from being posted; what fails is left out.</summary>
    ValueTask TellAsync(DigestSchedule schedule, CancellationToken cancellation);
}
