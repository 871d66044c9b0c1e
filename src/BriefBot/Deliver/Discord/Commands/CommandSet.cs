using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>All commands of the bot, by type and name.</summary>
sealed class CommandSet(IReadOnlyList<BotCommand> commands)
{
    readonly Dictionary<(ApplicationCommandType, string), BotCommand> _byName = commands.ToDictionary(command =>
        (command.Definition.Type, command.Definition.Name)
    );

    /// <summary>In the order of /help.</summary>
    public IReadOnlyList<BotCommand> All => commands;

    /// <summary>The command that an interaction means; null for one of another version of the bot.</summary>
    public BotCommand? Find(InteractionData data) =>
        _byName.GetValueOrDefault((data.Type ?? ApplicationCommandType.Slash, data.Name ?? ""));
}
