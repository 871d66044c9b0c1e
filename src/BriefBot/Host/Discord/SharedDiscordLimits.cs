using BriefBot.Corpus.Postgres;
using BriefBot.Discord;

namespace BriefBot.Host.Discord;

/// <summary>What Discord allows a token, shared by the hosts of a cluster through their database.</summary>
sealed class SharedDiscordLimits(SharedTurns turns) : ISharedLimits
{
    /// <inheritdoc/>
    public async ValueTask<SharedAnswer> TakeTurnAsync(string name, Guid ticket, TimeSpan hold, CancellationToken cancellation) =>
        Of(await turns.TakeAsync(name, ticket, hold, cancellation));

    /// <inheritdoc/>
    public ValueTask EndTurnAsync(string name, Guid ticket, TimeSpan next, CancellationToken cancellation) =>
        turns.EndAsync(name, ticket, next, cancellation);

    /// <inheritdoc/>
    public async ValueTask<SharedAnswer> TakeSlotAsync(string name, TimeSpan length, TimeSpan within, CancellationToken cancellation) =>
        Of(await turns.TakeSlotAsync(name, length, within, cancellation));

    /// <inheritdoc/>
    public ValueTask PauseAsync(string name, TimeSpan time, CancellationToken cancellation) => turns.PauseAsync(name, time, cancellation);

    /// <inheritdoc/>
    public ValueTask NoteAllowanceAsync(string name, int left, TimeSpan resetAfter, CancellationToken cancellation) =>
        turns.NoteAsync(name, left, resetAfter, cancellation);

    /// <inheritdoc/>
    public async ValueTask<SharedAnswer> SpendAsync(string name, int keep, CancellationToken cancellation) =>
        Of(await turns.SpendAsync(name, keep, cancellation));

    /// <inheritdoc/>
    public ValueTask GiveBackAsync(string name, CancellationToken cancellation) => turns.GiveBackAsync(name, cancellation);

    static SharedAnswer Of(TurnAnswer answer) => new(answer.IsTaken, answer.Wait);
}
