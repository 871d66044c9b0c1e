using BriefBot.Host.Configuration;
using BriefBot.Host.Discord;

namespace BriefBot.Host.Web.SignIn;

/// <summary>What the settings say of signing in through Discord.</summary>
static class SignInSettings
{
    /// <summary>Where Discord sends browsers back to, below the public address.</summary>
    public const string CallbackPath = "/login/discord/callback";

    /// <summary>What asks Discord; null where no application is set.</summary>
    /// <exception cref="SettingsException">Something that it needs is missing or not fit.</exception>
    public static DiscordOAuth? Of(Settings settings, ILoggerFactory loggers) =>
        Check(settings) is not { } secret
            ? null
            : new(
                DiscordOAuth.NewClient(),
                DiscordSettings.BaseAddress(settings.Discord),
                settings.Web.Discord.ClientId,
                secret,
                new Uri(settings.Web.PublicUrl.TrimEnd('/') + CallbackPath),
                loggers.CreateLogger<DiscordOAuth>()
            );

    /// <summary>The client secret; null where no application is set.</summary>
    /// <exception cref="SettingsException">Something that it needs is missing or not fit.</exception>
    public static string? Check(Settings settings)
    {
        var web = settings.Web;
        if (web.Discord.ClientId.Length == 0)
            return null;
        var secret = SecretFile.Read(web.Discord.ClientSecret, web.Discord.ClientSecretFile, "Web:Discord:ClientSecretFile");
        if (secret.Length == 0)
            throw new SettingsException("Web:Discord:ClientId is set without its secret: set Web:Discord:ClientSecretFile.");
        if (AccessControl.Token(web, ListenAddresses.Parse(web.Urls)).Length == 0)
            throw new SettingsException(
                "Web:Discord:ClientId is set, but without Web:Token or Web:TokenFile everybody who reaches the pages may do everything."
            );
        if (!Uri.TryCreate(web.PublicUrl, UriKind.Absolute, out var home))
            throw new SettingsException(
                "Web:Discord:ClientId is set: Discord must know where to send browsers back to; set Web:PublicUrl."
            );
        return home.Scheme == Uri.UriSchemeHttps || home.IsLoopback
            ? secret
            : throw new SettingsException(
                $"Web:PublicUrl ({web.PublicUrl}) must be an https address where people sign in through Discord."
            );
    }
}
