using System.Reflection;
using BriefBot.Discord;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Discord;

/// <summary>What the settings say of the connection to Discord.</summary>
static class DiscordSettings
{
    // Discord asks bots for an address of whoever runs them. One that leads nowhere is better than somebody else's.
    static readonly Uri NoAddress = new("https://briefbot.invalid/");

    /// <summary>Version of this program.</summary>
    public static string Version { get; } =
        typeof(DiscordSettings).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>The token that is set; empty when none is, and then Discord is off.</summary>
    /// <exception cref="SettingsException">The token's file cannot be read, or what it holds can't be a token.</exception>
    public static string Token(DiscordOptions options)
    {
        var token = SecretFile.Read(options.Token, options.TokenFile, "Discord:TokenFile");
        if (token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase))
            token = token[4..].Trim();
        if (token.Length == 0 && options.TokenFile.Length > 0)
            throw new SettingsException($"Discord:TokenFile: the first line of {options.TokenFile} is empty; write the bot's token there.");
        if (token.Any(c => c is <= ' ' or > '~'))
            throw new SettingsException(
                "Discord:Token is not a token: it holds blanks or characters that no token has. Copy it again from Discord's "
                    + "developer portal."
            );
        return token;
    }

    /// <summary>The server whose articles are those of the terminal and the web page; null for none.</summary>
    /// <exception cref="SettingsException">What is set is no id.</exception>
    public static Snowflake? HomeServer(DiscordOptions options)
    {
        if (options.HomeServer.Length == 0)
            return null;
        return Snowflake.TryParse(options.HomeServer, out var id)
            ? id
            : throw new SettingsException(
                $"Discord:HomeServer: {options.HomeServer} is no server's id; the menu of a server gives it (Copy Server ID, in "
                    + "developer mode)."
            );
    }

    /// <summary>Where the bot says that its makers are found.</summary>
    public static Uri Address(Settings settings) => settings.Web.PublicUrl.Length > 0 ? new Uri(settings.Web.PublicUrl) : NoAddress;

    /// <summary>Base address of Discord's API.</summary>
    /// <exception cref="SettingsException">It isn't usable.</exception>
    public static Uri BaseAddress(DiscordOptions options)
    {
        var address = new Uri(options.ApiBaseUrl.TrimEnd('/') + "/");
        if (address.Scheme is "http" or "https" && address.Query.Length == 0)
            return address;
        throw new SettingsException($"Discord:ApiBaseUrl: {options.ApiBaseUrl} is not an http or https address without a query.");
    }
}
