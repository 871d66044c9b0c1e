using BriefBot.Tests.Host.Hosts.Simulated;

namespace BriefBot.Discord.Tests.Gateway.Simulated;

/// <summary>Discord's side of beginning sessions: one IDENTIFY in five seconds for each bucket of shards, and so many in a while.</summary>
/// <param name="world">Time and order.</param>
/// <param name="total">Sessions in a while.</param>
/// <param name="reset">How long that while is.</param>
/// <param name="concurrency">Buckets.</param>
/// <param name="isWell">Whether it takes each IDENTIFY that comes in time, and answers each question; else it refuses some.</param>
sealed class SimulatedSessionStarts(SimulatedWorld world, int total, TimeSpan reset, int concurrency, bool isWell)
{
    static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    readonly Dictionary<int, long> _last = [];
    long _window;
    int _used;

    /// <summary>IDENTIFYs that came.</summary>
    public int Identifies { get; private set; }

    /// <summary>Those that came less than five seconds after another one.</summary>
    public int Early { get; private set; }

    /// <summary>Those that came when none was left: Discord resets the token.</summary>
    public int Excess { get; private set; }

    /// <summary>GET /gateway/bot, as a host asks it.</summary>
    public async Task<BotGateway> AskAsync(Machine machine, CancellationToken cancellation)
    {
        var answered = new TaskCompletionSource<BotGateway>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => answered.TrySetCanceled(cancellation));
        if (!isWell && world.Random.Next(5) == 0)
        {
            world.At(Travel(), machine, () => answered.TrySetException(new HttpRequestException("No answer.")));
            return await answered.Task;
        }
        world.At(
            Travel(),
            null,
            () =>
            {
                Turn();
                var answer = new BotGateway
                {
                    Url = "wss://gateway.example/",
                    Shards = 1,
                    SessionStartLimit = new()
                    {
                        Total = total,
                        Remaining = Math.Max(0, total - _used),
                        ResetAfter = (long)TimeSpan.FromTicks(_window + reset.Ticks - world.Now).TotalMilliseconds,
                        MaxConcurrency = concurrency,
                    },
                };
                world.Note(machine.Name, "is told how many sessions are left", total - _used);
                world.At(Travel(), machine, () => answered.TrySetResult(answer));
            }
        );
        return await answered.Task;
    }

    /// <summary>Sends IDENTIFY.</summary>
    /// <returns>Whether READY came; false where the session is invalid.</returns>
    public async Task<bool> IdentifyAsync(Machine machine, int shard)
    {
        var answered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.At(
            Travel(),
            null,
            () =>
            {
                Turn();
                Identifies++;
                _used++;
                var bucket = shard % concurrency;
                var isEarly = _last.TryGetValue(bucket, out var last) && world.Now - last < Spacing.Ticks;
                var isExcess = _used > total;
                _last[bucket] = world.Now;
                (Early, Excess) = (Early + (isEarly ? 1 : 0), Excess + (isExcess ? 1 : 0));
                world.Note(
                    machine.Name,
                    isEarly ? "identifies too early"
                        : isExcess ? "identifies beyond the budget"
                        : "identifies",
                    shard
                );
                var isReady = !isEarly && !isExcess && (isWell || world.Random.Next(10) > 0);
                world.At(Travel(), machine, () => answered.TrySetResult(isReady));
            }
        );
        return await answered.Task;
    }

    void Turn()
    {
        while (world.Now >= _window + reset.Ticks)
            (_window, _used) = (_window + reset.Ticks, 0);
    }

    TimeSpan Travel() => TimeSpan.FromMilliseconds(world.Random.Next(20, 400));
}
