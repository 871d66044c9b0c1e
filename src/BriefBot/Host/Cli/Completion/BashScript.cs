using System.Text;

namespace BriefBot.Host.Cli.Completion;

/// <summary>The completion script for bash, 4 or later.</summary>
static class BashScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder("# Completion for briefbot: source <(briefbot completion bash)\n_briefbot() {\n");
        script.Append("  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= i words=\n");
        script.Append("  COMPREPLY=()\n");
        script.Append("  for ((i = 1; i < COMP_CWORD; i++)); do\n");
        script.Append(
            $"    case ${{COMP_WORDS[i]}} in {ShellParts.ValueOptions(commands)}) ((i++)); continue;; --) return;; -*) continue;; esac\n"
        );
        script.Append("    case \"$path ${COMP_WORDS[i]}\" in\n");
        script.Append($"      {ShellParts.Paths(commands)}) path=\"${{path:+$path }}${{COMP_WORDS[i]}}\" ;;\n");
        script.Append("      *) break ;;\n    esac\n  done\n");
        script.Append("  case \"$path $prev\" in\n");
        foreach (var (path, option) in ShellParts.WithValues(commands))
            script.Append($"    \"{path} {option.Name}\") {Values(option)} ;;\n");
        script.Append("  esac\n");
        script.Append(
            $"  case $prev in {ShellParts.ValueOptions(commands)}) mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return;; esac\n"
        );
        script.Append("  case $path in\n");
        foreach (var command in commands)
        {
            var words = command
                .Commands.Select(child => child.Name)
                .Concat(command.Words)
                .Concat(command.Options.Select(option => option.Name));
            script.Append($"    \"{command.Path}\") words=\"{string.Join(' ', words)}\" ;;\n");
        }
        script.Append("  esac\n");
        script.Append(
            "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\"; [[ $cur == -* || -z $path ]] || compgen -f -- \"$cur\")\n"
        );
        script.Append("}\ncomplete -o filenames -o bashdefault -F _briefbot briefbot\n");
        return script.ToString();
    }

    // Outlets have blanks in their names: a line each, and each quoted.
    static string Values(CompletedOption option) =>
        option.Lists is { } kind
            ? "local word; while IFS= read -r word; do [[ ${word,,} == \"${cur,,}\"* ]] && COMPREPLY+=(\"$word\"); done < "
                + $"<(\"${{COMP_WORDS[0]}}\" completion {kind} 2>/dev/null); return"
            : $"mapfile -t COMPREPLY < <(compgen -W \"{string.Join(' ', option.Values)}\" -- \"$cur\"); return";
}
