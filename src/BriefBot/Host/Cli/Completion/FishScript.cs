using System.Text;

namespace BriefBot.Host.Cli.Completion;

/// <summary>The completion script for fish.</summary>
static class FishScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder("# Completion for briefbot: briefbot completion fish | source\n");
        script.Append(
            "function __briefbot_way\n  set -l way\n  set -l skip\n  for word in (commandline -opc)[2..-1]\n    if set -q "
                + "skip[1]\n      set -e skip\n      set -l skip\n      continue\n    end\n"
        );
        script.Append(
            $"    switch $word\n      case {ShellParts.ValueOptions(commands).Replace('|', ' ')}\n        set skip 1\n        "
                + "continue\n      case '-*'\n        continue\n    end\n"
        );
        script.Append("    switch (string join ' ' -- $way $word)\n");
        script.Append(
            "      case "
                + $"{string.Join(' ', commands.Where(command => command.Path.Length > 0).Select(command => $"'{command.Path}'"))}\n     "
                + "   set -a way $word\n      case '*'\n        break\n    end\n  end\n  string join ' ' -- $way\nend\n"
        );
        foreach (var command in commands)
        {
            var here = $"complete -c briefbot -n 'test \"$(__briefbot_way)\" = \"{command.Path}\"'";
            if (command.Path.Length == 0)
                here += " -f";
            foreach (var (name, description) in command.Commands)
                script.Append($"{here} -a '{name}' -d '{description}'\n");
            if (command.Words.Count > 0)
                script.Append($"{here} -f -a '{string.Join(' ', command.Words)}'\n");
            foreach (var option in command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)))
                script.Append($"{here} -l {option.Name[2..]} -d '{option.Description}'{Values(option)}\n");
        }
        return script.ToString();
    }

    static string Values(CompletedOption option) =>
        option switch
        {
            { TakesValue: false } => "",
            { Lists: { } kind } => $" -x -a '(briefbot completion {kind} 2>/dev/null)'",
            { Values.Count: > 0 } => $" -x -a '{string.Join(' ', option.Values)}'",
            _ => " -r",
        };
}
