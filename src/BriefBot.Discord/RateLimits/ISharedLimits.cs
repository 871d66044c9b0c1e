namespace BriefBot.Discord;

/// <summary>An answer to who wants a turn or a slot.</summary>
/// <param name="IsTaken">Whether it was given.</param>
/// <param name="Wait">
/// Where it was given: until it begins. Where not: until it is worth asking again; zero or less for at once.
/// </param>
public readonly record struct SharedAnswer(bool IsTaken, TimeSpan Wait);

/// <summary>
/// What all processes with a bot's token share, so that together they keep the limits that Discord has for the token. Times are by one
/// clock, that of whoever keeps it. What a method throws means that it can't be asked now.
/// </summary>
public interface ISharedLimits
{
    /// <summary>Takes a turn that one process has at a time, or holds it for longer.</summary>
    /// <param name="name">Which turn, 1–100 characters.</param>
    /// <param name="ticket">Tells who took it; whose it is by this ticket has it anew.</param>
    /// <param name="hold">When it ends if nobody says so, as after a crash.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<SharedAnswer> TakeTurnAsync(string name, Guid ticket, TimeSpan hold, CancellationToken cancellation);

    /// <summary>Ends a turn that is still this ticket's.</summary>
    /// <param name="name">Which turn.</param>
    /// <param name="ticket">Who took it.</param>
    /// <param name="next">Until the next one may be taken.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask EndTurnAsync(string name, Guid ticket, TimeSpan next, CancellationToken cancellation);

    /// <summary>Takes a slot of a line of time that all share: slots follow each other.</summary>
    /// <param name="name">Which line, 1–100 characters.</param>
    /// <param name="length">How long the slot is.</param>
    /// <param name="within">No slot is taken that begins later.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<SharedAnswer> TakeSlotAsync(string name, TimeSpan length, TimeSpan within, CancellationToken cancellation);

    /// <summary>Lets no slot of a line begin for a while.</summary>
    ValueTask PauseAsync(string name, TimeSpan time, CancellationToken cancellation);

    /// <summary>Takes in how much is left of an allowance, as Discord says.</summary>
    /// <param name="name">Which, 1–100 characters.</param>
    /// <param name="left">How much is left.</param>
    /// <param name="resetAfter">Until there is a new one.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask NoteAllowanceAsync(string name, int left, TimeSpan resetAfter, CancellationToken cancellation);

    /// <summary>Takes one of an allowance, if more than <paramref name="keep"/> are left or its time is over.</summary>
    /// <param name="name">Which.</param>
    /// <param name="keep">How many must be left untouched.</param>
    /// <param name="cancellation">Ends it.</param>
    ValueTask<SharedAnswer> SpendAsync(string name, int keep, CancellationToken cancellation);

    /// <summary>Gives one back that wasn't used.</summary>
    ValueTask GiveBackAsync(string name, CancellationToken cancellation);
}
