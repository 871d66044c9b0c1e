using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>A command: what Discord shows of it, and what it does. One that is added to <see cref="CommandSet"/> is registered, routed and
/// listed by /help.</summary>
abstract class BotCommand
{
    /// <summary>As it is registered. Its name and type tell which command an interaction means.</summary>
    public abstract ApplicationCommand Definition { get; }

    /// <summary>What it takes to use it, looked at before <see cref="HandleAsync"/> and <see cref="SuggestAsync"/> are called.</summary>
    public abstract Need Need { get; }

    /// <summary>Answers an interaction: acknowledges it before any work.</summary>
    public abstract Task HandleAsync(InteractionContext context, CancellationToken cancellation);

    /// <summary>Choices for the option being written; none by default.</summary>
    /// <param name="written">What stands in the option so far.</param>
    public virtual ValueTask<IReadOnlyList<ApplicationCommandChoice>> SuggestAsync(
        InteractionContext context,
        string option,
        string written,
        CancellationToken cancellation
    ) => new([]);
}
