using BriefBot.Host.Discord;
using BriefBot.Host.Web;
using BriefBot.Host.Web.SignIn;

namespace BriefBot.Host.Configuration;

/// <summary>Looks whether settings that are valid by themselves fit together, and whether the files that they name can be read. Nothing is
/// connected to, made or changed.</summary>
static class SettingsTogether
{
    static readonly Action<Settings>[] Looks =
    [
        StoreSettings.Check,
        settings => SearchSettings.Engine(settings.Search),
        settings => AccessControl.Token(settings.Web, ListenAddresses.Parse(settings.Web.Urls)),
        settings => DiscordSettings.Token(settings.Discord),
        settings => SignInSettings.Check(settings),
        settings => ModelSettings.Chat(settings.Models),
        settings => ModelSettings.Embedding(settings.Models),
        settings =>
        {
            if (ModelSettings.Chat(settings.Models).Count > 0)
                ModelSettings.Prompts(settings.Models);
        },
    ];

    /// <summary>What doesn't, each in a sentence, once.</summary>
    public static IReadOnlyList<string> Problems(Settings settings) =>
        [.. Looks.Select(look => Problem(look, settings)).OfType<string>().Distinct(StringComparer.Ordinal)];

    static string? Problem(Action<Settings> look, Settings settings)
    {
        try
        {
            look(settings);
            return null;
        }
        catch (SettingsException wrong)
        {
            return wrong.Message;
        }
    }
}
