using System.Text.Json;

namespace BriefBot.Discord;

/// <summary>What the application is told of; null for what it doesn't want to know.</summary>
/// <remarks>A handler that throws is logged and stops nothing; all but interactions wait for one another, in the order of
/// events.</remarks>
public sealed class GatewayHandlers
{
    /// <summary>
    /// Somebody used a command, button or modal. Started at once, past the queue of other events and beside other interactions, as Discord
    /// waits 3 seconds for an acknowledgement.
    /// </summary>
    public Func<Interaction, CancellationToken, Task>? InteractionCreated { get; set; }

    /// <summary>An interaction was refused because too many are being handled. Called by the reader: it must return at once.</summary>
    public Action<Interaction>? InteractionRefused { get; set; }

    /// <summary>
    /// Whether a message, or an update of one, is worth a place in the queue; null takes all. Called by the reader: it must be cheap and
    /// not block.
    /// </summary>
    public Func<Message, bool>? WantsMessage { get; set; }

    /// <summary>A shard has started a session.</summary>
    public Func<ReadyEvent, CancellationToken, Task>? Ready { get; set; }

    /// <summary>A shard has taken its session up again; no event was lost. Given the shard's number.</summary>
    public Func<int, CancellationToken, Task>? Resumed { get; set; }

    /// <summary>
    /// Whether a message was handled by an earlier process whose session this one took up: asked, in its turn, of those that were replayed
    /// and may have been; null to handle them all. Interactions of that kind are not handed over at all: their 3 seconds are over.
    /// </summary>
    public Func<Message, CancellationToken, ValueTask<bool>>? WasHandled { get; set; }

    /// <summary>
    /// Ends when what handlers have begun up to now, and left to run beside, is done; null where they begin nothing of the kind. Asked
    /// before a session is kept: after a crash, what was under way is replayed.
    /// </summary>
    public Func<CancellationToken, Task>? SettleAsync { get; set; }

    /// <summary>Somebody wrote a message.</summary>
    public Func<Message, CancellationToken, Task>? MessageReceived { get; set; }

    /// <summary>A message was edited, or got its link previews: any field but the ids may be missing.</summary>
    public Func<Message, CancellationToken, Task>? MessageUpdated { get; set; }

    /// <summary>A message was deleted, or several at once.</summary>
    public Func<MessageDeletion, CancellationToken, Task>? MessageDeleted { get; set; }

    /// <summary>A thread was started, or the bot was added to one.</summary>
    public Func<Channel, CancellationToken, Task>? ThreadCreated { get; set; }

    /// <summary>A thread was changed or archived.</summary>
    public Func<Channel, CancellationToken, Task>? ThreadUpdated { get; set; }

    /// <summary>A thread was deleted: id, guild, parent and type are known.</summary>
    public Func<Channel, CancellationToken, Task>? ThreadDeleted { get; set; }

    /// <summary>A channel was deleted.</summary>
    public Func<Channel, CancellationToken, Task>? ChannelDestroyed { get; set; }

    /// <summary>A guild of the bot became available: at the start, or after an outage.</summary>
    public Func<Guild, CancellationToken, Task>? GuildAvailable { get; set; }

    /// <summary>The bot was added to a guild, be it while it was not connected.</summary>
    public Func<Guild, CancellationToken, Task>? JoinedGuild { get; set; }

    /// <summary>A guild was changed: its name, its language.</summary>
    public Func<Guild, CancellationToken, Task>? GuildUpdated { get; set; }

    /// <summary>The bot was removed from a guild, be it while it was not connected: then only the id is known.</summary>
    public Func<Guild, CancellationToken, Task>? LeftGuild { get; set; }

    /// <summary>
    /// Any other event: its name and content. Events of channels and threads come here when they have no handler of their own.
    /// </summary>
    public Func<string, JsonElement, CancellationToken, Task>? DispatchReceived { get; set; }

    /// <summary>What a shard is doing has changed. Called by the shard: it must return at once.</summary>
    public Action<ShardStatus>? StatusChanged { get; set; }
}
