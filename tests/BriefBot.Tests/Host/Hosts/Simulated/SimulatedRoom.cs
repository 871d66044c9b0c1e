using System.Globalization;
using BriefBot.Answer.Digests;
using BriefBot.Corpus;
using BriefBot.Corpus.Digests;
using BriefBot.Deliver.Digests;
using BriefBot.Discord;

namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>Discord's channels: what was posted, and nonces that are remembered for five minutes.</summary>
sealed class SimulatedRooms(SimulatedWorld world)
{
    static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);

    /// <summary>What stands there.</summary>
    public List<(int Number, string Channel, long Run, string Nonce, long At)> Messages { get; } = [];

    /// <summary>Whether some requests take seconds.</summary>
    public bool IsSlow { get; set; } = true;

    /// <summary>How many posts came again while their nonce was remembered.</summary>
    public int Repeated { get; private set; }

    /// <summary>What stands last.</summary>
    public string Last => Messages.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes a message.</summary>
    public int Post(string channel, long run, string nonce)
    {
        var twin = Messages.FindLast(one => one.Channel == channel && one.Nonce == nonce && world.Now - one.At < NonceLife.Ticks);
        if (twin.Number > 0)
        {
            Repeated++;
            return twin.Number;
        }
        Messages.Add((Messages.Count + 1, channel, run, nonce, world.Now));
        return Messages.Count;
    }
}

/// <summary>The channels as one host reaches them.</summary>
/// <param name="maySend">Asked right before something is sent, as the REST client does.</param>
/// <param name="rateLimit">How long the next request waits for a rate limit; asked once.</param>
/// <param name="step">Told before each thing that happens: the host may be killed there, or stand still.</param>
sealed class ReachedRooms(
    SimulatedWorld world,
    SimulatedRooms rooms,
    Machine machine,
    TimeProvider clock,
    Func<bool> maySend,
    Func<TimeSpan> rateLimit,
    Action<string> step
) : IDigestChannel
{
    static readonly int Retries = new DiscordRestConfig().MaximumRetries;
    static readonly TimeSpan RetryDelay = new DiscordRestConfig().RetryDelay;

    /// <inheritdoc/>
    public int Room(DigestSchedule schedule, VerifiedDigest digest) => digest.Digest.Stories.Count;

    /// <inheritdoc/>
    public async ValueTask<LookOutcome> LookAsync(DigestSchedule schedule, CancellationToken cancellation)
    {
        step("before a channel is looked at");
        return await AskAsync(() => rooms.Last, cancellation) is { } last
            ? new LookOutcome.Seen(last, "text")
            : new LookOutcome.Failed(new PostOutcome.NotYet("Nothing may be sent."));
    }

    /// <inheritdoc/>
    public async ValueTask<PostOutcome> PostAsync(DigestPosting posting, LookOutcome.Seen channel, CancellationToken cancellation)
    {
        step("noted, and not sent yet");
        if (rateLimit() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellation);
            step("a rate limit was waited for");
        }
        var place = posting.Schedule.What.Place.Channel;
        var posted = await AskAsync<int?>(() => rooms.Post(place, posting.Run.Id.Value, posting.Run.Nonce), cancellation);
        step("posted, and not noted yet");
        return posted is { } number ? new PostOutcome.Posted(Message(place, number)) : new PostOutcome.NotYet("Nothing may be sent.");
    }

    /// <inheritdoc/>
    public async ValueTask<FindOutcome> FindAsync(DigestPosting posting, CancellationToken cancellation)
    {
        step("before a channel is searched");
        var place = posting.Schedule.What.Place.Channel;
        var after = int.Parse(posting.Run.PostingAfter!, CultureInfo.InvariantCulture);
        var found = await AskAsync<int?>(
            () => rooms.Messages.Find(one => one.Channel == place && one.Run == posting.Run.Id.Value && one.Number > after).Number,
            cancellation
        );
        return found switch
        {
            null => new FindOutcome.NotNow("Nothing may be sent."),
            0 => new FindOutcome.Absent(),
            var number => new FindOutcome.Found(Message(place, number.Value)),
        };
    }

    /// <inheritdoc/>
    public ValueTask FollowAsync(DigestPosting posting, ChatMessage message, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask TellAsync(DigestSchedule schedule, CancellationToken cancellation) => ValueTask.CompletedTask;

    // What was sent arrives, whatever becomes of the host meanwhile. Null where it may not be sent.
    async Task<T?> AskAsync<T>(Func<T> ask, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        for (var failures = 0; !maySend(); failures++)
        {
            if (failures == Retries)
                return default;
            // As the REST client waits.
            var longest = RetryDelay * Math.Pow(2, failures);
            await Task.Delay(longest * (0.5 + (world.Random.NextDouble() / 2)), clock, cancellation);
        }
        var answered = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => answered.TrySetCanceled(cancellation));
        // Some take long, as on a busy day.
        var travel = TimeSpan.FromMilliseconds(
            rooms.IsSlow && world.Random.Next(10) == 0 ? world.Random.Next(9_000) : world.Random.Next(20, 200)
        );
        world.At(
            travel,
            null,
            () =>
            {
                var result = ask();
                world.At(TimeSpan.FromMilliseconds(world.Random.Next(20, 200)), machine, () => answered.TrySetResult(result));
            }
        );
        return await answered.Task;
    }

    static ChatMessage Message(string channel, int number) => new("simulated", channel, number.ToString(CultureInfo.InvariantCulture));
}
