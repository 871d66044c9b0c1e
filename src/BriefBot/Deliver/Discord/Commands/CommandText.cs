using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Commands;

/// <summary>Commands and options with their names and descriptions in every language.</summary>
static class CommandText
{
    /// <summary>A slash command for servers and, where it says so, direct messages.</summary>
    public static ApplicationCommand Slash(Term name, Term use, bool inDirectMessages, params IReadOnlyList<ApplicationCommandOption> options) => new()
    {
        Name = English(name),
        NameLocalizations = Localization.Everywhere(name),
        Description = English(use),
        DescriptionLocalizations = Localization.Everywhere(use),
        Contexts = inDirectMessages ? [InteractionContextType.Guild, InteractionContextType.BotDM] : [InteractionContextType.Guild],
        IntegrationTypes = [0],
        Options = options.Count > 0 ? options : null,
    };

    /// <summary>A slash command that only those who manage the server have, unless its administrator decides otherwise.</summary>
    public static ApplicationCommand ForManagers(Term name, Term use, params IReadOnlyList<ApplicationCommandOption> options) =>
        Slash(name, use, inDirectMessages: false, options) with { DefaultMemberPermissions = GuildPermissions.ManageGuild };

    /// <summary>An entry in the menu of messages.</summary>
    public static ApplicationCommand Menu(Term name) => new()
    {
        Type = ApplicationCommandType.Message,
        Name = English(name),
        NameLocalizations = Localization.Everywhere(name),
        Contexts = [InteractionContextType.Guild, InteractionContextType.BotDM],
        IntegrationTypes = [0],
    };

    /// <summary>An option.</summary>
    public static ApplicationCommandOption Option(ApplicationCommandOptionType type, Term name, Term use, bool required = false) => new()
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
        Option(ApplicationCommandOptionType.SubCommand, name, use) with { Options = options.Count > 0 ? options : null };

    /// <summary>The name that interactions carry.</summary>
    public static string English(Term name) => Localization.For(null)[name];
}
