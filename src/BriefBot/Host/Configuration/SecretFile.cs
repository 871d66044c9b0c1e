namespace BriefBot.Host.Configuration;

/// <summary>Secrets that stand in a setting or, better, in a file.</summary>
static class SecretFile
{
    /// <summary>The value itself, else the first line of the file; empty when neither is set.</summary>
    /// <param name="value">Value of the setting.</param>
    /// <param name="file">Path of the file; empty for none.</param>
    /// <param name="key">Name of the setting that names the file, for the message.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static string Read(string value, string file, string key)
    {
        if (value.Length > 0 || file.Length == 0)
            return value.Trim();
        try
        {
            return File.ReadLines(file).FirstOrDefault("").Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{key}: {file} cannot be read: {e.Message}", e);
        }
    }
}
