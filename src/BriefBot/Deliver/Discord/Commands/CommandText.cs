using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>Commands and options with their names and descriptions in every language.</summary>
static class CommandText
{
    // Installed to a server; to a person.
    const int ForServers = 0;
    const int ForPeople = 1;

    static readonly InteractionContextType[] Anywhere =
    [
        InteractionContextType.Guild,
        InteractionContextType.BotDm,
        InteractionContextType.PrivateChannel,
    ];

    /// <summary>A slash command for servers and, where it says so, direct messages and wherever a person brings the bot along.</summary>
    public static ApplicationCommand Slash(
        Term name,
        Term use,
        bool inDirectMessages,
        params IReadOnlyList<ApplicationCommandOption> options
    ) =>
        new()
        {
            Name = English(name),
            NameLocalizations = Localization.Everywhere(name),
            Description = English(use),
            DescriptionLocalizations = Localization.Everywhere(use),
            Contexts = inDirectMessages ? Anywhere : [InteractionContextType.Guild],
            IntegrationTypes = inDirectMessages ? [ForServers, ForPeople] : [ForServers],
            Options = options.Count > 0 ? options : null,
        };

    /// <summary>A slash command that only those who manage the server have, unless its administrator decides otherwise.</summary>
    public static ApplicationCommand ForManagers(Term name, Term use, params IReadOnlyList<ApplicationCommandOption> options) =>
        Slash(name, use, inDirectMessages: false, options) with
        {
            DefaultMemberPermissions = GuildPermissions.ManageGuild,
        };

    /// <summary>An entry in the menu of messages.</summary>
    public static ApplicationCommand Menu(Term name) =>
        new()
        {
            Type = ApplicationCommandType.Message,
            Name = English(name),
            NameLocalizations = Localization.Everywhere(name),
            Contexts = Anywhere,
            IntegrationTypes = [ForServers, ForPeople],
        };

    /// <summary>A command as it is registered where people may, or may not, install the application for themselves: Discord refuses what it
    /// doesn't offer.</summary>
    public static ApplicationCommand InstalledFor(ApplicationCommand command, bool people) =>
        people
            ? command
            : command with
            {
                IntegrationTypes = [ForServers],
                Contexts = [.. (command.Contexts ?? []).Where(context => context != InteractionContextType.PrivateChannel)],
            };

    /// <summary>An option.</summary>
    public static ApplicationCommandOption Option(ApplicationCommandOptionType type, Term name, Term use, bool required = false) =>
        new()
        {
            Type = type,
            Name = English(name),
            NameLocalizations = Localization.Everywhere(name),
            Description = English(use),
            DescriptionLocalizations = Localization.Everywhere(use),
            Required = required ? true : null,
        };

    /// <summary>A subcommand.</summary>
    public static ApplicationCommandOption Sub(Term name, Term use, params IReadOnlyList<ApplicationCommandOption> options) =>
        Option(ApplicationCommandOptionType.SubCommand, name, use) with
        {
            Options = options.Count > 0 ? options : null,
        };

    /// <summary>The name that interactions carry.</summary>
    public static string English(Term name) => Localization.For(null)[name];
}
