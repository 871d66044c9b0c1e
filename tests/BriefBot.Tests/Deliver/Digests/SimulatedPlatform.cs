using System.Globalization;
using BriefBot.Corpus.Digests;

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
    PowerCutBefore,
    PowerCutAfter,
    ChannelGone,
}

/// <summary>A message that stands in a channel.</summary>
/// <param name="Number">Its place in the platform's own order.</param>
sealed record StandingMessage(int Number, string Channel, string Nonce, DateTimeOffset At)
{
    public string Id => Number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A chat platform in memory, with a clock that is right: channels, a nonce that is remembered for five minutes, and faults by
/// script.</summary>
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

    /// <summary>Whether the machine that all processes run on has lost its power: nothing that they do counts from then on.</summary>
    public bool IsDark { get; set; }

    public Fault NextFault()
    {
        lock (_gate)
            return IsDown ? Fault.Down
                : Faults.TryDequeue(out var fault) ? fault
                : Fault.None;
    }

    /// <summary>Null when there is no power to send it any more.</summary>
    public StandingMessage? Post(string channel, string nonce)
    {
        lock (_gate)
        {
            if (IsDark)
                return null;
            var twin = Messages.FindLast(message =>
                message.Channel == channel && message.Nonce == nonce && clock.Now - message.At < NonceLife
            );
            if (twin is not null)
                return twin;
            var posted = new StandingMessage(++_last, channel, nonce, clock.Now);
            Messages.Add(posted);
            return posted;
        }
    }

    public void CutPower()
    {
        lock (_gate)
            IsDark = true;
    }

    public string LastIn(string channel)
    {
        lock (_gate)
            return Messages.FindLast(message => message.Channel == channel)?.Id ?? "0";
    }

    /// <summary>As a channel is searched: from a message on where one is known, else from about the time that the host notes.</summary>
    public StandingMessage? Find(string channel, DigestRun run)
    {
        lock (_gate)
        {
            return Messages.Find(message =>
                message.Channel == channel
                && message.Nonce == run.Nonce
                && (
                    run.PostingAfter is { } after
                        ? message.Number > int.Parse(after, CultureInfo.InvariantCulture)
                        : message.At >= run.PostingSince - NonceLife
                )
            );
        }
    }
}
