using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>The platform as one process sees it: a process that was killed hears nothing any more.</summary>
sealed class SimulatedChannel(SimulatedPlatform platform, TaskCompletionSource killed) : IDigestChannel
{
    public const string Platform = "simulated";

    public int Room(DigestSchedule schedule, VerifiedDigest digest) => digest.Digest.Stories.Count;

    public ValueTask<LookOutcome> LookAsync(DigestSchedule schedule, CancellationToken cancellation) =>
        new(
            platform.IsDown
                ? new LookOutcome.Failed(new PostOutcome.NotYet("It could not be reached."))
                : new LookOutcome.Seen(platform.LastIn(schedule.What.Place.Channel), "text")
        );

    public async ValueTask<PostOutcome> PostAsync(DigestPosting posting, LookOutcome.Seen channel, CancellationToken cancellation)
    {
        var fault = platform.NextFault();
        if (fault is Fault.PowerCutBefore)
            platform.CutPower();
        if (fault is Fault.KilledBefore or Fault.PowerCutBefore)
            await DieAsync();
        if (fault is Fault.Down)
            return new PostOutcome.NotYet("It could not be reached.");
        if (fault is Fault.LostBefore)
            return new PostOutcome.Uncertain("It did not answer.");
        if (fault is Fault.ThrowsBefore)
            throw new InvalidOperationException("Something that nobody foresaw.");
        if (fault is Fault.ChannelGone)
            return new PostOutcome.Refused(TroubleKind.ChannelGone, "The channel is gone.");
        var message = platform.Post(posting.Schedule.What.Place.Channel, posting.Run.Nonce);
        if (message is null)
            await DieAsync();
        if (fault is Fault.PowerCutAfter)
            platform.CutPower();
        if (fault is Fault.KilledAfter or Fault.PowerCutAfter)
            await DieAsync();
        if (fault is Fault.LostAfter)
            return new PostOutcome.Uncertain("It did not answer.");
        if (fault is Fault.ThrowsAfter)
            throw new InvalidOperationException("Something that nobody foresaw.");
        return new PostOutcome.Posted(new ChatMessage(Platform, message!.Channel, message.Id));
    }

    public ValueTask<FindOutcome> FindAsync(DigestPosting posting, CancellationToken cancellation)
    {
        if (platform.IsDown)
            return new(new FindOutcome.NotNow("It could not be reached."));
        var found = platform.Find(posting.Schedule.What.Place.Channel, posting.Run);
        return new(found is null ? new FindOutcome.Absent() : new FindOutcome.Found(new ChatMessage(Platform, found.Channel, found.Id)));
    }

    public ValueTask FollowAsync(DigestPosting posting, ChatMessage message, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask TellAsync(DigestSchedule schedule, CancellationToken cancellation)
    {
        lock (platform.Told)
            platform.Told.Add((schedule.Id, schedule.Trouble!.Kind, schedule.Trouble.At));
        return ValueTask.CompletedTask;
    }

    async Task DieAsync()
    {
        killed.TrySetResult();
        await new TaskCompletionSource().Task;
    }
}
