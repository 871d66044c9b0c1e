using System.CommandLine;
using BriefBot.Deliver;
using BriefBot.Host.Cli.Completion;
using BriefBot.Host.Composition;

namespace BriefBot.Host.Cli;

/// <summary><c>completion bash|zsh|fish</c>: what makes a shell complete commands and options; also what it completes outlets and topics
/// with.</summary>
static class CompletionCommand
{
    // What a person can still look through.
    const int MostNames = 500;

    static readonly Argument<string> Shell = new("SHELL")
    {
        Description = "bash, zsh or fish; or sources or topics, which lists what their scripts offer behind --source and --topic",
    };

    static CompletionCommand() => Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "sources", "topics");

    public static Command Build()
    {
        var command = new ExampledCommand(
            "completion",
            "Print a script that makes a shell complete commands, options and their values",
            "source <(briefbot completion bash)",
            "briefbot completion zsh > ~/.zfunc/_briefbot",
            "briefbot completion fish | source"
        )
        {
            Shell,
        };
        command.SetAction((parsed, cancellation) => RunAsync(new CommandRun(parsed), cancellation));
        return command;
    }

    static async Task<int> RunAsync(CommandRun run, CancellationToken cancellation)
    {
        var shell = run.Parsed.GetRequiredValue(Shell);
        if (shell is "sources" or "topics")
            await ListAsync(run, shell == "topics", cancellation);
        else
            await run.Output.WriteAsync(Script(shell, CompletionTable.Of((RootCommand)run.Parsed.RootCommandResult.Command)));
        return ExitCode.Done;
    }

    static string Script(string shell, IReadOnlyList<CompletedCommand> commands) =>
        shell switch
        {
            "bash" => BashScript.Of(commands),
            "zsh" => ZshScript.Of(commands),
            _ => FishScript.Of(commands),
        };

    // A name with a line's end or a control character would be none that could be typed.
    static async Task ListAsync(CommandRun run, bool topics, CancellationToken cancellation)
    {
        await using var library = await LibraryParts.OpenAsync(run.Settings, cancellation);
        var names = topics
            ? await library.Corpus.TopicsAsync(library.Workspace, MostNames, cancellation)
            : await library.Corpus.SourcesAsync(library.Workspace, MostNames, cancellation);
        foreach (var name in names.Where(name => VisibleText.Line(name) == name))
            await run.Output.WriteLineAsync(name);
    }
}
