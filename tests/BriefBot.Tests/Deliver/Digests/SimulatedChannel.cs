using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;

namespace BriefBot.Tests.Deliver.Digests;

/// <summary>How the platform, or the process that asks it, fails.</summary>
enum Fault
{
    None,
    Down,
    LostBefore,
    LostAfter,
    ThrowsBefore,
    ThrowsAfter,
    KilledBefore,
    KilledAfter,
    ChannelGone,
}

/// <summary>A message that stands in a channel.</summary>
sealed record StandingMessage(string Id, string Channel, string Nonce, DateTimeOffset At);

/// <summary>A chat platform in memory: channels, a nonce that is remembered for five minutes, and faults by script.</summary>
sealed class SimulatedPlatform(SetClock clock)
{
    static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);
    readonly Lock _gate = new();
    int _last;

    public List<StandingMessage> Messages { get; } = [];

    public List<(ScheduleId Schedule, TroubleKind Kind, DateTimeOffset At)> Told { get; } = [];

    /// <summary>What happens to the next attempts to post, in order; then nothing does.</summary>
    public Queue<Fault> Faults { get; } = [];

    /// <summary>While this is so, nothing gets through.</summary>
    public bool IsDown { get; set; }

    public Fault NextFault()
    {
        lock (_gate) return IsDown ? Fault.Down : Faults.TryDequeue(out var fault) ? fault : Fault.None;
    }

    public StandingMessage Post(string channel, string nonce)
    {
        lock (_gate)
        {
            var twin = Messages.FindLast(message => message.Channel == channel && message.Nonce == nonce && clock.Now - message.At < NonceLife);
            if (twin is not null) return twin;
            var posted = new StandingMessage((++_last).ToString(CultureInfo.InvariantCulture), channel, nonce, clock.Now);
            Messages.Add(posted);
            return posted;
        }
    }

    public StandingMessage? Find(string channel, string nonce)
    {
        lock (_gate) return Messages.Find(message => message.Channel == channel && message.Nonce == nonce);
    }
}

/// <summary>The platform as one process sees it: a process that was killed hears nothing any more.</summary>
sealed class SimulatedChannel(SimulatedPlatform platform, TaskCompletionSource killed) : IDigestChannel
{
    public const string Platform = "simulated";

    public int Room(DigestSchedule schedule, VerifiedDigest digest) => digest.Digest.Stories.Count;

    public async ValueTask<PostOutcome> PostAsync(DigestPosting posting, CancellationToken cancellation)
    {
        var fault = platform.NextFault();
        if (fault is Fault.KilledBefore) await DieAsync();
        if (fault is Fault.Down) return new PostOutcome.NotYet("It could not be reached.");
        if (fault is Fault.LostBefore) return new PostOutcome.Uncertain("It did not answer.");
        if (fault is Fault.ThrowsBefore) throw new InvalidOperationException("Something that nobody foresaw.");
        if (fault is Fault.ChannelGone) return new PostOutcome.Refused(TroubleKind.ChannelGone, "The channel is gone.");
        var message = platform.Post(posting.Schedule.What.Place.Channel, posting.Run.Nonce);
        if (fault is Fault.KilledAfter) await DieAsync();
        if (fault is Fault.LostAfter) return new PostOutcome.Uncertain("It did not answer.");
        if (fault is Fault.ThrowsAfter) throw new InvalidOperationException("Something that nobody foresaw.");
        return new PostOutcome.Posted(new ChatMessage(Platform, message.Channel, message.Id));
    }

    public ValueTask<FindOutcome> FindAsync(DigestPosting posting, CancellationToken cancellation)
    {
        if (platform.IsDown) return new(new FindOutcome.NotNow("It could not be reached."));
        var found = platform.Find(posting.Schedule.What.Place.Channel, posting.Run.Nonce);
        return new(found is null ? new FindOutcome.Absent() : new FindOutcome.Found(new ChatMessage(Platform, found.Channel, found.Id)));
    }

    public ValueTask FollowAsync(DigestPosting posting, ChatMessage message, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask TellAsync(DigestSchedule schedule, CancellationToken cancellation)
    {
        lock (platform.Told) platform.Told.Add((schedule.Id, schedule.Trouble!.Kind, schedule.Trouble.At));
        return ValueTask.CompletedTask;
    }

    async Task DieAsync()
    {
        killed.SetResult();
        await new TaskCompletionSource().Task;
    }
}
