using System.CommandLine;
using BriefBot.Deliver.Json;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary><c>config show</c>: the settings as they are in effect; <c>config check</c>: what is wrong with them.</summary>
static class ConfigCommand
{
    public static Command Build()
    {
        var show = new ExampledCommand(
            "show",
            "Print every setting as it is in effect; secrets only as set or not set",
            "briefbot config show",
            "briefbot config show --json"
        )
        {
            CommonOptions.Json,
        };
        show.SetAction(parsed => Show(new CommandRun(parsed)));
        var check = new ExampledCommand(
            "check",
            "Say what is wrong with the settings, all of it, and where each comes from",
            "briefbot config check",
            "briefbot config check --config /etc/briefbot/briefbot.json"
        )
        {
            CommonOptions.Json,
        };
        check.SetAction(parsed => Check(new CommandRun(parsed)));
        return new Command("config", "Look at the settings") { show, check };
    }

    static int Show(CommandRun run)
    {
        var settings = Setting.In(run.Settings).Select(setting => (setting.Key, Value: ShownSetting.Of(setting, run.Settings))).ToList();
        if (run.Json)
        {
            run.WriteJson(
                settings.ToDictionary(setting => setting.Key, setting => setting.Value),
                DocumentJson.Default.IReadOnlyDictionaryStringString
            );
            return ExitCode.Done;
        }
        foreach (var (key, value) in settings)
            run.Output.WriteLine($"{key} = {Deliver.VisibleText.Line(value)}");
        run.Error.WriteLine(
            $"File: {run.Parsed.GetValue(CommonOptions.Config) ?? SettingsLoader.DefaultFile}; database: "
                + $"{DataFolder.DatabasePath(run.Settings)}"
        );
        return ExitCode.Done;
    }

    static int Check(CommandRun run)
    {
        var reading = run.ReadSettings();
        // What doesn't fit together is told once each setting fits by itself.
        List<string> problems =
        [
            .. reading.Problems,
            .. reading.Unknown,
            .. reading.Problems.Count == 0 ? SettingsTogether.Problems(reading.Settings) : [],
        ];
        var given = Setting
            .In(reading.Settings)
            .Where(setting => reading.Settings.Origins.ContainsKey(setting.Key))
            .Select(setting => new SettingPart(setting.Key, Shown(setting, reading.Settings), reading.Settings.Origins[setting.Key]))
            .ToList();
        if (run.Json)
            run.WriteJson(new SettingsDocument(problems.Count == 0, problems, given), DocumentJson.Default.SettingsDocument);
        else
        {
            foreach (var (key, value, origin) in given)
                run.Output.WriteLine($"{key} = {Deliver.VisibleText.Line(value)}  ({Deliver.VisibleText.Line(origin)})");
            foreach (var problem in problems)
                run.Error.WriteLine(Deliver.VisibleText.Line(problem));
            if (problems.Count == 0)
                run.Output.WriteLine("All settings are valid; what isn't listed is at its default.");
        }
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Rejected;
    }

    static string Shown(Setting setting, Settings settings)
    {
        var value = setting.Read(settings);
        if (setting.IsSecret)
            return value.Length > 0 ? "(set)" : "(not set)";
        return setting.Key == nameof(Settings.Data) ? DataFolder.Resolve(settings) : HiddenSecrets.InAddresses(value);
    }
}
