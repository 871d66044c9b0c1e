using BriefBot.Deliver.Wording;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /help says: every command with its one line, and the other ways to ask.</summary>
public static class HelpMessage
{
    /// <summary>The message.</summary>
    /// <param name="commands">All commands as they are registered; those of the menus of messages are told of in words.</param>
    public static MessageProperties Of(IReadOnlyList<ApplicationCommand> commands, string? locale)
    {
        ArgumentNullException.ThrowIfNull(commands);
        var words = Localization.For(locale);
        var lines = commands
            .Where(command => command.Type == ApplicationCommandType.Slash)
            .SelectMany(command => Lines(command, words, locale ?? ""));
        var menus = words.With(Term.HelpMenus, words[Term.AskAboutThis], words[Term.CheckThisClaim]);
        var text = string.Join("\n\n", words[Term.HelpIntro], string.Join('\n', lines), words[Term.HelpMention], menus);
        var embed = new Embed
        {
            Title = words[Term.HelpTitle],
            Description = text,
            Color = EmbedColour.Answer,
        };
        return new MessageProperties { Embeds = [embed] };
    }

    static IEnumerable<string> Lines(ApplicationCommand command, Localization words, string locale)
    {
        var name = Local(command.NameLocalizations, locale) ?? command.Name;
        var note = command.DefaultMemberPermissions is null ? "" : " " + words[Term.ForManagers];
        var below = command.Options?.Where(option => option.Type == ApplicationCommandOptionType.SubCommand).ToList() ?? [];
        if (below.Count == 0)
            yield return $"- **/{name}** — {Local(command.DescriptionLocalizations, locale) ?? command.Description}{note}";
        foreach (var sub in below)
            yield return $"- **/{name} {Local(sub.NameLocalizations, locale) ?? sub.Name}** — "
                + $"{Local(sub.DescriptionLocalizations, locale) ?? sub.Description}{note}";
    }

    static string? Local(IReadOnlyDictionary<string, string>? names, string locale) => names?.GetValueOrDefault(locale);
}
