namespace BriefBot.Host.Configuration;

/// <summary>The folder that holds the database.</summary>
public static class DataFolder
{
    /// <summary>Name of the database within the folder.</summary>
    public const string DatabaseName = "briefbot.db";

    /// <summary>Name of the copy of a common database within the folder.</summary>
    public const string ReplicaName = "replica.db";

    /// <summary>Where data is kept unless told otherwise: $XDG_DATA_HOME/briefbot or ~/.local/share/briefbot; %LOCALAPPDATA%\briefbot on
    /// Windows.</summary>
    public static string Default =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "briefbot"
        );

    /// <summary>The full path of the folder, whether it exists or not.</summary>
    public static string Resolve(Settings settings) => Path.GetFullPath(settings.Data.Length > 0 ? settings.Data : Default);

    /// <summary>The full path of the database, whether it exists or not.</summary>
    public static string DatabasePath(Settings settings) =>
        Path.Combine(Resolve(settings), StoreSettings.IsShared(settings) ? ReplicaName : DatabaseName);

    /// <summary>Makes the folder when it is missing.</summary>
    /// <exception cref="SettingsException">It cannot be made.</exception>
    public static void Create(Settings settings)
    {
        var folder = Resolve(settings);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Data: the folder {folder} cannot be made: {e.Message} Name another one with --data.", e);
        }
    }
}
