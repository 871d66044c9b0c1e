using System.Collections;
using BriefBot.Language;

namespace BriefBot.Host.Configuration;

/// <summary>A setting is unusable; the message names its key, where it was set, and what it should be.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What file, environment and command line come to.</summary>
/// <param name="Settings">Settings, those that are unusable at their default.</param>
/// <param name="Problems">What is unusable, each in a sentence.</param>
/// <param name="Unknown">Variables that look as if they were meant for BriefBot and name no setting, each in a sentence.</param>
public sealed record SettingsReading(Settings Settings, IReadOnlyList<string> Problems, IReadOnlyList<string> Unknown);

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
        var reading = Read(file, environment, commandLine);
        return reading.Problems is [var first, ..] ? throw new SettingsException(first) : reading.Settings;
    }

    /// <summary>Reads all settings and says what is wrong with them, all of it, and where each comes from.</summary>
    /// <param name="file">As for <see cref="Load"/>.</param>
    /// <param name="environment">The same.</param>
    /// <param name="commandLine">The same.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static SettingsReading Read(string? file, IDictionary environment, IReadOnlyCollection<KeyValuePair<string, string>> commandLine)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(commandLine);
        var reading = new SettingsReading(new Settings(), new List<string>(), Unknown(environment));
        foreach (var (key, value) in FromFile(file ?? DefaultFile, mustExist: file is not null))
            Apply(reading, key, value, file ?? DefaultFile);
        foreach (var (key, value, variable) in FromEnvironment(environment))
            Apply(reading, key, value, $"the environment variable {variable}");
        foreach (var (key, value) in commandLine)
            Apply(reading, key, value, "the command line");
        return reading;
    }

    static void Apply(SettingsReading reading, string key, string value, string origin)
    {
        var problems = (List<string>)reading.Problems;
        if (Setting.Find(key) is not { } setting)
            problems.Add($"There is no setting {key} (in {origin}). {Meant(key)}");
        else if (setting.Write(reading.Settings, value) is not { } complaint)
            reading.Settings.Note(setting.Key, origin);
        else
        {
            var shown = setting.IsSecret ? "its value" : $"'{HiddenSecrets.InAddresses(value)}'";
            problems.Add($"{setting.Key}: {shown} {complaint} (in {origin}). Its default is '{setting.Read(new Settings())}'.");
        }
    }

    /// <summary>What was most likely meant by a key that is none.</summary>
    static string Meant(string key)
    {
        var parts = key.Split(':');
        // A name of one's own is nobody's mistake.
        var known = Setting
            .All.Select(setting => setting.Key.Split(':'))
            .Select(own =>
                string.Join(':', own.Select((part, i) => part == Setting.AnyName && parts.Length == own.Length ? parts[i] : part))
            );
        return Nearest.Of(key, known) is { } nearest ? $"Did you mean {nearest}?" : "'briefbot config show' lists the settings.";
    }

    /// <summary>Variables with the prefix that name no setting, where they have the form of one or nearly are one.</summary>
    static List<string> Unknown(IDictionary environment) =>
        [
            .. environment
                .Keys.OfType<string>()
                .Where(variable => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                .Select(variable => (Variable: variable, Key: variable[Prefix.Length..].Replace("__", ":")))
                .Where(given => Setting.Find(given.Key) is null)
                .Where(given => given.Key.Contains(':') || Nearest.Of(given.Key, Setting.All.Select(setting => setting.Key)) is not null)
                .OrderBy(given => given.Variable, StringComparer.Ordinal)
                .Select(given => $"The environment variable {given.Variable} names no setting. {Meant(given.Key)}"),
        ];

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
