using System.CommandLine;
using BriefBot.Deliver.Json;
using BriefBot.Host.Configuration;

namespace BriefBot.Host.Cli;

/// <summary><c>config show</c>: the settings as they are in effect.</summary>
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
        return new Command("config", "Look at the settings") { show };
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
}
