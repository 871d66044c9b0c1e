namespace BriefBot.Host.Configuration;

/// <summary>Settings as people may see them.</summary>
static class ShownSetting
{
    /// <summary>A setting's value: of a secret only whether it is set.</summary>
    public static string Of(Setting setting, Settings settings)
    {
        var value = setting.Read(settings);
        if (setting.IsSecret)
            return value.Length > 0 ? "(set)" : "(not set)";
        return setting.Key == nameof(Settings.Data) ? DataFolder.Resolve(settings) : HiddenSecrets.InAddresses(value);
    }
}
