using System.Collections;

namespace BriefBot.Host.Configuration;

/// <summary>A setting is unusable; the message names its key, where it was set, and what it should be.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads settings from the file, then the environment, then the command line; what comes later wins.</summary>
public static class SettingsLoader
{
    const string Prefix = "BRIEFBOT_";
    const long LargestFile = 1 << 20;

    /// <summary>The file that is read when none is named: config/briefbot.json beside the executable.</summary>
    public static string DefaultFile => Path.Combine(AppContext.BaseDirectory, "config", "briefbot.json");

    /// <summary>Reads and checks all settings.</summary>
    /// <param name="file">Path of the file; null for <see cref="DefaultFile"/>, which may be missing.</param>
    /// <param name="environment">Environment variables.</param>
    /// <param name="commandLine">Key and value pairs of the command line.</param>
    /// <exception cref="SettingsException">A value or a key is wrong, or the file cannot be read.</exception>
    public static Settings Load(string? file, IDictionary environment, IReadOnlyCollection<KeyValuePair<string, string>> commandLine)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(commandLine);
        var settings = new Settings();
        foreach (var (key, value) in FromFile(file ?? DefaultFile, mustExist: file is not null))
            Apply(settings, key, value, file ?? DefaultFile);
        foreach (var (key, value, variable) in FromEnvironment(environment))
            Apply(settings, key, value, $"the environment variable {variable}");
        foreach (var (key, value) in commandLine)
            Apply(settings, key, value, "the command line");
        return settings;
    }

    static void Apply(Settings settings, string key, string value, string origin)
    {
        var setting =
            Setting.Find(key)
            ?? throw new SettingsException($"There is no setting {key} (in {origin}). 'briefbot config show' lists the settings.");
        if (setting.Write(settings, value) is not { } complaint)
        {
            settings.Note(setting.Key, origin);
            return;
        }
        var shown = setting.IsSecret ? "its value" : $"'{HiddenSecrets.InAddresses(value)}'";
        throw new SettingsException($"{setting.Key}: {shown} {complaint} (in {origin}). Its default is '{setting.Read(new Settings())}'.");
    }

    static IEnumerable<(string Key, string Value)> FromFile(string path, bool mustExist)
    {
        if (!mustExist && !File.Exists(path))
            return [];
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw new SettingsException($"{path} is larger than a settings file can be ({LargestFile / 1024} KB).");
            using var stream = File.OpenRead(path);
            var root = new ConfigurationBuilder().AddJsonStream(stream).Build();
            return root.AsEnumerable()
                .Where(pair => pair.Value is not null && pair.Key != "$schema")
                .Select(pair => (pair.Key, pair.Value!))
                .ToList();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new SettingsException($"{path} is not valid JSON: {(e.InnerException ?? e).Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings file {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>BRIEFBOT_DATA, BRIEFBOT_Web__Urls and, as .NET has it, Web__Urls. Variables that name no setting belong to
    /// others.</summary>
    static IEnumerable<(string Key, string Value, string Variable)> FromEnvironment(IDictionary environment)
    {
        var found = new List<(string Key, string Value, string Variable)>();
        foreach (DictionaryEntry entry in environment)
        {
            if (entry is not { Key: string variable, Value: string value })
                continue;
            var prefixed = variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
            if (!prefixed && !variable.Contains("__"))
                continue;
            var key = (prefixed ? variable[Prefix.Length..] : variable).Replace("__", ":");
            if (Setting.Find(key) is not null)
                found.Add((key, value, variable));
        }
        // The prefixed name is the more deliberate one: applied last, it wins.
        return found
            .OrderBy(setting => setting.Variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .ThenBy(setting => setting.Variable, StringComparer.Ordinal);
    }
}
