using System.Text;

namespace BriefBot.Host.Cli.Completion;

/// <summary>The completion script for zsh.</summary>
static class ZshScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder(
            "#compdef briefbot\n# Completion for briefbot: source <(briefbot completion zsh), behind compinit\n_briefbot() {\n"
        );
        script.Append("  local way= i\n  local -a found\n");
        script.Append("  for ((i = 2; i < CURRENT; i++)); do\n");
        script.Append(
            $"    case $words[i] in ({ShellParts.ValueOptions(commands)}) ((i++)); continue;; (--) return;; (-*) continue;; esac\n"
        );
        script.Append("    case \"$way $words[i]\" in\n");
        script.Append($"      ({ShellParts.Paths(commands)}) way=\"${{way:+$way }}$words[i]\" ;;\n");
        script.Append("      (*) break ;;\n    esac\n  done\n");
        script.Append("  case \"$way $words[CURRENT-1]\" in\n");
        foreach (var (path, option) in ShellParts.WithValues(commands))
            script.Append($"    (\"{path} {option.Name}\") {Values(option)}; compadd -a found; return ;;\n");
        script.Append("  esac\n");
        script.Append($"  case $words[CURRENT-1] in ({ShellParts.ValueOptions(commands)}) _files; return;; esac\n");
        script.Append("  case $way in\n");
        foreach (var command in commands)
            script.Append($"    (\"{command.Path}\") found=({string.Join(' ', Choices(command))}) ;;\n");
        script.Append("  esac\n  _describe briefbot found\n  [[ $PREFIX == -* || -z $way ]] || _files\n}\ncompdef _briefbot briefbot\n");
        return script.ToString();
    }

    static IEnumerable<string> Choices(CompletedCommand command) =>
        command
            .Commands.Select(child => $"'{child.Name}:{child.Description}'")
            .Concat(command.Words)
            .Concat(command.Options.Select(option => $"'{option.Name}:{option.Description}'"));

    static string Values(CompletedOption option) =>
        option.Lists is { } kind
            ? $"found=(${{(f)\"$($words[1] completion {kind} 2>/dev/null)\"}})"
            : $"found=({string.Join(' ', option.Values)})";
}
