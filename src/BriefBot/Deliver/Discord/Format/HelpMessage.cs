using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>What /help says: every command with its one line, and the other ways to ask.</summary>
public static class HelpMessage
{
    static readonly (Term Name, Term? Sub, Term Use, bool IsForManagers)[] Commands =
    [
        (Term.AskName, null, Term.AskUse, false),
        (Term.WhyName, null, Term.WhyUse, false),
        (Term.StatusName, null, Term.StatusUse, false),
        (Term.ArticleName, Term.AddName, Term.AddUse, true),
        (Term.ArticleName, Term.ShowName, Term.ShowUse, true),
        (Term.ArticleName, Term.RemoveName, Term.RemoveUse, true),
        (Term.HelpName, null, Term.HelpUse, false),
    ];

    /// <summary>The message.</summary>
    public static MessageProperties Of(string? locale)
    {
        var words = Localization.For(locale);
        var commands = Commands.Select(command => Line(words, command.Name, command.Sub, command.Use, command.IsForManagers));
        var menus = words.With(Term.HelpMenus, words[Term.AskAboutThis], words[Term.CheckThisClaim]);
        var text = string.Join("\n\n", words[Term.HelpIntro], string.Join('\n', commands), words[Term.HelpMention], menus);
        return new MessageProperties { Embeds = [new Embed { Title = words[Term.HelpTitle], Description = text, Color = EmbedColour.Answer }] };
    }

    static string Line(Localization words, Term name, Term? sub, Term use, bool isForManagers)
    {
        var command = sub is { } below ? $"/{words[name]} {words[below]}" : $"/{words[name]}";
        return $"- **{command}** — {words[use]}{(isForManagers ? " " + words[Term.ForManagers] : "")}";
    }
}
