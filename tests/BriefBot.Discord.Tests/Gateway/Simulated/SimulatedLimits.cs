using BriefBot.Tests.Host.Hosts.Simulated;

namespace BriefBot.Discord.Tests.Gateway.Simulated;

/// <summary>What hosts share, as one of them reaches it: requests take their time, fail, or are done and not heard of.</summary>
/// <param name="table">What the database keeps.</param>
/// <param name="world">Time and order.</param>
/// <param name="machine">The host.</param>
/// <param name="fault">What becomes of the next request.</param>
sealed class SimulatedLimits(LimitTable table, SimulatedWorld world, Machine machine, Func<LimitFault> fault) : ISharedLimits
{
    public ValueTask<SharedAnswer> TakeTurnAsync(string name, Guid ticket, TimeSpan hold, CancellationToken cancellation) =>
        AskAsync("takes the turn", () => table.TakeTurn(name, ticket, hold), cancellation);

    public async ValueTask EndTurnAsync(string name, Guid ticket, TimeSpan next, CancellationToken cancellation) =>
        await AskAsync("ends its turn", () => Done(() => table.EndTurn(name, ticket, next)), cancellation);

    public async ValueTask NoteAllowanceAsync(string name, int left, TimeSpan resetAfter, CancellationToken cancellation) =>
        await AskAsync($"notes that {left} are left", () => Done(() => table.Note(name, left, resetAfter)), cancellation);

    public ValueTask<SharedAnswer> SpendAsync(string name, int keep, CancellationToken cancellation) =>
        AskAsync($"spends, and keeps {keep}", () => table.Spend(name, keep), cancellation);

    public async ValueTask GiveBackAsync(string name, CancellationToken cancellation) =>
        await AskAsync("gives one back", () => Done(() => table.GiveBack(name)), cancellation);

    public ValueTask<SharedAnswer> TakeSlotAsync(string name, TimeSpan length, TimeSpan within, CancellationToken cancellation) =>
        throw new NotSupportedException("Requests aren't simulated here.");

    public ValueTask PauseAsync(string name, TimeSpan time, CancellationToken cancellation) =>
        throw new NotSupportedException("Requests aren't simulated here.");

    static SharedAnswer Done(Action work)
    {
        work();
        return default;
    }

    async ValueTask<SharedAnswer> AskAsync(string what, Func<SharedAnswer> ask, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answered = new TaskCompletionSource<SharedAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(() => answered.TrySetCanceled(cancellation));
        var becomes = fault();
        world.At(
            Travel(),
            null,
            () =>
            {
                if (becomes == LimitFault.Refused)
                {
                    world.At(Travel(), machine, () => answered.TrySetException(new IOException("The database is away.")));
                    return;
                }
                var answer = ask();
                world.Note(machine.Name, what, answer.IsTaken ? 1 : 0);
                world.At(
                    Travel(),
                    machine,
                    () =>
                    {
                        if (becomes == LimitFault.NotHeardOf)
                            answered.TrySetException(new IOException("The answer is lost."));
                        else
                            answered.TrySetResult(answer);
                    }
                );
            }
        );
        return await answered.Task;
    }

    // Some take long, as on a busy day.
    TimeSpan Travel() => TimeSpan.FromMilliseconds(world.Random.Next(20) == 0 ? world.Random.Next(3_000) : world.Random.Next(1, 50));
}

/// <summary>What becomes of a request to the database.</summary>
enum LimitFault
{
    /// <summary>Nothing: it is answered.</summary>
    None,

    /// <summary>It isn't done.</summary>
    Refused,

    /// <summary>It is done, and the answer is lost.</summary>
    NotHeardOf,
}
